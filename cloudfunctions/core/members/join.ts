import { unreachable } from '@huigan/shared/kernel/invariant';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { Consent, Purpose } from '@huigan/shared/members/consents';
import type { Joined, JoinInput } from '@huigan/shared/members/contracts';
import { decideJoining } from '@huigan/shared/members/joining';
import { dismiss } from './dismiss';
import { attachIdentities, type EnrolDeps, enrolAs } from './enrol-member';
import { becomeOne, joinAsOne, startAfresh } from './join-as-one';
import { livingLink } from './living-link';
import type { Accounts, Invites, KnownBy, Link, LinkId, Persons, Policy, Wechat } from './ports';
import { type ProofDeps, type ProofRefusal, provePhone } from './prove-phone';
import { standingOf } from './standing-of';

export type JoinDeps = EnrolDeps &
  ProofDeps & {
    readonly accounts: Accounts;
    readonly invites: Invites;
    readonly persons: Persons;
    readonly wechat: Wechat;
    readonly policy: Policy;
  };
type Person = { readonly openid: string; readonly unionid: string | null };
type Refusal =
  | ProofRefusal
  | 'members/phone_code_rejected'
  | 'members/proof_needed'
  | 'members/policy_outdated';

/**
 * Somebody in WeChat becomes a member with a number WeChat vouches for, having read the policy. First the
 * member is theirs, then everything else they are known by leads to it: a refusal changes nothing, and a
 * crash anywhere is mended by asking again.
 */
export async function join(
  deps: JoinDeps,
  { phoneCode, policyVersion, agreed = [], receipt, afresh = false }: JoinInput,
  { openid, unionid }: Person,
): Promise<Result<Joined, Refusal>> {
  const { links, members, accounts, clock } = deps;
  const openidLink = links.idOf('openid', openid);
  const already = await livingLink(deps, openidLink);
  if (already) return ok(await joined(deps, already, false));
  if ((await deps.policy.currentVersion()) !== policyVersion) return err('members/policy_outdated');
  const phone = await deps.wechat.phoneOf(phoneCode);
  if (phone === null) return err('members/phone_code_rejected');

  const known = await knownBy(deps, { phone, unionid, openidLink });
  const proven = await provenFor(deps, known, receipt);
  if (!proven.ok) return proven;
  const now = clock.now();
  const how = { now, isProven: proven.value, wantsAfresh: afresh };
  const decided = decideJoining(known.standing, how);
  if (decided === 'proof_needed') return err('members/proof_needed');

  const { isNew, ...link } = await becomeMember(deps, known, decided);
  const consents = [...new Set<Purpose>(['membership', ...agreed])].map(
    (purpose): Consent => ({ purpose, granted: true, policyVersion, at: now }),
  );
  const wechat = { openid: openidLink, phone, consents, isProven: proven.value };
  if (!(await members.claimWechat(link.member, wechat))) return err('members/proof_needed');
  await attachIdentities(deps, link, [
    known.phone,
    ...(known.unionid === null ? [] : [known.unionid]),
  ]);
  // Last, because from here on the phone shows the member: everything before is in place.
  const standing = await signIn(deps, openidLink, link);
  // They joined with another number at the same moment: one person, one member.
  await becomeOne(deps, link.member, standing);
  return ok(await joined({ accounts }, standing, isNew));
}

/** So often somebody may come into families while they join. */
const TURNS_MAX = 5;

/**
 * Their WeChat leads to the member from now on, or to the one they joined as at the same moment. A place in
 * somebody's family that they took meanwhile they give back: whoever joins has a membership of their own.
 */
async function signIn(deps: JoinDeps, openid: LinkId, link: Link): Promise<Link> {
  for (let turn = 0; turn < TURNS_MAX; turn++) {
    const standing = await deps.links.claim(openid, link);
    if (standing.family === undefined) return standing;
    await dismiss(deps, openid, standing.member);
  }
  throw new Error('somebody came into families faster than they could join');
}

/** What they find there: the points of the shops came with the number. */
const joined = async (
  { accounts }: Pick<JoinDeps, 'accounts'>,
  { member, memberNo }: Link,
  isNew: boolean,
): Promise<Joined> => ({ memberNo, isNew, points: await accounts.balance(member) });

async function knownBy(
  deps: JoinDeps,
  who: { phone: string; unionid: string | null; openidLink: LinkId },
): Promise<KnownBy> {
  const { links } = deps;
  const phone = links.idOf('phone', who.phone);
  const unionid = who.unionid === null ? null : links.idOf('unionid', who.unionid);
  const standing = {
    phone: await standingOf(deps, phone, who.openidLink),
    wechat: unionid && (await standingOf(deps, unionid, who.openidLink)),
  };
  return { phone, unionid, openid: who.openidLink, standing };
}

const provenFor = async (
  deps: ProofDeps,
  { phone, openid, standing }: KnownBy,
  receipt: JoinInput['receipt'],
): Promise<Result<boolean, ProofRefusal>> =>
  standing.phone === null
    ? ok(false)
    : provePhone(deps, { phone, standing: standing.phone, receipt }, { who: openid, to: 'join' });

async function becomeMember(
  deps: JoinDeps,
  known: KnownBy,
  decided: Exclude<ReturnType<typeof decideJoining>, 'proof_needed'>,
): Promise<Link & { readonly isNew: boolean }> {
  switch (decided) {
    case 'new':
    case 'phone':
      return enrolAs(deps, [known.phone]);
    case 'wechat':
      return enrolAs(deps, known.unionid === null ? [known.phone] : [known.unionid]);
    case 'both':
      return joinAsOne(deps, known);
    case 'afresh':
      return startAfresh(deps, known);
    default:
      return unreachable(decided);
  }
}
