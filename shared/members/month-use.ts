import type { Instant } from '../kernel/time';

/** One use, under its purpose, and when it was asked for last. */
export type CountedUse = {
  readonly purpose: string;
  readonly points: number;
  readonly at: Instant;
};
/** What somebody of a family used in a month. `total` goes beyond `uses` where there were too many to keep. */
export type MonthUse = {
  readonly month: string;
  readonly total: number;
  readonly uses: readonly CountedUse[];
};
/** A month and the one before it that had any use, the older first. `v` tells one count from the next. */
export type MonthUses = { readonly v: number; readonly months: readonly MonthUse[] };

/** Around midnight tills disagree about the month, and an order may come late. */
const MONTHS_MAX = 2;
/** One a day and some more: what a month has beyond it is counted, and never given back. */
const USES_MAX = 40;
/** A use is counted before it is tried: so long it may be on its way still, three times what a till waits. */
const ON_ITS_WAY_MS = 30_000;

/** The months with one more use; of a purpose only what comes on top counts. Null where that is over the limit. */
export function withUse(
  before: MonthUses | undefined,
  { month: asked, purpose, points, at }: CountedUse & { readonly month: string },
  monthMax: number,
): MonthUses | null {
  const { v, months } = before ?? NOTHING;
  const { month, total, uses } = countedIn(months, asked);
  const counted = uses.find((each) => each.purpose === purpose)?.points ?? 0;
  const use = { purpose, points: Math.max(counted, points), at };
  const after = total + use.points - counted;
  if (after > monthMax) return null;
  const others = uses.filter((each) => each.purpose !== purpose);
  const changed = { month, total: after, uses: [...others, use].slice(-USES_MAX) };
  return { v: v + 1, months: withMonth(months, changed) };
}

/** What of its limit a month has left. */
export const leftOf = ({ months }: MonthUses, month: string, monthMax: number): number =>
  Math.max(0, monthMax - countedIn(months, month).total);

/** Uses of a month that have come to an end, so that what became of them can be asked. */
export const endedUses = (
  { months }: MonthUses,
  { month, now }: { month: string; now: Instant },
): readonly CountedUse[] =>
  countedIn(months, month).uses.filter(({ at }) => now - at > ON_ITS_WAY_MS);

/** A month with uses as they turned out: what was refused or given back counts no more. */
export function withOutcomes(
  { v, months }: MonthUses,
  month: string,
  outcomes: readonly CountedUse[],
): MonthUses {
  const counted = countedIn(months, month);
  const uses = counted.uses.map(
    (use) => outcomes.find(({ purpose }) => purpose === use.purpose) ?? use,
  );
  const total = counted.total - (sumOf(counted.uses) - sumOf(uses));
  const changed = { ...counted, total, uses: uses.filter(({ points }) => points > 0) };
  return { v: v + 1, months: withMonth(months, changed) };
}

const NOTHING: MonthUses = { v: 0, months: [] };

/** What is older than both months that are kept counts in the older one: it is never free. */
function countedIn(months: readonly MonthUse[], month: string): MonthUse {
  const [oldest] = months;
  const isForgotten = months.length === MONTHS_MAX && oldest && month < oldest.month;
  const kept = isForgotten ? oldest : months.find((each) => each.month === month);
  return kept ?? { month, total: 0, uses: [] };
}

const withMonth = (months: readonly MonthUse[], changed: MonthUse): readonly MonthUse[] =>
  [...months.filter(({ month }) => month !== changed.month), changed]
    .sort((one, other) => (one.month < other.month ? -1 : 1))
    .slice(-MONTHS_MAX);

const sumOf = (uses: readonly CountedUse[]): number =>
  uses.reduce((sum, { points }) => sum + points, 0);
