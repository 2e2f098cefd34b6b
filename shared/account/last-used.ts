import { DAY_MS, type Instant, instant } from '../kernel/time';
import type { Account } from './account';
import type { Explanation } from './entry';

/** What somebody did, and not what time did to them. */
const DONE: ReadonlySet<Explanation['kind']> = new Set([
  'earn',
  'claw',
  'spend',
  'hold',
  'capture',
  'restore',
  'benefit',
  'gift-out',
]);
const A_YEAR_MS = 365 * DAY_MS;

/**
 * Up to when this account was used without a year's rest: what was done at hand, the months they bought in,
 * and the day they joined. Whoever has the number after a year of rest may be somebody else, and a purchase of
 * theirs proves nothing.
 */
export function lastUsed({ tail, growth, about }: Account): Instant {
  const done = tail.filter(({ explain }) => DONE.has(explain.kind)).map(({ at }) => at);
  // What is at hand is newer than what is only known by its month.
  const oldest = Math.min(...done);
  const months = growth
    .filter(({ month }) => month > EARLIER && endOf(month) < oldest)
    .map(({ month }) => endOf(month));
  const known = [...done, ...months].sort((left, right) => left - right);
  // Months too old to be told apart were used, whichever they were.
  const wasUsedBefore = growth.some(({ month }) => month === EARLIER);
  const first = wasUsedBefore ? (known[0] ?? about.joined) : about.joined;
  return known.reduce<number>(
    (last, at) => (at - last > A_YEAR_MS ? last : Math.max(last, at)),
    first,
  ) as Instant;
}

/** All months before those that are told apart. */
const EARLIER = '0000-00';
const endOf = (month: string): Instant => instant(`${month}-28T00:00:00+08:00`);
