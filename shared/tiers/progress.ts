import {
  addMonths,
  endOfMonth,
  type Instant,
  later,
  monthOf,
  type UtcOffset,
} from '../kernel/time';
import { type Fen, fen } from '../kernel/units';
import type { Level, Target } from './contracts';
import { firstMonthOf, growthFor, type MonthlyGrowth } from './growth';
import { keepTargets, levelAt, type Rules, rankOf } from './targets';
import type { Tier } from './tier';

type Distance = {
  readonly growthFen: Fen;
  readonly fromFen: Fen;
  readonly toGoFen: Fen;
  readonly by: Instant;
};
export type Progress = {
  readonly level: Level;
  readonly next: (Distance & { readonly level: Level }) | null;
  readonly keep: Distance | null;
};

/** How far to the next tier and to keep this one, in money and by when: two rules, two sentences. */
export function progressOf(
  tier: Tier,
  growth: readonly MonthlyGrowth[],
  { rules, now }: { rules: Rules; now: Instant },
): Progress {
  const { offset } = rules;
  const rank = rankOf(rules, tier.level);
  const level = levelAt(rules.tiers.levels, rank);
  const above = rules.tiers.levels[rank + 1];
  const next = above && nearest(above.reach ?? [], growth, { at: now, offset });
  const ends = tier.grace ?? tier.until;
  return {
    level,
    next: above && next ? { level: above, ...next } : null,
    keep:
      ends === null
        ? null
        : withDate(nearest(keepTargets(level), growth, { at: later(ends, -1), offset }), ends),
  };
}

/** Of several ways, the one with the least money to go. */
function nearest(
  targets: readonly Target[],
  growth: readonly MonthlyGrowth[],
  seen: { at: Instant; offset: UtcOffset },
): Distance | null {
  const ways = targets.map((target) => {
    const value = growthFor(growth, target, seen);
    return {
      growthFen: fen(Math.max(0, value)),
      fromFen: target.fen,
      toGoFen: fen(Math.max(0, target.fen - value)),
      by: countsUntil(target, growth, seen),
    };
  });
  return ways.sort((a, b) => a.toGoFen - b.toGoFen)[0] ?? null;
}

const withDate = (distance: Distance | null, by: Instant): Distance | null =>
  distance && { ...distance, by };

/** Until when everything counted today still counts: the end of the oldest month's last window. */
function countsUntil(
  target: Target,
  growth: readonly MonthlyGrowth[],
  { at, offset }: { at: Instant; offset: UtcOffset },
): Instant {
  const last = monthOf(at, offset);
  const first = firstMonthOf(target, last);
  if (target.over === 'months') {
    const oldest = growth.find(({ month }) => month >= first && month <= last)?.month ?? last;
    return endOfMonth(addMonths(oldest, target.months - 1), offset);
  }
  if (target.over === 'month') return endOfMonth(last, offset);
  // What counts ever since does not end; a year from here is as far as a sentence looks.
  return endOfMonth(addMonths(target.over === 'year' ? first : last, 11), offset);
}
