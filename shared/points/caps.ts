import {
  DAY_MS,
  type Instant,
  later,
  startOfPeriod,
  startOfPeriodAfter,
  type UtcOffset,
} from '../kernel/time';
import { type Points, points } from '../kernel/units';
import type { Cap } from './contracts';

/** How much was counted in each period, by the midnight it began; `total` begins with time itself. */
export type Counter = {
  readonly id: string;
  readonly used: readonly { readonly from: Instant; readonly n: number }[];
};

/** Long enough for the latest order that is still accepted; a later one finds the cap spent. */
const KEPT_AFTER_END_MS = 35 * DAY_MS;
const TIME_BEGAN = 0 as Instant;

/** What a cap is called in the counters: its rule's, or the program's own. */
export const capId = (rule: string, { per }: Pick<Cap, 'per'>): string => `${rule}/${per}`;

export type Clock = {
  /** When the order was paid: the period it belongs to. */
  readonly paidAt: Instant;
  readonly now: Instant;
  readonly offset: UtcOffset;
};
export type Fitted = { readonly given: Points; readonly hit: Cap | null };

/**
 * What of `wanted` fits under every cap of a rule (or of the program, ''). The tightest one is named. An
 * order's own cap comes first, then the periods that clip, so that one that rejects looks at what would be given.
 */
export function fitCaps(
  wanted: Points,
  caps: readonly Cap[],
  { rule, counters, clock }: { rule: string; counters: readonly Counter[]; clock: Clock },
): Fitted {
  let fitted: Fitted = { given: wanted, hit: null };
  for (const cap of [...caps].sort((a, b) => turnOf(a) - turnOf(b))) {
    const room = roomUnder(cap, capId(rule, cap), counters, clock);
    if (fitted.given <= room) continue;
    fitted = { given: cap.over === 'reject' ? points(0) : room, hit: cap };
  }
  return fitted;
}

const turnOf = ({ per, over }: Cap): number => (per === 'order' ? 0 : over === 'reject' ? 2 : 1);

function roomUnder(
  cap: Cap,
  id: string,
  counters: readonly Counter[],
  { paidAt, now, offset }: Clock,
): Points {
  if (cap.per === 'order') return cap.points;
  if (isForgotten(cap.per, paidAt, now, offset)) return points(0);
  const from = periodOf(cap.per, paidAt, offset);
  return points(Math.max(0, cap.points - usedIn(counters, id, from)));
}

export const usedIn = (counters: readonly Counter[], id: string, from: Instant): number =>
  counters.find((each) => each.id === id)?.used.find((each) => each.from === from)?.n ?? 0;

/** The period an instant counts in, by its beginning. */
export const periodOf = (
  per: Exclude<Cap['per'], 'order'> | 'quarter',
  at: Instant,
  offset: UtcOffset,
): Instant => (per === 'total' ? TIME_BEGAN : startOfPeriod(at, per, offset));

function isForgotten(
  per: Exclude<Cap['per'], 'order'>,
  at: Instant,
  now: Instant,
  offset: UtcOffset,
): boolean {
  if (per === 'total') return false;
  return later(startOfPeriodAfter(at, per, 1, offset), KEPT_AFTER_END_MS) <= now;
}

/** Adds to a counter; never below zero, and what is zero is not kept. */
export function count(
  counters: readonly Counter[],
  { id, from, change }: { id: string; from: Instant; change: number },
): readonly Counter[] {
  if (change === 0) return counters;
  const used = counters.find((each) => each.id === id)?.used ?? [];
  const n = Math.max(0, (used.find((each) => each.from === from)?.n ?? 0) + change);
  const others = used.filter((each) => each.from !== from);
  const after = n === 0 ? others : [...others, { from, n }].sort((a, b) => a.from - b.from);
  const rest = counters.filter((each) => each.id !== id);
  return after.length === 0 ? rest : [...rest, { id, used: after }];
}

/** The longest a period of each kind lasts, in days; a tier's term lasts up to three years. */
const LONGEST_DAYS: Readonly<Record<string, number>> = {
  day: 1,
  week: 7,
  month: 31,
  quarter: 92,
  year: 366,
  term: 3 * 366,
};

/** Forgets periods so old that nothing may be counted in them any more. */
export function forgetOld(counters: readonly Counter[], now: Instant): readonly Counter[] {
  const keeps = ({ id }: Counter) => {
    const days = LONGEST_DAYS[id.slice(id.lastIndexOf('/') + 1)];
    return days === undefined ? Number.POSITIVE_INFINITY : days * DAY_MS + KEPT_AFTER_END_MS;
  };
  const isStale = (counter: Counter) => (counter.used[0]?.from ?? now) + keeps(counter) <= now;
  if (!counters.some(isStale)) return counters;
  return counters
    .map((counter) => {
      const used = counter.used.filter(({ from }) => from + keeps(counter) > now);
      return { id: counter.id, used };
    })
    .filter(({ used }) => used.length > 0);
}
