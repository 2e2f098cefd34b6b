import { endOfDayMonthsAfter, type Instant, later, monthOf, startOfDayAfter } from '../kernel/time';
import type { Level, Program } from '../program/contracts';
import { growthIn, type MonthlyGrowth } from './growth';

export type Tier = {
  readonly level: string;
  readonly since: Instant;
  /** The first instant it no longer holds without a review; null at the lowest level. */
  readonly until: Instant | null;
  /** Set when a return undid what the tier was reached with: the next nightly review looks again. */
  readonly review: Instant | null;
};

export type TierChange = {
  readonly from: string;
  readonly to: string;
  readonly why: 'reached' | 'term_over' | 'returned';
};

type Rules = Pick<Program, 'tiers' | 'offset'>;
export type Ranked = { readonly tier: Tier; readonly change: TierChange | null };

export const entryTier = ({ tiers }: Rules, since: Instant): Tier => ({
  level: levelAt(tiers.levels, 0).id,
  since,
  until: null,
  review: null,
});

/** After growth rose: up at once when a threshold is reached (at `>=`), never down. */
export function decideUpgrade(
  tier: Tier,
  growth: readonly MonthlyGrowth[],
  { rules, now }: { rules: Rules; now: Instant },
): Ranked {
  const reached = reachedRank(growth, rules, now);
  if (reached <= rankOf(rules, tier.level)) return { tier, change: null };
  const to = levelAt(rules.tiers.levels, reached).id;
  return {
    tier: startTerm(rules, reached, now),
    change: { from: tier.level, to, why: 'reached' },
  };
}

/** After a return: a tier that neither its own window nor today's carries is reviewed next night. */
export function scheduleReview(
  tier: Tier,
  growth: readonly MonthlyGrowth[],
  { rules, now }: { rules: Rules; now: Instant },
): Tier {
  if (tier.until === null || tier.review !== null || isCarried(tier, growth, rules, now))
    return tier;
  return { ...tier, review: startOfDayAfter(now, 1, rules.offset) };
}

/** The nightly review at `at`: keeps for another term, lets stand, or falls to what growth carries. */
export function decideReview(
  tier: Tier,
  growth: readonly MonthlyGrowth[],
  { rules, at }: { rules: Rules; at: Instant },
): Ranked {
  const termOver = tier.until !== null && tier.until <= at;
  if (!termOver && isCarried(tier, growth, rules, at)) {
    return { tier: { ...tier, review: null }, change: null };
  }
  const rank = rankOf(rules, tier.level);
  const carried = reachedRank(growth, rules, later(at, -1));
  const stillThere = levelAt(rules.tiers.levels, rank).id === tier.level;
  if (carried >= rank && stillThere) return { tier: startTerm(rules, rank, at), change: null };
  return {
    tier: startTerm(rules, carried, at),
    change: {
      from: tier.level,
      to: levelAt(rules.tiers.levels, carried).id,
      why: termOver ? 'term_over' : 'returned',
    },
  };
}

/** A level the program no longer has counts as the lowest: its members are moved at their review. */
export const rankOf = ({ tiers }: Rules, id: string): number =>
  Math.max(
    0,
    tiers.levels.findIndex((level) => level.id === id),
  );

export function levelAt(levels: readonly Level[], rank: number): Level {
  const level = levels[rank];
  if (level === undefined) throw new Error(`Invariant: no tier of rank ${rank}`);
  return level;
}

const startTerm = (rules: Rules, rank: number, at: Instant): Tier => ({
  level: levelAt(rules.tiers.levels, rank).id,
  since: at,
  until: rank === 0 ? null : endOfDayMonthsAfter(at, rules.tiers.termMonths, rules.offset),
  review: null,
});

function reachedRank(growth: readonly MonthlyGrowth[], rules: Rules, at: Instant): number {
  const { levels, windowMonths } = rules.tiers;
  const value = growthIn(growth, { last: monthOf(at, rules.offset), months: windowMonths });
  return Math.max(0, levels.filter((level) => level.fromFen <= value).length - 1);
}

const isCarried = (
  tier: Tier,
  growth: readonly MonthlyGrowth[],
  rules: Rules,
  at: Instant,
): boolean => {
  const rank = rankOf(rules, tier.level);
  // A review at midnight looked at the month it ended: on the first of a month that is the one before.
  const windows = [at, tier.since, later(tier.since, -1)];
  return windows.some((end) => reachedRank(growth, rules, end) >= rank);
};
