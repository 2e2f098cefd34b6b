import { unreachable } from '../kernel/invariant';
import {
  DAY_MS,
  endOfDayMonthsAfter,
  type Instant,
  later,
  startOfPeriodAfter,
  type UtcOffset,
} from '../kernel/time';
import type { Program } from '../program/contracts';

type Start = {
  readonly rules: Pick<Program, 'tiers' | 'offset'>;
  readonly at: Instant;
  readonly joined: Instant;
};

/** Midnight that begins the brand's next period. */
export const startOfNextPeriod = ({ rules: { tiers, offset }, at }: Start): Instant =>
  startOfPeriodAfter(at, tiers.period ?? 'year', 1, offset);

/** The first instant a tier that begins at `at` no longer holds without a review. */
export function endOfTerm(start: Start): Instant {
  const { rules, at, joined } = start;
  const { ends, period = 'year' } = rules.tiers;
  switch (ends.kind) {
    case 'term':
      return endOfDayMonthsAfter(at, ends.months, rules.offset);
    case 'end_of_period':
      return startOfNextPeriod(start);
    case 'end_of_next_period':
      return startOfPeriodAfter(at, period, 2, rules.offset);
    case 'anniversary':
      return nextAnniversary(joined, at, rules.offset);
    default:
      return unreachable(ends);
  }
}

/** Midnight that begins the next anniversary; who joined on a leap day has theirs on 28 February. */
function nextAnniversary(joined: Instant, at: Instant, offset: UtcOffset): Instant {
  for (let years = 1; ; years++) {
    const day = later(endOfDayMonthsAfter(joined, 12 * years, offset), -DAY_MS);
    if (day > at) return day;
  }
}
