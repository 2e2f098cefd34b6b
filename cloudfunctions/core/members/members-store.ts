import { type MemberId, memberId } from '@huigan/shared/kernel/ids';
import { type Consent, withWords } from '@huigan/shared/members/consents';
import type { MemberJoined } from '@huigan/shared/members/events';
import type { Database, Document } from '../platform/database';
import type { Sealing } from '../platform/sealing';
import type { Members, NewMember, NewWechat } from './ports';

type MemberDocument = Document & {
  readonly memberNo: string;
  readonly joinedAt: number;
  readonly phone?: string;
  readonly openid?: string;
  /** Other WeChats that were proven to be theirs as well. */
  readonly others?: readonly string[];
  readonly consents?: readonly Consent[];
  readonly rev?: number;
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
    const isAbsent = database.is.absent();
    const free = { _id: id, openid: isAbsent, consents: isAbsent };
    const fields = { openid, consents, phone: sealed };
    if ((await database.update('members', free, fields)) === 1) return true;
    const own = { _id: id, openid };
    if ((await database.update('members', own, { phone: sealed })) === 1) return true;
    return claimAsWell(database, id, { openid, phone: sealed, consents, isProven });
  },
  keepPhone: async (id, phone) => {
    const sealed = sealing.seal(phonePlace(id), phone);
    await database.update('members', { _id: id }, { phone: sealed });
  },
  changePhone: async (id, before, phone) => {
    const stored = (await database.get<MemberDocument>('members', id))?.phone;
    const stands = stored === undefined ? null : sealing.open(phonePlace(id), stored);
    if (stands !== before) return false;
    const same = { _id: id, phone: stored ?? database.is.absent() };
    const sealed = sealing.seal(phonePlace(id), phone);
    return (await database.update('members', same, { phone: sealed })) === 1;
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
  stay: async (id) => {
    await database.update('members', { _id: id }, { leaving: undefined, leavesAt: undefined });
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

/** A person joins with their own two hands; others may write about them meanwhile. */
const TURNS_MAX = 20;
/** WeChats of one person. */
const OTHERS_MAX = 8;

/**
 * A WeChat is theirs who have agreed to something already: as the one they are known by, or, where they have proven
 * it, beside that. What it agreed to is said once, however often the joining is repeated.
 */
async function claimAsWell(database: Database, id: MemberId, wechat: NewWechat): Promise<boolean> {
  for (let turn = 0; turn < TURNS_MAX; turn++) {
    const member = await database.get<MemberDocument>('members', id);
    const joins = member && joinsOf(member, wechat);
    if (!joins) return false;
    const stands = { _id: id, rev: member.rev ?? database.is.absent() };
    if ((await database.update('members', stands, { phone: wechat.phone, ...joins })) === 1) {
      return true;
    }
  }
  throw new Error('a person was too busy to write');
}

/** What changes where a WeChat joins a member; null where it may not. */
function joinsOf(
  { openid: first, rev = 0, others = [], consents = [] }: MemberDocument,
  { openid, consents: said, isProven }: NewWechat,
): Partial<MemberDocument> | null {
  const joined = { consents: withWords(consents, said), rev: rev + 1 };
  if (first === undefined) return { openid, ...joined };
  if (!isProven) return null;
  if (others.includes(openid)) return {};
  return { others: [...others, openid].slice(-OTHERS_MAX), ...joined };
}

/** Fields that say who somebody is, or that ask for something to be done for them. */
const personal = {
  phone: undefined,
  openid: undefined,
  others: undefined,
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
