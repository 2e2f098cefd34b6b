import { type Instant, later, startOfDayAfter } from '../kernel/time';
import type { Program } from '../program/contracts';
import type { Level, Target } from './contracts';
import { growthFor, type MonthlyGrowth } from './growth';
import { endOfTerm, startOfNextPeriod } from './term';

export type Tier = {
  readonly level: string;
  readonly since: Instant;
  /** The first instant it no longer holds without a review; null at the lowest level. */
  readonly until: Instant | null;
  /** Set while a term that ended unkept can still be kept: then it falls. */
  readonly grace: Instant | null;
  /** Set when a return undid what the tier was reached with: the next nightly review looks again. */
  readonly review: Instant | null;
  /** By which of its rules it stands; null where it stands by neither, so no return can undo it. */
  readonly by: 'reach' | 'keep' | null;
  /** A tier that was reached and begins to hold later. */
  readonly next: { readonly level: string; readonly at: Instant } | null;
};

export type TierChange = {
  readonly from: string;
  readonly to: string;
  readonly why: 'reached' | 'term_over' | 'returned';
};

export type Rules = Pick<Program, 'tiers' | 'offset'>;
/** The rules in force, the instant they look at, and since when the member is one. */
export type Seen = { readonly rules: Rules; readonly at: Instant; readonly joined: Instant };
export type Ranked = { readonly tier: Tier; readonly change: TierChange | null };

export const entryTier = ({ tiers }: Rules, since: Instant): Tier => ({
  level: levelAt(tiers.levels, 0).id,
  since,
  until: null,
  grace: null,
  review: null,
  by: null,
  next: null,
});

/** The next instant at which time alone may change the tier. */
export function tierDue({ until, grace, review, next }: Tier): Instant | null {
  const dates = [grace ?? until, review, next?.at ?? null].filter((date) => date !== null);
  return dates.length === 0 ? null : (Math.min(...dates) as Instant);
}

/**
 * After growth rose: up when a threshold is reached (at `>=`), at once or when the next period begins,
 * never down; a term in grace that is kept after all begins anew.
 */
export function decideUpgrade(tier: Tier, growth: readonly MonthlyGrowth[], seen: Seen): Ranked {
  const { rules, at } = seen;
  const rank = rankOf(rules, tier.level);
  const reached = reachedRank(growth, rules, at);
  if (reached > rank) return lift(tier, reached, seen);
  if (tier.grace !== null && keeps(growth, rank, { rules, at })) {
    return { tier: startTerm(rank, seen, 'keep'), change: null };
  }
  return { tier, change: null };
}

function lift(tier: Tier, rank: number, seen: Seen): Ranked {
  const { rules } = seen;
  const to = levelAt(rules.tiers.levels, rank).id;
  if (rules.tiers.starts !== 'next_period') {
    return {
      tier: startTerm(rank, seen, 'reach'),
      change: { from: tier.level, to, why: 'reached' },
    };
  }
  if (tier.next !== null && rankOf(rules, tier.next.level) >= rank) return { tier, change: null };
  return { tier: { ...tier, next: { level: to, at: startOfNextPeriod(seen) } }, change: null };
}

/**
 * After a return. What has not begun yet does not begin; a tier that neither its own window nor
 * today's carries is taken back, by the brand's choice at once or at the next nightly review.
 */
export function decideUndo(tier: Tier, growth: readonly MonthlyGrowth[], seen: Seen): Ranked {
  const { rules, at } = seen;
  const standing = isNextUndone(tier, growth, seen) ? { ...tier, next: null } : tier;
  if (standing.by === null || standing.review !== null || isCarried(standing, growth, seen)) {
    return { tier: standing, change: null };
  }
  if (rules.tiers.undo === 'at_once') return fall(standing, growth, seen, 'returned');
  return {
    tier: { ...standing, review: startOfDayAfter(at, 1, rules.offset) },
    change: null,
  };
}

const isNextUndone = ({ next }: Tier, growth: readonly MonthlyGrowth[], { rules, at }: Seen) =>
  next !== null && reachedRank(growth, rules, at) < rankOf(rules, next.level);

/** What time changes at an instant: a tier begins, a term ends, a return is looked at. */
export function decideReview(tier: Tier, growth: readonly MonthlyGrowth[], seen: Seen): Ranked {
  const { rules, at } = seen;
  if (tier.next !== null && tier.next.at <= at) {
    const rank = rankOf(rules, tier.next.level);
    const change = { from: tier.level, to: tier.next.level, why: 'reached' } as const;
    return { tier: startTerm(rank, seen, 'reach'), change };
  }
  const over = tier.grace ?? tier.until;
  if (over !== null && over <= at) return endTerm(tier, growth, seen);
  if (isCarried(tier, growth, seen)) return { tier: { ...tier, review: null }, change: null };
  return fall(tier, growth, seen, 'returned');
}

function endTerm(tier: Tier, growth: readonly MonthlyGrowth[], seen: Seen): Ranked {
  const { rules, at } = seen;
  const rank = rankOf(rules, tier.level);
  // Midnight looks back at the day it ended: on the first of a month that is the month before.
  const before = later(at, -1);
  const isLevel = levelAt(rules.tiers.levels, rank).id === tier.level;
  if (isLevel && keeps(growth, rank, { rules, at: before })) {
    return { tier: startTerm(rank, seen, 'keep'), change: null };
  }
  const graceDays = rules.tiers.graceDays ?? 0;
  if (isLevel && graceDays > 0 && tier.grace === null) {
    const grace = startOfDayAfter(tier.until ?? at, graceDays, rules.offset);
    return { tier: { ...tier, grace, review: null }, change: null };
  }
  return fall(tier, growth, seen, 'term_over');
}

function fall(
  tier: Tier,
  growth: readonly MonthlyGrowth[],
  seen: Seen,
  why: 'term_over' | 'returned',
): Ranked {
  const { rules, at } = seen;
  const rank = rankOf(rules, tier.level);
  const carried = reachedRank(growth, rules, why === 'term_over' ? later(at, -1) : at);
  const isLevel = levelAt(rules.tiers.levels, rank).id === tier.level;
  const lands = isLevel ? landing(rank, carried, rules, why) : carried;
  const by = lands > carried ? null : 'reach';
  const fallen = { ...startTerm(lands, seen, by), next: tier.next };
  const to = fallen.level;
  return { tier: fallen, change: to === tier.level ? null : { from: tier.level, to, why } };
}

/** An end of term falls as the brand says; a return undoes exactly what it undid. */
function landing(rank: number, carried: number, { tiers }: Rules, why: TierChange['why']): number {
  if (carried >= rank) return rank;
  if (why === 'returned' || tiers.falls === undefined || tiers.falls === 'recompute')
    return carried;
  return tiers.falls === 'never' ? rank : Math.max(rank - 1, carried);
}

/** A level the program no longer has counts as the lowest: its members are moved at their review. */
export const rankOf = ({ tiers }: Pick<Rules, 'tiers'>, id: string): number =>
  Math.max(
    0,
    tiers.levels.findIndex((level) => level.id === id),
  );

export function levelAt(levels: readonly Level[], rank: number): Level {
  const level = levels[rank];
  if (level === undefined) throw new Error(`Invariant: no tier of rank ${rank}`);
  return level;
}

/** Targets that keep a level: its own keep rule, or what lifts into it. */
export const keepTargets = (level: Level): readonly Target[] => level.keep ?? level.reach ?? [];

function startTerm(rank: number, seen: Seen, by: Tier['by']): Tier {
  const fresh = entryTier(seen.rules, seen.at);
  if (rank === 0) return fresh;
  const { id } = levelAt(seen.rules.tiers.levels, rank);
  return { ...fresh, level: id, until: endOfTerm(seen), by };
}

type Window = { readonly rules: Rules; readonly at: Instant };

const meets = (
  growth: readonly MonthlyGrowth[],
  targets: readonly Target[],
  { rules: { offset }, at }: Window,
): boolean => targets.some((target) => growthFor(growth, target, { at, offset }) >= target.fen);

const keeps = (growth: readonly MonthlyGrowth[], rank: number, window: Window): boolean =>
  rank === 0 || meets(growth, keepTargets(levelAt(window.rules.tiers.levels, rank)), window);

/** The highest level whose own rule is met: thresholds need not grow with the rank. */
export function reachedRank(growth: readonly MonthlyGrowth[], rules: Rules, at: Instant): number {
  const { levels } = rules.tiers;
  for (let rank = levels.length - 1; rank > 0; rank--) {
    if (meets(growth, levelAt(levels, rank).reach ?? [], { rules, at })) return rank;
  }
  return 0;
}

function isCarried(tier: Tier, growth: readonly MonthlyGrowth[], { rules, at }: Seen): boolean {
  const rank = rankOf(rules, tier.level);
  // A review at midnight looked at the month it ended: on the first of a month that is the one before.
  const windows = [at, tier.since, later(tier.since, -1)];
  return windows.some(
    (end) =>
      reachedRank(growth, rules, end) >= rank ||
      (tier.by === 'keep' && keeps(growth, rank, { rules, at: end })),
  );
}
