import { err, ok, type Result } from '@huigan/shared/kernel/result';
import { HOUR_MS, type Instant, later } from '@huigan/shared/kernel/time';
import type { Points } from '@huigan/shared/kernel/units';
import type { FamilyView } from '@huigan/shared/members/contracts';
import type { Clock } from '../platform/clock';
import type { Invites, Link, LinkId, Links } from './ports';

export type FamilyDeps = {
  readonly clock: Clock;
  readonly links: Links;
  readonly invites: Invites;
  readonly policy: { readonly currentVersion: () => Promise<string | null> };
};

/** An invitation is for one person, and for a day. */
const HOURS = 24;
/** So often somebody may be invited by the same name within a day. */
const TURNS_MAX = 20;
/** Owner and family together. */
export const FAMILY_MAX = 8;

type Holder = { readonly id: LinkId; readonly link: Link };

/** Who shares a membership: whoever joined it first, and whom they invited. */
export async function seeFamily({ links }: FamilyDeps, holder: Holder): Promise<FamilyView> {
  const people = await links.holdersOf(holder.link.member);
  return {
    isOwner: holder.link.family === undefined,
    people: people.map(({ id, family }) => ({
      id: idOf(id),
      called: family?.called ?? null,
      since: family?.since ?? null,
      monthMax: family?.monthMax ?? null,
      isYou: id === holder.id,
    })),
    placesLeft: Math.max(0, FAMILY_MAX - people.length),
  };
}

type InviteRefusal = 'members/family_full';

/**
 * A word to send to somebody of the family; whoever opens it in WeChat within a day may accept it, once. Asked
 * again before that, the same word.
 */
export async function inviteFamily(
  { clock, links, invites }: FamilyDeps,
  { link }: Holder,
  { called, monthMax }: { called: string; monthMax: Points | null },
): Promise<Result<{ invite: string; until: Instant }, InviteRefusal>> {
  const { member, memberNo } = link;
  if ((await links.holdersOf(member)).length >= FAMILY_MAX) return err('members/family_full');
  const now = clock.now();
  for (let turn = 0; turn < TURNS_MAX; turn++) {
    const invite = invites.wordFor(JSON.stringify([member, called, monthMax, turn]));
    const kept = await invites.find(invite);
    const until = kept?.until ?? later(now, HOURS * HOUR_MS);
    if (kept && (kept.isTaken || until <= now)) continue;
    if (!kept) await invites.keep(invite, { member, memberNo, called, monthMax, until });
    return ok({ invite, until });
  }
  return err('members/family_full');
}

type JoinFamilyRefusal =
  | 'members/invite_over'
  | 'members/already_joined'
  | 'members/family_full'
  | 'members/policy_outdated';

/** Somebody in WeChat shares a membership from now on, within what its owner allows. */
export async function joinFamily(
  { clock, links, invites, policy }: FamilyDeps,
  id: LinkId,
  { invite, policyVersion }: { invite: string; policyVersion: string },
): Promise<Result<{ memberNo: string }, JoinFamilyRefusal>> {
  if ((await policy.currentVersion()) !== policyVersion) return err('members/policy_outdated');
  const kept = await invites.find(invite);
  const standing = await links.find(id);
  if (standing) {
    return kept?.member === standing.member
      ? ok({ memberNo: standing.memberNo })
      : err('members/already_joined');
  }
  if (!kept || kept.until <= clock.now()) return err('members/invite_over');
  if ((await links.holdersOf(kept.member)).length >= FAMILY_MAX) return err('members/family_full');
  // For one person: of two who open it at once, one gets in.
  if (!(await invites.take(invite, id))) return err('members/invite_over');
  const { member, memberNo, called, monthMax } = kept;
  const family = { called, monthMax, since: clock.now() };
  await links.claim(id, { member, memberNo, family });
  return ok({ memberNo });
}

type ChangeRefusal = 'members/unknown';

/** What of the points somebody of the family may use in a month; null: as much as the owner. */
export async function limitFamily(
  { links }: FamilyDeps,
  { link }: Holder,
  { id, monthMax }: { id: string; monthMax: Points | null },
): Promise<Result<true, ChangeRefusal>> {
  const changed = await links.limit(linkIdOf(id), link.member, monthMax);
  return changed ? ok(true) : err('members/unknown');
}

/** Somebody is taken out of the family, if they are in it; what they did stays in the books. */
export async function removeFamily(
  { links }: FamilyDeps,
  { link }: Holder,
  { id }: { id: string },
): Promise<Result<true, ChangeRefusal>> {
  const people = await links.holdersOf(link.member);
  const person = people.find((each) => idOf(each.id) === id);
  if (person && !person.family) return err('members/unknown');
  if (person) await links.dismiss(person.id, link.member);
  return ok(true);
}

const PREFIX = 'openid:';
const idOf = (id: LinkId): string => id.slice(PREFIX.length);
const linkIdOf = (id: string): LinkId => `${PREFIX}${id}` as LinkId;
