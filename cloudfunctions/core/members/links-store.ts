import type { MemberId } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import { type MonthUse, withUse } from '@huigan/shared/members/month-use';
import type { Database, Document } from '../platform/database';
import type { Sealing } from '../platform/sealing';
import type { CodeProof, CodeUse, Family, Link, LinkId, Links } from './ports';

type LinkDocument = Document &
  Omit<Link, 'family'> & {
    readonly family?: Family;
    /** Of a number: until when staff vouch for who holds it, and who has come by that. */
    readonly vouchedUntil?: Instant;
    readonly vouchedFor?: string;
    /** Of a spending code: the latest minute whose code was used, and for what. */
    readonly usedStep?: number;
    readonly usedFor?: string;
    readonly usedPoints?: number;
    /** Of a code of the family. */
    readonly monthUse?: MonthUse;
  };

/** A member is known by a handful of identities. */
const LINKS_MAX = 100;
const SIGN_IN = 'openid:';
const NEVER_USED = -1;
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
    useCode: (proof, use) => useCode(database, proof, use),
    monthUseOf: async ({ id }) => (await get(id))?.monthUse,
    recount: (proof, counted) => recount(database, proof, counted),
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
      await database.remove('links', { member, holder: id, usedStep: NEVER_USED });
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

const notVouched = { vouchedUntil: undefined, vouchedFor: undefined };

type Used = 'ok' | 'used' | 'over_limit';

/** One write where nobody limits what may be used; two where the owner does. */
async function useCode(
  database: Database,
  { id, step, monthMax }: CodeProof,
  use: CodeUse,
): Promise<Used> {
  const { purpose, points } = use;
  const used = { usedStep: step, usedFor: purpose, usedPoints: points };
  const free = { _id: id, usedStep: database.is.below(step) };
  if (monthMax === null && (await database.update('links', free, used)) === 1) return 'ok';
  const standing = await database.get<LinkDocument>('links', id);
  if (!standing) return 'used';
  const counted = countedIn(standing, { step, monthMax }, use);
  if (typeof counted === 'string') return counted;
  // As it was read: of two who use it at once, one finds it used.
  const { usedStep } = standing;
  const same = { _id: id, usedStep, ...countedAs(database, standing.monthUse) };
  const changed = await database.update('links', same, { ...used, monthUse: counted });
  return changed === 1 ? 'ok' : 'used';
}

/** What a month comes to with this use; or why it needs no counting, or may not be. */
function countedIn(
  { usedStep = 0, usedFor, usedPoints = 0, monthUse }: LinkDocument,
  { step, monthMax }: Pick<CodeProof, 'step' | 'monthMax'>,
  use: CodeUse,
): Used | MonthUse {
  const isSame = usedStep === step && usedFor === use.purpose;
  if (!isSame && usedStep >= step) return 'used';
  if (isSame && (monthMax === null || use.points <= usedPoints)) return 'ok';
  if (monthMax === null) return 'used';
  return withUse(monthUse, use, monthMax) ?? 'over_limit';
}

async function recount(
  database: Database,
  { id }: CodeProof,
  { before, after }: { before: MonthUse; after: MonthUse },
): Promise<void> {
  const standing = await database.get<LinkDocument>('links', id);
  if (!standing) return;
  const { usedStep, usedFor, usedPoints = 0 } = standing;
  // What is used under the same code again counts again.
  const last = after.uses.find(({ purpose }) => purpose === usedFor)?.points ?? 0;
  const same = { _id: id, usedStep, ...countedAs(database, before) };
  const anew = { monthUse: after, usedPoints: Math.min(usedPoints, last) };
  await database.update('links', same, anew);
}

const countedAs = (database: Database, monthUse: MonthUse | undefined) =>
  monthUse === undefined
    ? { monthUse: database.is.absent() }
    : { 'monthUse.month': monthUse.month, 'monthUse.total': monthUse.total };

function linkFrom(document: LinkDocument, sealing: Sealing): Link {
  const { _id, member, memberNo, holder, family } = document;
  const called = family && sealing.open(calledPlace(_id), family.called);
  return {
    member,
    memberNo,
    ...(holder !== undefined && { holder }),
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
    ...(holder !== undefined && { holder, usedStep: NEVER_USED }),
    // What somebody is called is kept where they sign in, not with their codes.
    ...(holder === undefined &&
      family &&
      called !== undefined && { family: { ...family, called } }),
  };
}

const calledPlace = (id: string): string => `links/${id}/called`;
