import type { MemberId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import { dismiss } from './dismiss';
import { FAMILY_MAX } from './family-id';
import type { FamilyDeps, LinkId, SignedIn } from './ports';

type JoinFamilyRefusal =
  | 'members/invite_over'
  | 'members/already_joined'
  | 'members/family_full'
  | 'members/policy_outdated';

/** Somebody in WeChat shares a membership from now on, within what its owner allows. */
export async function joinFamily(
  deps: FamilyDeps,
  id: LinkId,
  { invite, policyVersion }: { invite: string; policyVersion: string },
): Promise<Result<{ memberNo: string }, JoinFamilyRefusal>> {
  const { clock, links, invites, members, policy } = deps;
  if ((await policy.currentVersion()) !== policyVersion) return err('members/policy_outdated');
  const kept = await invites.find(invite);
  const standing = await links.find(id);
  if (standing) {
    return kept?.member === standing.member
      ? ok({ memberNo: standing.memberNo })
      : err('members/already_joined');
  }
  if (!kept || kept.until <= clock.now()) return err('members/invite_over');
  if (await members.isGone(kept.member)) return err('members/invite_over');
  if ((await links.holdersOf(kept.member)).length >= FAMILY_MAX) return err('members/family_full');
  // For one person: of two who open it at once, one gets in.
  if (!(await invites.take(invite, id))) return err('members/invite_over');
  const { member, memberNo, called, monthMax } = kept;
  const family = { called, monthMax, since: clock.now(), policyVersion };
  const claimed = await links.claim(id, { member, memberNo, family });
  if (claimed.member !== member) return err('members/already_joined');
  const refusal = await mayStay(deps, { id, member, invite });
  if (refusal === null) return ok({ memberNo });
  await dismiss(deps, id, member);
  return err(refusal);
}

/** Why somebody who has just come in goes out again: others did something at the same moment. */
async function mayStay(
  { links, invites }: FamilyDeps,
  { id, member, invite }: { id: LinkId; member: MemberId; invite: string },
): Promise<JoinFamilyRefusal | null> {
  // They were taken out where they asked twice: the word is over.
  if (!(await invites.take(invite, id))) return 'members/invite_over';
  const people = [...(await links.holdersOf(member))].sort(bySeniority);
  const place = people.findIndex((each) => each.id === id);
  // They joined alone, and that stands.
  if (place === -1) return 'members/already_joined';
  // Of several who come in at once, whoever is beyond the last place.
  return place < FAMILY_MAX ? null : 'members/family_full';
}

/** The owner was there first. */
const bySeniority = (left: SignedIn, right: SignedIn): number =>
  (left.family?.since ?? 0) - (right.family?.since ?? 0) || left.id.localeCompare(right.id);
