import { addMonths, endOfMonth, type Instant, later, monthOf } from '../kernel/time';
import { type Fen, fen } from '../kernel/units';
import type { Level, Program } from '../program/contracts';
import { growthIn, type MonthlyGrowth } from './growth';
import { levelAt, rankOf, type Tier } from './tier';

export type Progress = {
  readonly level: Level;
  readonly next: {
    readonly level: Level;
    readonly growthFen: Fen;
    readonly toGoFen: Fen;
    readonly by: Instant;
  } | null;
  readonly keep: { readonly toGoFen: Fen; readonly by: Instant } | null;
};

/** How far to the next tier and to keep this one, in money and by when: two rules, two sentences. */
export function progressOf(
  tier: Tier,
  growth: readonly MonthlyGrowth[],
  { rules, now }: { rules: Pick<Program, 'tiers' | 'offset'>; now: Instant },
): Progress {
  const { levels, windowMonths } = rules.tiers;
  const rank = rankOf(rules, tier.level);
  const level = levelAt(levels, rank);
  const above = levels[rank + 1];
  const thisMonth = monthOf(now, rules.offset);
  const value = growthIn(growth, { last: thisMonth, months: windowMonths });
  return {
    level,
    next: above
      ? {
          level: above,
          growthFen: fen(Math.max(0, value)),
          toGoFen: fen(Math.max(0, above.fromFen - value)),
          by: fullUntil(growth, rules, now),
        }
      : null,
    keep: tier.until === null ? null : keeping(tier.until, level, growth, rules),
  };
}

/** Until when everything counted today still counts: the end of the oldest month's last window. */
function fullUntil(
  growth: readonly MonthlyGrowth[],
  rules: Pick<Program, 'tiers' | 'offset'>,
  now: Instant,
): Instant {
  const { windowMonths } = rules.tiers;
  const thisMonth = monthOf(now, rules.offset);
  const first = addMonths(thisMonth, 1 - windowMonths);
  const oldest = growth.find(({ month }) => month >= first && month <= thisMonth)?.month;
  return endOfMonth(addMonths(oldest ?? thisMonth, windowMonths - 1), rules.offset);
}

function keeping(
  until: Instant,
  level: Level,
  growth: readonly MonthlyGrowth[],
  rules: Pick<Program, 'tiers' | 'offset'>,
): { toGoFen: Fen; by: Instant } {
  const last = monthOf(later(until, -1), rules.offset);
  const value = growthIn(growth, { last, months: rules.tiers.windowMonths });
  return { toGoFen: fen(Math.max(0, level.fromFen - value)), by: until };
}
