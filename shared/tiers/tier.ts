import { DAY_MS, type Instant, later, startOfDayAfter } from '../kernel/time';
import type { MonthlyGrowth } from './growth';
import { keeps, levelAt, type Rules, rankOf, reachedRank, type Window } from './targets';
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
  /** The version of the rules that term was won by: a return undoes it by them, never by today's. */
  readonly version: number;
  /** The version it was last looked at by: a newer one may lift, at the first nightly review. */
  readonly judged: number;
  /** What stood before an upgrade: an upgrade that is undone gives it back, dates and all. */
  readonly previous: Standing | null;
  /** A tier that was reached and begins to hold later, and when the order that reached it was paid. */
  readonly next: { readonly level: string; readonly at: Instant; readonly from: Instant } | null;
};
type Standing = Pick<Tier, 'level' | 'since' | 'until' | 'by' | 'version'>;

export type TierChange = {
  readonly from: string;
  readonly to: string;
  readonly why: 'reached' | 'term_over' | 'returned';
};

/** The rules in force, the instant they look at, and what else a decision has to know. */
export type Seen = {
  readonly rules: Rules;
  readonly at: Instant;
  /** Since when the member is one. */
  readonly joined: Instant;
  readonly rulesOf: (version: number) => Rules | null;
  /** When the order was paid that brings growth; absent where time alone does. */
  readonly paidAt?: Instant;
};
export type Ranked = { readonly tier: Tier; readonly change: TierChange | null };

export const entryTier = ({ tiers, version }: Rules, since: Instant): Tier => ({
  level: levelAt(tiers.levels, 0).id,
  since,
  until: null,
  grace: null,
  review: null,
  by: null,
  version,
  judged: version,
  previous: null,
  next: null,
});

/** The next instant at which time alone may change the tier. */
export function tierDue({ until, grace, review, next }: Tier): Instant | null {
  const dates = [grace ?? until, review, next?.at ?? null].filter((date) => date !== null);
  return dates.length === 0 ? null : (Math.min(...dates) as Instant);
}

/**
 * After growth rose, or by newer rules: up when a threshold is reached (at `>=`), at once or when the next
 * period begins, never down; a term in grace that is kept after all begins anew.
 */
export function decideUpgrade(tier: Tier, growth: readonly MonthlyGrowth[], seen: Seen): Ranked {
  const { rules, at } = seen;
  const rank = rankOf(rules, tier.level);
  const reached = reachedRank(growth, rules, at);
  if (reached > rank) return lift(tier, reached, seen);
  if (tier.grace !== null && keeps(growth, rank, { rules, at })) {
    return { tier: startTerm(rank, seen, 'keep'), change: null };
  }
  return { tier: judgedBy(tier, rules), change: null };
}

const judgedBy = (tier: Tier, { version }: Rules): Tier =>
  tier.judged === version ? tier : { ...tier, judged: version };

function lift(tier: Tier, rank: number, seen: Seen): Ranked {
  const { rules, at, paidAt = at } = seen;
  const to = levelAt(rules.tiers.levels, rank).id;
  if (rules.tiers.starts !== 'next_period') {
    return {
      tier: { ...startTerm(rank, seen, 'reach'), previous: standingOf(tier) },
      change: { from: tier.level, to, why: 'reached' },
    };
  }
  const judged = judgedBy(tier, rules);
  if (tier.next !== null && rankOf(rules, tier.next.level) >= rank)
    return { tier: judged, change: null };
  const next = { level: to, at: startOfNextPeriod(seen), from: paidAt };
  return { tier: { ...judged, next }, change: null };
}

const standingOf = ({ level, since, until, by, version }: Tier): Standing => ({
  level,
  since,
  until,
  by,
  version,
});

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
  if (tier.next !== null && tier.next.at <= at)
    return beginNext(tier, tier.next.level, growth, seen);
  if (tier.judged < rules.version) return decideUpgrade(tier, growth, seen);
  // What a return undid is taken back before a term that ends this very night is judged.
  if (tier.review !== null && tier.review <= at) return reviewReturn(tier, growth, seen);
  return endTerm(tier, growth, seen);
}

function reviewReturn(tier: Tier, growth: readonly MonthlyGrowth[], seen: Seen): Ranked {
  const reviewed = { ...tier, review: null };
  return isCarried(reviewed, growth, seen)
    ? { tier: reviewed, change: null }
    : fall(reviewed, growth, seen, 'returned');
}

function beginNext(tier: Tier, to: string, growth: readonly MonthlyGrowth[], seen: Seen): Ranked {
  const rank = rankOf(seen.rules, to);
  // Newer rules may no longer have the promised tier: nobody falls by a promise.
  if (rank <= rankOf(seen.rules, tier.level)) {
    return decideUpgrade({ ...tier, next: null }, growth, seen);
  }
  return {
    tier: { ...startTerm(rank, seen, 'reach'), previous: standingOf(tier) },
    change: { from: tier.level, to, why: 'reached' },
  };
}

function endTerm(tier: Tier, growth: readonly MonthlyGrowth[], seen: Seen): Ranked {
  const { rules, at } = seen;
  const rank = rankOf(rules, tier.level);
  // Midnight looks back at the day it ended: on the first of a month that is the month before.
  const before = later(at, -1);
  const isLevel = levelAt(rules.tiers.levels, rank).id === tier.level;
  if (isLevel && keeps(growth, rank, { rules, at: before })) {
    return { tier: { ...startTerm(rank, seen, 'keep'), previous: tier.previous }, change: null };
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
  // Midnight looks back at the day it ended.
  const carried = reachedRank(growth, rules, later(at, -1));
  const isLevel = levelAt(rules.tiers.levels, rank).id === tier.level;
  const lands = isLevel ? landing(rank, carried, rules, why) : carried;
  const fallen = {
    ...((why === 'returned' ? givenBack(tier, lands, growth, seen) : null) ??
      (lands === rank && lands > carried ? leftStanding(tier, seen) : null) ??
      startTerm(lands, seen, lands > carried ? null : 'reach')),
    next: tier.next,
  };
  const to = fallen.level;
  return { tier: fallen, change: to === tier.level ? null : { from: tier.level, to, why } };
}

/** Orders come back for two years at most, and are told within three months: after three years none does. */
const RETURNS_END_MS = 3 * 366 * DAY_MS;

/** Another term where nobody falls by time: a return still undoes what the tier was won with, while it can come. */
const leftStanding = (tier: Tier, seen: Seen): Tier => ({
  ...tier,
  by: seen.at - tier.since > RETURNS_END_MS ? null : tier.by,
  until: endOfTerm(seen),
  grace: null,
  review: null,
  judged: seen.rules.version,
});

/** Terms are judged a month apart at the closest, and growth is kept for six years. */
const TERMS_MAX = 72;

/**
 * What an undone upgrade had replaced, as it would stand had there been no upgrade: terms of it that ended
 * meanwhile are judged by what growth is left. Null where that carries it no higher than where it lands anyway.
 */
function givenBack(
  { previous }: Tier,
  lands: number,
  growth: readonly MonthlyGrowth[],
  seen: Seen,
): Tier | null {
  if (previous === null) return null;
  const { rules, at } = seen;
  let stood: Tier = { ...entryTier(rules, at), ...previous };
  for (let term = 0; term < TERMS_MAX; term++) {
    const over = stood.grace ?? stood.until;
    if (over === null || over > at) break;
    stood = endTerm(stood, growth, { ...seen, at: over }).tier;
  }
  if (rankOf(rules, stood.level) < lands) return null;
  return stood.by === null || isCarried(stood, growth, seen) ? stood : null;
}

/** An end of term falls as the brand says; a return undoes exactly what it undid. */
function landing(rank: number, carried: number, { tiers }: Rules, why: TierChange['why']): number {
  if (carried >= rank) return rank;
  if (why === 'returned' || tiers.falls === undefined || tiers.falls === 'recompute')
    return carried;
  return tiers.falls === 'never' ? rank : Math.max(rank - 1, carried);
}

function startTerm(rank: number, seen: Seen, by: Tier['by']): Tier {
  const fresh = entryTier(seen.rules, seen.at);
  if (rank === 0) return fresh;
  const { id } = levelAt(seen.rules.tiers.levels, rank);
  return { ...fresh, level: id, until: endOfTerm(seen), by };
}

/** By the rules that won it, in the window it was won in or in today's; or by today's rules today. */
function isCarried(tier: Tier, growth: readonly MonthlyGrowth[], seen: Seen): boolean {
  const { rules, at, rulesOf } = seen;
  const won = rulesOf(tier.version) ?? rules;
  // A review at midnight looked at the month it ended: on the first of a month that is the one before.
  const windows = [at, tier.since, later(tier.since, -1)].map((end) => ({ rules: won, at: end }));
  return [...windows, { rules, at }].some((window) => carries(tier, growth, window));
}

function carries(tier: Tier, growth: readonly MonthlyGrowth[], window: Window): boolean {
  const rank = rankOf(window.rules, tier.level);
  return (
    reachedRank(growth, window.rules, window.at) >= rank ||
    (tier.by === 'keep' && keeps(growth, rank, window))
  );
}
