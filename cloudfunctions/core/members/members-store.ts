import { type MemberId, memberId } from '@huigan/shared/kernel/ids';
import type { MemberJoined } from '@huigan/shared/members/events';
import type { Database, Document } from '../platform/database';
import type { Sealing } from '../platform/sealing';
import type { Members, NewMember } from './ports';

type MemberDocument = Document & {
  readonly memberNo: string;
  readonly joinedAt: number;
  readonly phone?: string;
  readonly openid?: string;
  readonly facts?: readonly MemberJoined[];
  readonly untold?: number;
  readonly leaving?: number;
  readonly left?: number;
  readonly movedOn?: boolean;
};

const hasGone = ({ leaving, left }: MemberDocument): boolean =>
  leaving !== undefined || left !== undefined;

export const membersIn = (database: Database, sealing: Sealing): Members => ({
  add: (member) => database.add('members', memberDocument(member)),
  claimWechat: async (id, { openid, phone, consents, isProven }) => {
    const sealed = sealing.seal(phonePlace(id), phone);
    const free = { _id: id, openid: database.is.absent() };
    const fields = { openid, consents, phone: sealed };
    if ((await database.update('members', free, fields)) === 1) return true;
    const own = isProven ? { _id: id } : { _id: id, openid };
    return (await database.update('members', own, { phone: sealed })) === 1;
  },
  keepPhone: async (id, phone) => {
    const sealed = sealing.seal(phonePlace(id), phone);
    await database.update('members', { _id: id }, { phone: sealed });
  },
  dropPhone: async (id) => {
    await database.update('members', { _id: id }, { phone: undefined });
  },
  moveOn: async (id) => {
    await database.update('members', { _id: id }, { movedOn: true });
  },
  isTaken: async (id) => {
    const member = await database.get<MemberDocument>('members', id);
    return member !== null && (hasGone(member) || member.movedOn === true);
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
    return member !== null && hasGone(member);
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
  messages: undefined,
  messagesDue: undefined,
};

const memberDocument = ({
  id,
  memberNo,
  joinedAt,
  joined,
}: NewMember): Document & Record<string, unknown> => ({
  _id: id,
  memberNo,
  joinedAt,
  tierSeq: -1,
  facts: [joined],
  untold: joined.at,
});

const phonePlace = (id: MemberId): string => `members/${id}/phone`;
