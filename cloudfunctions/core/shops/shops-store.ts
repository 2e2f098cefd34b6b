import type { ShopInFile } from '@huigan/shared/shops/contracts';
import type { Clock } from '../platform/clock';
import type { Database, Document } from '../platform/database';
import { remembering } from '../platform/remembering';
import type { Published, Shops } from './ports';

type PublishedDocument = Document & Published;
type PageDocument = Document & { readonly version: string; readonly shops: readonly ShopInFile[] };

const CURRENT = 'current';
/** A new list is seen within this time. */
const FRESH_MS = 5 * 60_000;

export const shopsIn = (database: Database): Shops => ({
  published: async () => {
    const document = await database.get<PublishedDocument>('shops', CURRENT);
    if (!document) return null;
    const { v, version, pages, before } = document;
    return { v, version, pages, before };
  },
  pagesOf: async (version, pages) => {
    const ids = Array.from({ length: pages }, (_, page) => pageId(version, page));
    const where = { _id: database.is.oneOf(ids) };
    const found = await database.find<PageDocument>('shops', { where, limit: pages });
    return [...found].sort((a, b) => (a._id < b._id ? -1 : 1)).map(({ shops }) => shops);
  },
  addPage: async (version, page, shops) => {
    await database.add('shops', { _id: pageId(version, page), version, shops } as PageDocument);
  },
  publish: async (before, after) => {
    if (before === null) {
      return database.add('shops', { _id: CURRENT, v: 0, ...after } as PublishedDocument);
    }
    const where = { _id: CURRENT, v: before.v };
    return (await database.update('shops', where, { ...after, v: before.v + 1 })) === 1;
  },
  drop: async (version) => {
    await database.remove('shops', { version });
  },
});

/**
 * The list in force. Lists never change, so a process keeps the one it read and asks now and then whether
 * it still is the one.
 */
export function freshShops(shops: Shops, clock: Clock): () => Promise<readonly ShopInFile[]> {
  let read: { readonly version: string; readonly list: readonly ShopInFile[] } | null = null;
  const published = remembering(() => shops.published(), { clock, freshMs: FRESH_MS, max: 1 });
  const readList = async ({ version, pages }: Published): Promise<boolean> => {
    if (read?.version === version) return true;
    const found = await shops.pagesOf(version, pages);
    if (found.length === pages) read = { version, list: found.flat() };
    return found.length === pages;
  };
  return async () => {
    const known = await published('current');
    if (known === null) return [];
    if (await readList(known)) return read?.list ?? [];
    // It was replaced, and taken away, since this process looked.
    const newer = await shops.published();
    if (newer && (await readList(newer))) return read?.list ?? [];
    throw new Error('the list of shops is being replaced');
  };
}

const pageId = (version: string, page: number): string =>
  `${version}:${String(page).padStart(2, '0')}`;
