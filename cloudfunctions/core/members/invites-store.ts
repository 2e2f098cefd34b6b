import type { Database, Document } from '../platform/database';
import type { Sealing } from '../platform/sealing';
import type { Invite, Invites, LinkId } from './ports';

/** Taken, by somebody who is in the family no more. */
const GONE = 'gone';
type InviteDocument = Document & Invite & { readonly takenBy?: LinkId | typeof GONE };

/** More than a family has places. */
const OPEN_MAX = 20;

/** Invitations are found by the word that was sent, which is not kept. */
export function invitesIn(database: Database, sealing: Sealing): Invites {
  const idOf = (word: string) => sealing.fingerprint('invite', word);
  const place = (id: string) => `invites/${id}/called`;
  const opened = ({
    _id,
    member,
    memberNo,
    called,
    monthMax,
    until,
    turn,
  }: InviteDocument): Invite => ({
    ...{ member, memberNo, monthMax, until, turn },
    called: sealing.open(place(_id), called),
  });
  return {
    wordFor: (what) => sealing.fingerprint('invite-word', what),
    keep: async (word, { called, ...invite }) => {
      const _id = idOf(word);
      const document = { _id, ...invite, called: sealing.seal(place(_id), called) };
      return database.add('invites', document as Document);
    },
    find: async (word) => {
      const kept = await database.get<InviteDocument>('invites', idOf(word));
      if (!kept) return null;
      return { ...opened(kept), isTaken: kept.takenBy !== undefined };
    },
    openOf: async (member, now) => {
      const where = { member, takenBy: database.is.absent() };
      const order = ['until', 'desc'] as const;
      const found = await database.find<InviteDocument>('invites', {
        where,
        order,
        limit: OPEN_MAX,
      });
      return found.filter(({ until }) => until > now).map(opened);
    },
    take: async (word, id) => {
      const _id = idOf(word);
      const free = { _id, takenBy: database.is.absent() };
      if ((await database.update('invites', free, { takenBy: id })) === 1) return true;
      return (await database.get<InviteDocument>('invites', _id))?.takenBy === id;
    },
    end: async (id) => {
      await database.update('invites', { takenBy: id }, { takenBy: GONE });
    },
    dropOld: async (now, limit) => {
      const where = { until: database.is.atMost(now) };
      const old = await database.find<InviteDocument>('invites', { where, limit });
      for (const { _id } of old) await database.remove('invites', { _id });
      return old.length;
    },
  };
}
