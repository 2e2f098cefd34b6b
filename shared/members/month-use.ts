import type { Instant } from '../kernel/time';

/** One use, under its purpose, and when it was counted last. */
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

/** One a day and some more: what a month has beyond it is counted, and never given back. */
const USES_MAX = 40;
/** A use is counted before it is tried: so long it may be on its way still, three times what a till waits. */
const ON_ITS_WAY_MS = 30_000;

/** The month with one more use; of a purpose only what comes on top counts. Null where that is over the limit. */
export function withUse(
  before: MonthUse | undefined,
  { month, purpose, points, at }: CountedUse & { readonly month: string },
  monthMax: number,
): MonthUse | null {
  const { total, uses } = before?.month === month ? before : { total: 0, uses: [] };
  const counted = uses.find((each) => each.purpose === purpose)?.points ?? 0;
  const use = { purpose, points: Math.max(counted, points), at };
  const after = total + use.points - counted;
  if (after > monthMax) return null;
  if (after === total) return { month, total, uses };
  const others = uses.filter((each) => each.purpose !== purpose);
  return { month, total: after, uses: [...others, use].slice(-USES_MAX) };
}

/** Uses of a month that have come to an end, so that what became of them can be asked. */
export const endedUses = (
  counted: MonthUse | undefined,
  { month, now }: { month: string; now: Instant },
): readonly CountedUse[] =>
  counted?.month === month ? counted.uses.filter(({ at }) => now - at > ON_ITS_WAY_MS) : [];

/** The month with uses as they turned out: what was refused or given back counts no more. */
export function withOutcomes(counted: MonthUse, outcomes: readonly CountedUse[]): MonthUse {
  const uses = counted.uses.map(
    (use) => outcomes.find(({ purpose }) => purpose === use.purpose) ?? use,
  );
  const less = sumOf(counted.uses) - sumOf(uses);
  return { ...counted, total: counted.total - less, uses: uses.filter(({ points }) => points > 0) };
}

const sumOf = (uses: readonly CountedUse[]): number =>
  uses.reduce((sum, { points }) => sum + points, 0);
