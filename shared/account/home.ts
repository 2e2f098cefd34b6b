import { channelOf, type OrderId } from '../kernel/ids';
import { type Instant, NEVER } from '../kernel/time';
import { points } from '../kernel/units';
import type { Program } from '../program/contracts';
import { type Account, pending, spendable } from './account';
import type { Home, MemberHome } from './contracts';
import { nextVesting } from './points-page';
import type { Returnable } from './returnable';
import { channelName, tailOf } from './statement';
import { tierView, usesLeftThisMonth } from './tier-page';
import { oneThingToday } from './today';

type Shown = Pick<MemberHome, 'memberNo' | 'isOwner' | 'person' | 'now'> & {
  readonly program: Program;
};

/** What the first page shows of an account that is settled up to `now`. */
export function memberHome(
  account: Account,
  { memberNo, isOwner, person, program, now }: Shown,
): MemberHome {
  const seen = { program, now };
  const today = oneThingToday(account, seen);
  const nextLot = account.points.lots.find(({ expires }) => expires < NEVER);
  return {
    state: 'member',
    now,
    brand: program.brand,
    memberNo,
    isOwner,
    // Whether the owner leaves is the owner's to know and to call back.
    person: isOwner ? person : { ...person, leavesAt: null },
    points: {
      spendable: spendable(account),
      pending: pending(account),
      nextVesting: nextVesting(account),
      debt: account.points.debt,
      nextExpiry: nextLot ? { points: points(nextLot.left), at: nextLot.expires } : null,
    },
    tier: tierView(account, seen),
    usesLeft: usesLeftThisMonth(account, seen),
    today: isOwner ? today : withoutWorth(today),
    lastPurchase: lastPurchase(account, seen),
  };
}

/** How much of them somebody of the family may use is not said here. */
const withoutWorth = (today: MemberHome['today']): MemberHome['today'] =>
  today?.kind === 'expiring' ? { ...today, worthFen: null } : today;

export const visitorHome = (program: Program, now: Instant): Home => ({
  state: 'visitor',
  now,
  brand: program.brand,
  promises: [...program.promises],
});

/** The newest purchase there is anything left of, among those that may still come back. */
function lastPurchase(
  { orders }: Account,
  { program, now }: { program: Program; now: Instant },
): MemberHome['lastPurchase'] {
  const kept = orders.filter(
    ({ unearned, earned, clawed }) => unearned === undefined && (earned === 0 || clawed < earned),
  );
  const newest = kept.reduce<Returnable | null>(
    (last, each) => (last === null || each.paidAt >= last.paidAt ? each : last),
    null,
  );
  if (newest === null) return null;
  const { id, paidAt, earned, clawed, dates } = newest;
  const waiting = dates.map(({ vests }) => vests).filter((vests) => vests > now);
  return {
    title: channelName(channelOf(id as OrderId), program),
    at: paidAt,
    orderTail: tailOf(id as OrderId),
    points: points(earned - clawed),
    vestsAt: waiting.length === 0 ? null : (Math.max(...waiting) as Instant),
  };
}
