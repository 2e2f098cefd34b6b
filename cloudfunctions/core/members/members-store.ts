import { type MemberId, memberId } from '@huigan/shared/kernel/ids';
import type { MemberJoined } from '@huigan/shared/members/events';
import type { Database, Document } from '../platform/database';
import type { Sealing } from '../platform/sealing';
import type { Link, LinkId, Links, Members, NewMember } from './ports';

type LinkDocument = Document & Link;
type MemberDocument = Document & {
  readonly memberNo: string;
  readonly joinedAt: number;
  readonly phone?: string;
  readonly openid?: string;
  readonly facts?: readonly MemberJoined[];
  readonly untold?: number;
  readonly leaving?: number;
  readonly left?: number;
};

/** A member is known by a handful of identities. */
const LINKS_MAX = 100;

export const linksIn = (database: Database, sealing: Sealing): Links => ({
  idOf: (kind, value) => `${kind}:${sealing.fingerprint(kind, value)}` as LinkId,
  find: async (id) => linkFrom(await database.get<LinkDocument>('links', id)),
  claim: async (id, { member, memberNo }) => {
    if (await database.add('links', { _id: id, member, memberNo } as LinkDocument)) {
      return { member, memberNo };
    }
    const standing = linkFrom(await database.get<LinkDocument>('links', id));
    if (!standing) throw new Error('a link was there and is gone');
    return standing;
  },
  cut: async (member) => {
    const found = await database.find<LinkDocument>('links', {
      where: { member },
      limit: LINKS_MAX,
    });
    const isSignIn = ({ _id }: LinkDocument) => _id.startsWith('openid:');
    const inOrder = [...found.filter((link) => !isSignIn(link)), ...found.filter(isSignIn)];
    for (const { _id } of inOrder) await database.remove('links', { _id, member });
  },
});

export const membersIn = (database: Database, sealing: Sealing): Members => ({
  add: (member) => database.add('members', memberDocument(member, sealing)),
  claimWechat: async (id, { openid, phone, consents }) => {
    const sealed = sealing.seal(phonePlace(id), phone);
    const free = { _id: id, openid: database.is.absent() };
    const fields = { openid, consents, phone: sealed };
    if ((await database.update('members', free, fields)) === 1) return true;
    return (await database.get<MemberDocument>('members', id))?.openid === openid;
  },
  isFreeFor: async (id, openid) => {
    const member = await database.get<MemberDocument>('members', id);
    return member?.openid === undefined || member.openid === openid;
  },
  remember: async (fact) => {
    const fields = { facts: [fact], untold: fact.at };
    await database.update('members', { _id: fact.member }, fields);
  },
  untold: async (now, limit) => {
    const found = await database.find<MemberDocument>('members', {
      where: { untold: database.is.atMost(now) },
      order: ['untold', 'asc'],
      limit,
    });
    return found.flatMap(({ facts }) => facts ?? []);
  },
  whoLeaves: async (now, limit) => {
    const found = await database.find<MemberDocument>('members', {
      where: { leaving: database.is.atMost(now) },
      order: ['leaving', 'asc'],
      limit,
    });
    return found.map(({ _id }) => memberId(_id));
  },
  startLeaving: async (id, at) => {
    const there = { _id: id, left: database.is.absent() };
    return (await database.update('members', there, { leaving: at })) === 1;
  },
  isGone: async (id) => {
    const member = await database.get<MemberDocument>('members', id);
    return member?.leaving !== undefined || member?.left !== undefined;
  },
  forget: async (id, at) => {
    await database.update('members', { _id: id }, { ...personal, left: at });
  },
  acknowledge: async (id) => {
    await database.update('members', { _id: id }, { facts: undefined, untold: undefined });
  },
  learnTier: async ({ member, to, seq }) => {
    const older = { _id: member, tierSeq: database.is.below(seq) };
    await database.update('members', older, { tier: to, tierSeq: seq });
  },
  identitiesOf: async (id) => {
    const member = await database.get<MemberDocument>('members', id);
    if (!member || member.left !== undefined) return null;
    const phone = member.phone === undefined ? null : sealing.open(phonePlace(id), member.phone);
    return { phone, isInWechat: member.openid !== undefined };
  },
});

/** Fields that say who somebody is, or that ask for something to be done for them. */
const personal = {
  phone: undefined,
  openid: undefined,
  facts: undefined,
  untold: undefined,
  tier: undefined,
  leaving: undefined,
  // What they told of themself: the profile's own room keeps it here.
  name: undefined,
  birthday: undefined,
  birthdayAt: undefined,
  birthdayUntold: undefined,
  children: undefined,
  preferences: undefined,
  shop: undefined,
  changed: undefined,
  rev: undefined,
  leavesAt: undefined,
  favourites: undefined,
};

const linkFrom = (document: LinkDocument | null): Link | null =>
  document && { member: document.member, memberNo: document.memberNo };

const memberDocument = (
  { id, memberNo, phone, joinedAt, joined }: NewMember,
  sealing: Sealing,
): Document & Record<string, unknown> => ({
  _id: id,
  memberNo,
  joinedAt,
  ...(phone !== null && { phone: sealing.seal(phonePlace(id), phone) }),
  tierSeq: -1,
  facts: [joined],
  untold: joined.at,
});

const phonePlace = (id: MemberId): string => `members/${id}/phone`;
