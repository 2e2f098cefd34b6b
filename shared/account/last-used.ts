import { type Instant, instant } from '../kernel/time';
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

/**
 * When somebody last did something with this account: the newest of it at hand, else the last month they bought
 * in, but not before the day they joined.
 */
export function lastUsed({ tail, growth, about }: Account): Instant {
  const done = tail.filter(({ explain }) => DONE.has(explain.kind)).map(({ at }) => at);
  const months = growth.filter(({ month }) => month > FIRST).map(({ month }) => endOf(month));
  return Math.max(about.joined, ...(done.length > 0 ? done : months)) as Instant;
}

/** What is kept as one sum of all months before has no month of its own. */
const FIRST = '0000-00';
/** Generous to the member: nobody is a stranger in the year of their last month. */
const endOf = (month: string): Instant => instant(`${month}-28T00:00:00+08:00`);
