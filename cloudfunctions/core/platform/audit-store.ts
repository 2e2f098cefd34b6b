import type { Instant } from '@huigan/shared/kernel/time';
import type { Database, Document } from './database';
import type { Sealing } from './sealing';

/** Who did what, why and when. `id` is its cause: the same deed is written down once. */
export type Audited = {
  readonly id: string;
  readonly at: Instant;
  readonly who: string;
  readonly what: string;
  /** What it was done to, by its pseudonymous id. */
  readonly about: string;
  readonly why: string;
};
export type Audit = {
  readonly write: (deed: Audited) => Promise<void>;
  readonly about: (subject: string) => Promise<readonly Audited[]>;
};

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
