import type { MemberId } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import { eachToTheEnd } from '../platform/each';
import type { Accounts, Links, Members } from './ports';

export type LeaveDeps = {
  readonly clock: { readonly now: () => Instant };
  readonly links: Pick<Links, 'cut'>;
  readonly members: Members;
  readonly accounts: Pick<Accounts, 'leave' | 'today'>;
};

/** Who asked to be erased by letter is meant as whoever they are by now. */
export const eraseMember = async (deps: LeaveDeps, member: MemberId): Promise<boolean> =>
  leaveMember(deps, await deps.accounts.today(member));

/**
 * A member leaves: what they have ends, nothing leads to them any more, and the person is dropped. Entries
 * stay under a name that means nobody. False where there is no such member, or they left before. The wish is
 * written first, so a crash anywhere after it is mended by the timer. Who has become one with another by then
 * has stayed.
 */
export async function leaveMember(deps: LeaveDeps, member: MemberId): Promise<boolean> {
  if (!(await deps.members.startLeaving(member, deps.clock.now()))) return false;
  await seeOff(deps, member);
  return true;
}

/** Sees off who a crash left in the door. How many it looked at. */
export async function finishLeaving(deps: LeaveDeps, limit: number): Promise<number> {
  const leaving = await deps.members.whoLeaves(deps.clock.now(), limit);
  await eachToTheEnd(leaving, (member) => seeOff(deps, member));
  return leaving.length;
}

async function seeOff(
  { clock, links, members, accounts }: LeaveDeps,
  member: MemberId,
): Promise<void> {
  const now = clock.now();
  // The account first: an order that still finds its way there is told that nobody is.
  const same = await accounts.leave(member, now);
  if (same.length === 0) {
    await members.stay(member);
    return;
  }
  for (const id of same) await links.cut(id);
  // Who asked goes last: as long as they stand there, it is gone on with.
  for (const id of [...same.filter((each) => each !== member), member]) {
    await members.forget(id, now);
  }
}
