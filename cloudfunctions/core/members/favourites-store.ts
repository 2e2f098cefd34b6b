import type { MemberId } from '@huigan/shared/kernel/ids';
import type { Database, Document } from '../platform/database';

type MemberDocument = Document & {
  readonly favourites?: { readonly v: number; readonly shops: readonly string[] };
  readonly left?: number;
};

/** Shops a member has marked. They stand with the member, and go when the member goes. */
export const favouritesIn = (database: Database) => ({
  /** Null when there is no such member, or they have left. */
  of: async (member: MemberId) => {
    const document = await database.get<MemberDocument>('members', member);
    if (!document || document.left !== undefined) return null;
    return document.favourites ?? { v: 0, shops: [] };
  },
  /** False when somebody else wrote in between. */
  save: async (member: MemberId, v: number, shops: readonly string[]): Promise<boolean> => {
    const unchanged = v === 0 ? { favourites: database.is.absent() } : { 'favourites.v': v };
    const where = { _id: member, left: database.is.absent(), ...unchanged };
    return (await database.update('members', where, { favourites: { v: v + 1, shops } })) === 1;
  },
});
