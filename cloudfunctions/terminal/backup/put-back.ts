import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import pMap from 'p-map';
import { canonical } from '../../core/platform/canonical';
import type { Database, Document } from '../../core/platform/database';
import { TerminalProblem } from '../run-command';
import { type CollectionName, fileOf, IN_ORDER, type Manifest, notAsWritten } from './manifest';

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
      throw notAsWritten(fileOf(folder, name));
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

/** As they were written: only a line feed ends one, whatever else a name on a receipt may hold. */
export async function* linesOf(folder: string, name: CollectionName): AsyncGenerator<string> {
  const file = fileOf(folder, name);
  if (!existsSync(file)) throw new TerminalProblem(`${file} is missing`);
  const text = pipeline(createReadStream(file), createGunzip(), () => undefined);
  let begun = '';
  try {
    for await (const piece of text.setEncoding('utf8')) {
      const lines = `${begun}${piece}`.split('\n');
      begun = lines.pop() ?? '';
      yield* lines;
    }
  } catch (problem) {
    const { code, message } = problem as NodeJS.ErrnoException;
    if (code?.startsWith('Z_')) throw notAsWritten(file);
    throw new TerminalProblem(`${file} cannot be read: ${message}`);
  }
  if (begun !== '') yield begun;
}
