import type { Database, Document } from '../platform/database';
import type { Sealing } from '../platform/sealing';
import type { Invite, Invites, LinkId } from './ports';

type InviteDocument = Document & Invite & { readonly takenBy?: LinkId };

/** Invitations are found by the word that was sent, which is not kept. */
export function invitesIn(database: Database, sealing: Sealing): Invites {
  const idOf = (word: string) => sealing.fingerprint('invite', word);
  const place = (id: string) => `invites/${id}/called`;
  return {
    wordFor: (what) => sealing.fingerprint('invite-word', what),
    keep: async (word, { called, ...invite }) => {
      const _id = idOf(word);
      const document = { _id, ...invite, called: sealing.seal(place(_id), called) };
      await database.add('invites', document as Document);
    },
    find: async (word) => {
      const kept = await database.get<InviteDocument>('invites', idOf(word));
      if (!kept) return null;
      const { _id, member, memberNo, monthMax, until, takenBy } = kept;
      const called = sealing.open(place(_id), kept.called);
      return { member, memberNo, called, monthMax, until, isTaken: takenBy !== undefined };
    },
    take: async (word, id) => {
      const _id = idOf(word);
      const free = { _id, takenBy: database.is.absent() };
      if ((await database.update('invites', free, { takenBy: id })) === 1) return true;
      return (await database.get<InviteDocument>('invites', _id))?.takenBy === id;
    },
    end: async (id) => {
      await database.remove('invites', { takenBy: id });
    },
    dropOld: async (now, limit) => {
      const where = { until: database.is.atMost(now) };
      const old = await database.find<InviteDocument>('invites', { where, limit });
      for (const { _id } of old) await database.remove('invites', { _id });
      return old.length;
    },
  };
}
