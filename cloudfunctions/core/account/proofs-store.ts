import type { Database, Document } from '../platform/database';
import type { LeafPage, Proofs, Root } from './ports';

type RootDocument = Document & Root;
type PageDocument = Document & LeafPage;

/** Nightly proofs: a root a day, and the pages of leaves it was made of. All of it written once. */
export const proofsIn = (database: Database): Proofs => ({
  lastRoot: async () => {
    const [last] = await database.find<RootDocument>('roots', {
      where: {},
      order: ['_id', 'desc'],
      limit: 1,
    });
    return last ? rootOf(last) : null;
  },
  roots: async (after, limit) => {
    const where = { _id: database.is.above(rootId(after)) };
    const found = await database.find<RootDocument>('roots', {
      where,
      order: ['_id', 'asc'],
      limit,
    });
    return found.map(rootOf);
  },
  addRoot: async (root) => {
    await database.add('roots', { _id: rootId(root.day), ...root } as RootDocument);
  },
  addPage: async (page) => {
    await database.add('leaves', { _id: pageId(page.day, page.page), ...page } as PageDocument);
  },
  lastPage: async (day) => {
    const [last] = await database.find<PageDocument>('leaves', {
      where: { day },
      order: ['page', 'desc'],
      limit: 1,
    });
    return last ?? null;
  },
  page: (day, page) => database.get<PageDocument>('leaves', pageId(day, page)),
});

const rootOf = ({ _id, ...root }: RootDocument): Root => root;

const rootId = (day: number): string => String(day).padStart(8, '0');
const pageId = (day: number, page: number): string =>
  `${rootId(day)}:${String(page).padStart(6, '0')}`;
