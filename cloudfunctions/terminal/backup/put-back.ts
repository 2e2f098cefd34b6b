import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import pMap from 'p-map';
import { canonical } from '../../core/platform/canonical';
import type { Database, Document } from '../../core/platform/database';
import { TerminalProblem } from '../connect';
import { type CollectionName, fileOf, IN_ORDER, type Manifest } from './manifest';

/** Writes under way at once: they wait for the database, not for each other. */
const AT_ONCE = 16;

/** Stops at the first file that is not what was written. Nothing has been put back by then. */
export async function checkFiles(folder: string, { collections }: Manifest): Promise<void> {
  for (const name of IN_ORDER) {
    const expected = collections[name];
    const hash = createHash('sha256');
    let documents = 0;
    for await (const line of linesOf(folder, name)) {
      hash.update(`${line}\n`);
      documents += 1;
    }
    if (documents !== expected?.documents || hash.digest('hex') !== expected.sha256) {
      throw new TerminalProblem(
        `${fileOf(folder, name)} is not what was written: it was changed, or cut off.`,
      );
    }
  }
}

/** Refuses an environment that has anything: two sets of books cannot be put together. */
export async function mustBeEmpty({ find }: Pick<Database, 'find'>): Promise<void> {
  for (const name of IN_ORDER) {
    const [some] = await find(name, { where: {}, order: ['_id', 'asc'], limit: 1 });
    if (some) {
      throw new TerminalProblem(
        `The environment is not empty: there is ${name}/${some._id}. If a restore broke off here, go on with --resume.`,
      );
    }
  }
}

/** Puts every document back. One that is there already must be the same, so it can be gone on with. */
export async function putBack(
  database: Pick<Database, 'add' | 'get'>,
  folder: string,
  step: () => void,
): Promise<void> {
  for (const name of IN_ORDER) {
    const put = async (line: string) => {
      const document = JSON.parse(line) as Document;
      if (!(await database.add(name, document))) await mustBeSame(database, name, document);
      step();
    };
    await pMap(linesOf(folder, name), put, { concurrency: AT_ONCE });
  }
}

async function mustBeSame(
  { get }: Pick<Database, 'get'>,
  name: CollectionName,
  document: Document,
): Promise<void> {
  const standing = await get<Document>(name, document._id);
  if (canonical(standing) === canonical(document)) return;
  throw new TerminalProblem(
    `${name}/${document._id} is here with other content; nothing was overwritten.`,
  );
}

async function* linesOf(folder: string, name: CollectionName): AsyncGenerator<string> {
  const file = fileOf(folder, name);
  if (!existsSync(file)) throw new TerminalProblem(`${file} is missing`);
  const input = createReadStream(file).pipe(createGunzip());
  yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
}
