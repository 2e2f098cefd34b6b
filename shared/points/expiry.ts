import { unreachable } from '../kernel/invariant';
import {
  dayInYear,
  endOfDayMonthsAfter,
  type Instant,
  later,
  NEVER,
  startOfDayAfter,
  startOfPeriodAfter,
  type UtcOffset,
  yearOf,
} from '../kernel/time';
import type { Expiry } from './contracts';
import type { Joining } from './lots';

/** The first instant points are gone that became spendable at `from`. */
export function expiryOf(policy: Expiry, from: Instant, offset: UtcOffset): Instant {
  switch (policy.kind) {
    case 'rolling': {
      const end = endOfDayMonthsAfter(from, policy.months, offset);
      // The last day they are valid decides the period, not the midnight that ends it.
      return policy.roundUpTo === undefined
        ? end
        : startOfPeriodAfter(later(end, -1), policy.roundUpTo, 1, offset);
    }
    case 'fixed':
      return nextOf(policy.days, from, offset);
    case 'activity':
      return endOfDayMonthsAfter(from, policy.months, offset);
    case 'never':
      return NEVER;
    default:
      return unreachable(policy);
  }
}

/** Under `activity` all points share one date: earning and capture move it, the rest follows. */
export const joiningFor = (
  policy: Expiry,
  lotsMax: number,
  moves: 'moves' | 'follows',
): Joining => ({ lotsMax, one: policy.kind === 'activity' ? moves : null });

/** Midnight that ends the first of these days on or after the day of `from`. */
function nextOf(days: readonly string[], from: Instant, offset: UtcOffset): Instant {
  const year = yearOf(from, offset);
  const ends = [year, year + 1].flatMap((each) =>
    days.map((day) => startOfDayAfter(dayInYear(each, day, offset), 1, offset)),
  );
  return ends.filter((end) => end > from).sort((a, b) => a - b)[0] ?? NEVER;
}
