import type { MemberId } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import type { Database, Document } from '../platform/database';
import type { Sealing } from '../platform/sealing';
import { codesIn } from './codes-store';
import type { Family, Link, LinkId, Links } from './ports';

type LinkDocument = Document &
  Omit<Link, 'family'> & {
    readonly family?: Family;
    /** Of a number: until when staff vouch for who holds it, and who has come by that. */
    readonly vouchedUntil?: Instant;
    readonly vouchedFor?: string;
  };

/** A member is known by a handful of identities. */
const LINKS_MAX = 100;
const SIGN_IN = 'openid:';
const isPhone = (id: string): boolean => id.startsWith('phone:');
const isSignIn = ({ _id }: LinkDocument): boolean => _id.startsWith(SIGN_IN);

export function linksIn(database: Database, sealing: Sealing): Links {
  const get = (id: LinkId) => database.get<LinkDocument>('links', id);
  /** Without the codes: whoever was in a family ever leaves one. */
  const ofMember = (member: MemberId) => {
    const where = { member, holder: database.is.absent() };
    return database.find<LinkDocument>('links', { where, limit: LINKS_MAX });
  };
  const opened = (document: LinkDocument | null): Link | null =>
    document && linkFrom(document, sealing);
  return {
    idOf: (kind, value) => `${kind}:${sealing.fingerprint(kind, value)}` as LinkId,
    find: async (id) => opened(await get(id)),
    claim: async (id, link) => {
      if (await database.add('links', documentOf(id, link, sealing))) return link;
      const standing = opened(await get(id));
      if (!standing) throw new Error('a link was there and is gone');
      return standing;
    },
    move: async (id, from, { member, memberNo }) => {
      const moved = { member, memberNo, ...notVouched };
      return (await database.update('links', { _id: id, member: from }, moved)) === 1;
    },
    lead: async (from, { member, memberNo }) => {
      await database.update('links', { member: from }, { member, memberNo });
    },
    vouch: async (id, until) =>
      (await database.update('links', { _id: id }, { ...notVouched, vouchedUntil: until })) === 1,
    takeVouching: async (id, { who, to }, now) => {
      const by = `${to} ${who}`;
      const { vouchedUntil = 0, vouchedFor } = (await get(id)) ?? {};
      if (vouchedUntil <= now) return false;
      if (vouchedFor !== undefined) return vouchedFor === by;
      const free = { _id: id, vouchedUntil, vouchedFor: database.is.absent() };
      if ((await database.update('links', free, { vouchedFor: by })) === 1) return true;
      return (await get(id))?.vouchedFor === by;
    },
    ...codesIn(database),
    holdersOf: async (member) => {
      const found = (await ofMember(member)).filter(isSignIn);
      return found.map((document) => {
        const { family } = linkFrom(document, sealing);
        return { id: document._id as LinkId, ...(family && { family }) };
      });
    },
    limit: async (id, member, monthMax) => {
      const standing = await get(id);
      if (standing?.member !== member || standing.family === undefined) return false;
      const family = { ...standing.family, monthMax };
      await database.update('links', { _id: id, member }, { family });
      return true;
    },
    dismiss: async (id, member) => {
      await database.remove('links', { _id: id, member });
      // What was used up stays so, and what their month has come to: they may be back in it.
      await database.remove('links', { member, holder: id, used: database.is.absent() });
    },
    release: async (id, member) => {
      await database.remove('links', { _id: id, member });
    },
    keepOnlyPhone: async (id, member) => {
      const others = (await ofMember(member)).filter(({ _id }) => isPhone(_id) && _id !== id);
      for (const { _id } of others) await database.remove('links', { _id, member });
    },
    cut: async (member) => {
      await database.remove('links', { member, holder: database.is.above('') });
      const found = await ofMember(member);
      const inOrder = [...found.filter((link) => !isSignIn(link)), ...found.filter(isSignIn)];
      for (const { _id } of inOrder) await database.remove('links', { _id, member });
    },
  };
}

/** Where an identity leads, and what is kept of its member, as the room that keeps it reads it: one call. */
export async function findWithMember(
  database: Database,
  sealing: Sealing,
  id: LinkId,
): Promise<{ readonly link: Link; readonly document: Document | null } | null> {
  const beside = { field: 'member', of: 'members' };
  const found = await database.getWith<LinkDocument>('links', id, beside);
  return found && { link: linkFrom(found.document, sealing), document: found.other };
}

const notVouched = { vouchedUntil: undefined, vouchedFor: undefined };

function linkFrom(document: LinkDocument, sealing: Sealing): Link {
  const { _id, member, memberNo, holder, restsUntil, family } = document;
  const called = family && sealing.open(calledPlace(_id), family.called);
  return {
    member,
    memberNo,
    ...(holder !== undefined && { holder }),
    ...(restsUntil !== undefined && { restsUntil }),
    ...(family && called !== undefined && { family: { ...family, called } }),
  };
}

function documentOf(
  id: LinkId,
  { member, memberNo, holder, family }: Link,
  sealing: Sealing,
): LinkDocument {
  const called = family && sealing.seal(calledPlace(id), family.called);
  return {
    _id: id,
    member,
    memberNo,
    ...(holder !== undefined && { holder }),
    // What somebody is called is kept where they sign in, not with their codes.
    ...(holder === undefined &&
      family &&
      called !== undefined && { family: { ...family, called } }),
  };
}

const calledPlace = (id: string): string => `links/${id}/called`;
