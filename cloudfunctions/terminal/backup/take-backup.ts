import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Database, Document } from '../../core/platform/database';
import { type CollectionName, type Counted, fileOf, IN_ORDER, type Manifest } from './manifest';

type Source = {
  readonly database: Pick<Database, 'find' | 'is'>;
  readonly folder: string;
  /** Told after every document. */
  readonly step: (name: CollectionName) => void;
};

/** A page stays below what one call may answer, whatever the documents. */
const PAGE = 100;

/**
 * Copies every document to files, one a collection, while the shop goes on selling. Of the journal what an
 * account had moved there when it was read, so that the two agree; what is later is for the next backup.
 */
export async function takeBackup(source: Source): Promise<Manifest['collections']> {
  const collections: Partial<Record<CollectionName, Counted>> = {};
  const moved = new Map<string, number>();
  for (const name of IN_ORDER) {
    collections[name] = await copy(source, name, (document) => {
      if (name === 'accounts') moved.set(document._id, movedUpTo(document as AccountText));
      return name !== 'journal' || isMoved(document as SegmentText, moved);
    });
  }
  return collections as Manifest['collections'];
}

type AccountText = Document & { readonly seq: number; readonly tail: readonly { seq: number }[] };
type SegmentText = Document & { readonly member: string; readonly first: number };

const movedUpTo = ({ seq, tail }: AccountText): number => tail[0]?.seq ?? seq;
const isMoved = ({ member, first }: SegmentText, moved: ReadonlyMap<string, number>): boolean =>
  first < (moved.get(member) ?? 0);

async function copy(
  { database, folder, step }: Source,
  name: CollectionName,
  wanted: (document: Document) => boolean,
): Promise<Counted> {
  const hash = createHash('sha256');
  let documents = 0;
  async function* lines() {
    for await (const document of everyDocument(database, name)) {
      if (!wanted(document)) continue;
      const line = `${JSON.stringify(document)}\n`;
      hash.update(line);
      documents += 1;
      step(name);
      yield line;
    }
  }
  await pipeline(Readable.from(lines()), createGzip(), createWriteStream(fileOf(folder, name)));
  return { documents, sha256: hash.digest('hex') };
}

async function* everyDocument(
  { find, is }: Source['database'],
  name: CollectionName,
): AsyncGenerator<Document> {
  let after = '';
  for (;;) {
    const where = { _id: is.above(after) };
    const page = await find<Document>(name, { where, order: ['_id', 'asc'], limit: PAGE });
    yield* page;
    if (page.length < PAGE) return;
    after = page.at(-1)?._id ?? after;
  }
}
