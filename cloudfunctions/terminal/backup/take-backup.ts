import { createHash } from 'node:crypto';
import { createWriteStream, renameSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Database, Document } from '../../core/platform/database';
import { type CollectionName, type Counted, fileOf, IN_ORDER, type Manifest } from './manifest';
import { type AccountText, NewerAccounts } from './newer-accounts';
import { linesOf } from './put-back';

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
    collections[name] =
      name === 'accounts'
        ? await copyAccounts(source, moved)
        : await copy(source, name, (document) => {
            return name !== 'journal' || isMoved(document as SegmentText, moved);
          });
  }
  return collections as Manifest['collections'];
}

/** Accounts, each as new as the others say it must be, and up to which entry each has moved them. */
async function copyAccounts(source: Source, moved: Map<string, number>): Promise<Counted> {
  const accounts = new NewerAccounts();
  const seen = (account: AccountText) => moved.set(account._id, movedUpTo(account));
  const counted = await copy(source, 'accounts', (document) => {
    seen(document as AccountText);
    accounts.note(document as AccountText);
    return true;
  });
  const newer = await accounts.read(source.database);
  if (newer.size === 0) return counted;
  for (const account of newer.values()) seen(account);
  const file = fileOf(source.folder, 'accounts');
  const written = await write(`${file}.newer`, withNewer(source.folder, newer));
  renameSync(`${file}.newer`, file);
  return written;
}

async function* withNewer(
  folder: string,
  newer: ReadonlyMap<string, AccountText>,
): AsyncGenerator<Document> {
  const left = new Map(newer);
  for await (const line of linesOf(folder, 'accounts')) {
    const document = JSON.parse(line) as Document;
    yield left.get(document._id) ?? document;
    left.delete(document._id);
  }
  // Who was not there yet when their page was read.
  yield* left.values();
}

type SegmentText = Document & { readonly member: string; readonly first: number };

const movedUpTo = ({ seq, tail }: AccountText): number => tail[0]?.seq ?? seq;
const isMoved = ({ member, first }: SegmentText, moved: ReadonlyMap<string, number>): boolean =>
  first < (moved.get(member) ?? 0);

async function copy(
  { database, folder, step }: Source,
  name: CollectionName,
  wanted: (document: Document) => boolean,
): Promise<Counted> {
  async function* documents() {
    for await (const document of everyDocument(database, name)) {
      if (!wanted(document)) continue;
      step(name);
      yield document;
    }
  }
  return await write(fileOf(folder, name), documents());
}

async function write(file: string, written: AsyncIterable<Document>): Promise<Counted> {
  const hash = createHash('sha256');
  let documents = 0;
  async function* lines() {
    for await (const document of written) {
      const line = `${JSON.stringify(document)}\n`;
      hash.update(line);
      documents += 1;
      yield line;
    }
  }
  await pipeline(Readable.from(lines()), createGzip(), createWriteStream(file));
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
