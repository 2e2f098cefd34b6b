import type { MemberId } from '@huigan/shared/kernel/ids';
import type { Database, Document } from '../platform/database';
import type { Sealing } from '../platform/sealing';
import type { CodeProof, CodeUse, Family, Link, LinkId, Links } from './ports';

type LinkDocument = Document &
  Omit<Link, 'family'> & {
    readonly family?: Family;
    /** Of a spending code: the latest minute whose code was used, and for what. */
    readonly usedStep?: number;
    readonly usedFor?: string;
    readonly usedPoints?: number;
    /** Of a code of the family: how many points were used in which month. */
    readonly month?: string;
    readonly monthUsed?: number;
  };

/** A member is known by a handful of identities. */
const LINKS_MAX = 100;
const SIGN_IN = 'openid:';
const isSignIn = ({ _id }: LinkDocument): boolean => _id.startsWith(SIGN_IN);

export function linksIn(database: Database, sealing: Sealing): Links {
  const get = (id: LinkId) => database.get<LinkDocument>('links', id);
  const ofMember = (member: MemberId) =>
    database.find<LinkDocument>('links', { where: { member }, limit: LINKS_MAX });
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
      const moved = { member, memberNo, vouchedUntil: undefined };
      return (await database.update('links', { _id: id, member: from }, moved)) === 1;
    },
    lead: async (from, { member, memberNo }) => {
      await database.update('links', { member: from }, { member, memberNo });
    },
    vouch: async (id, until) =>
      (await database.update('links', { _id: id }, { vouchedUntil: until })) === 1,
    useCode: (proof, use) => useCode(database, proof, use),
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
      await database.remove('links', { member, holder: id });
    },
    release: async (id, member) => {
      await database.remove('links', { _id: id, member });
    },
    cut: async (member) => {
      const found = await ofMember(member);
      const inOrder = [...found.filter((link) => !isSignIn(link)), ...found.filter(isSignIn)];
      for (const { _id } of inOrder) await database.remove('links', { _id, member });
    },
  };
}

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
  const { usedStep, monthUsed = database.is.absent() } = standing;
  const same = { _id: id, usedStep, monthUsed };
  const changed = await database.update('links', same, { ...used, ...counted });
  return changed === 1 ? 'ok' : 'used';
}

/** What a month comes to with this use; or why it needs no counting, or may not be. */
function countedIn(
  standing: LinkDocument,
  { step, monthMax }: Pick<CodeProof, 'step' | 'monthMax'>,
  { purpose, points, month }: CodeUse,
): Used | { readonly month: string; readonly monthUsed: number } {
  const { usedStep = 0, usedFor, usedPoints = 0, monthUsed = 0 } = standing;
  const isSame = usedStep === step && usedFor === purpose;
  if (!isSame && usedStep >= step) return 'used';
  if (isSame && (monthMax === null || points <= usedPoints)) return 'ok';
  if (monthMax === null) return 'used';
  // Of the same purpose only what comes on top counts: an order pays with more than was held for it.
  const before = standing.month === month ? monthUsed : 0;
  const after = before + points - (isSame ? usedPoints : 0);
  return after > monthMax ? 'over_limit' : { month, monthUsed: after };
}

function linkFrom(document: LinkDocument, sealing: Sealing): Link {
  const { _id, member, memberNo, holder, vouchedUntil, family } = document;
  const called = family && sealing.open(calledPlace(_id), family.called);
  return {
    member,
    memberNo,
    ...(holder !== undefined && { holder }),
    ...(vouchedUntil !== undefined && { vouchedUntil }),
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
    ...(holder !== undefined && { holder, usedStep: -1 }),
    // What somebody is called is kept where they sign in, not with their codes.
    ...(holder === undefined &&
      family &&
      called !== undefined && { family: { ...family, called } }),
  };
}

const calledPlace = (id: string): string => `links/${id}/called`;
