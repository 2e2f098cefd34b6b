import { type Instant, NEVER } from '../kernel/time';
import { points } from '../kernel/units';
import type { Program } from '../program/contracts';
import { progressOf } from '../tiers/progress';
import { type Account, pending, spendable } from './account';
import type { Home, MemberHome } from './contracts';

/** What the first page shows of an account that is settled up to `now`. */
export function memberHome(
  account: Account,
  { memberNo, program, now }: { memberNo: string; program: Program; now: Instant },
): MemberHome {
  const [nextPending] = account.points.pending;
  const nextLot = account.points.lots.find(({ expires }) => expires < NEVER);
  return {
    state: 'member',
    now,
    brand: program.brand,
    memberNo,
    points: {
      spendable: spendable(account),
      pending: pending(account),
      nextVesting: nextPending ? { points: nextPending.left, at: nextPending.vests } : null,
      debt: account.points.debt,
      nextExpiry: nextLot ? { points: points(nextLot.left), at: nextLot.expires } : null,
    },
    tier: tierView(account, program, now),
  };
}

export const visitorHome = (program: Program, now: Instant): Home => ({
  state: 'visitor',
  now,
  brand: program.brand,
  promises: [...program.promises],
});

function tierView(account: Account, program: Program, now: Instant): MemberHome['tier'] {
  const { level, next, keep } = progressOf(account.tier, account.growth, { rules: program, now });
  return {
    id: level.id,
    words: level.words,
    look: level.look,
    until: account.tier.grace ?? account.tier.until,
    next: next && {
      words: next.level.words,
      toGoFen: next.toGoFen,
      growthFen: next.growthFen,
      fromFen: next.fromFen,
      by: next.by,
    },
    keep: keep && { toGoFen: keep.toGoFen, fromFen: keep.fromFen, by: keep.by },
  };
}
