import { err, ok, type Result } from '@huigan/shared/kernel/result';
import { HOUR_MS, type Instant, later } from '@huigan/shared/kernel/time';
import type { Points } from '@huigan/shared/kernel/units';
import { FAMILY_MAX } from './family-id';
import type { FamilyDeps, Holder } from './ports';

/** An invitation is for one person, and for a day. */
const HOURS = 24;
/** So many may be made at the same moment. */
const TURNS_MAX = 20;

type InviteRefusal = 'members/family_full';

/**
 * A word to send to somebody of the family; whoever opens it in WeChat within a day may accept it, once. Asked
 * again before that, the same word; afterwards another, and never that one again.
 */
export async function inviteFamily(
  { clock, links, invites }: FamilyDeps,
  { link }: Holder,
  wanted: { called: string; monthMax: Points | null },
): Promise<Result<{ invite: string; until: Instant }, InviteRefusal>> {
  const { member, memberNo } = link;
  const { monthMax } = wanted;
  // As it is read again from where it is kept: half a character is none.
  const called = wanted.called.replace(/\p{Surrogate}/gu, '\ufffd');
  if ((await links.holdersOf(member)).length >= FAMILY_MAX) return err('members/family_full');
  const now = clock.now();
  const wordOf = (until: Instant, turn: number) =>
    invites.wordFor(JSON.stringify([member, until, turn]));
  const same = (await invites.openOf(member, now)).find(
    (each) => each.called === called && each.monthMax === monthMax,
  );
  if (same) return ok({ invite: wordOf(same.until, same.turn), until: same.until });
  const until = later(now, HOURS * HOUR_MS);
  for (let turn = 0; turn < TURNS_MAX; turn++) {
    const invite = wordOf(until, turn);
    const isNew = await invites.keep(invite, { member, memberNo, called, monthMax, until, turn });
    if (isNew) return ok({ invite, until });
  }
  return err('members/family_full');
}
