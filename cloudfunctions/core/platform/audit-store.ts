import type { Audit, Audited } from './audit';
import type { Database, Document } from './database';
import type { Sealing } from './sealing';

const SHOWN_MAX = 100;

/** Append only: nothing here can change or take away what was written. */
export const auditIn = (database: Database, sealing: Sealing): Audit => ({
  write: async ({ id, why, ...deed }) => {
    const sealed = sealing.seal(whyPlace(id), why);
    await database.add('audit', { _id: id, ...deed, why: sealed } as Document);
  },
  about: async (subject) => {
    const found = await database.find<Document & Omit<Audited, 'id'>>('audit', {
      where: { about: subject },
      order: ['at', 'asc'],
      limit: SHOWN_MAX,
    });
    return found.map(({ _id, at, who, what, about, why }) => ({
      id: _id,
      at,
      who,
      what,
      about,
      why: sealing.open(whyPlace(_id), why),
    }));
  },
});

const whyPlace = (id: string): string => `audit/${id}/why`;
