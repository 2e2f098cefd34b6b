import {
  addMonths,
  endOfMonth,
  type Instant,
  later,
  type Month,
  monthOf,
  NEVER,
  startOfPeriod,
} from '../kernel/time';
import { points } from '../kernel/units';
import type { PointsPage } from '../points/contracts';
import { type Lot, sumOf } from '../points/lots';
import { heldIn } from '../points/purse';
import type { Program } from '../program/contracts';
import { memberTerms } from '../program/member-terms';
import { type Account, pending, spendable } from './account';

/** A year: rolling expiry rarely reaches further, and twelve bars fit a narrow phone. */
const STRIP_MONTHS = 12;

/** All points of an account that is settled up to `now`, by what may be done with them and when. */
export function pointsPage(
  account: Account,
  { isOwner, program, now }: { isOwner: boolean; program: Program; now: Instant },
): PointsPage {
  const { lots, debt } = account.points;
  const lasting = lots.filter(({ expires }) => expires === NEVER);
  const dated = lots.filter(({ expires }) => expires < NEVER);
  const strip = stripOf(dated, { program, now });
  const shown = strip.reduce((sum, month) => sum + month.points, 0);
  return {
    now,
    isOwner,
    spendable: spendable(account),
    pending: pending(account),
    nextVesting: nextVesting(account),
    held: heldIn(account.points),
    debt,
    strip,
    later: points(sumOf(dated) - shown),
    lasting: sumOf(lasting),
    rules: memberTerms(program, now),
  };
}

/** The earliest of the pending points. */
export function nextVesting({ points: { pending: waiting } }: Account): PointsPage['nextVesting'] {
  const [next] = waiting;
  return next ? { at: next.vests, points: next.left } : null;
}

/** What expires in this month and the months after it; a date ends the day before its instant. */
function stripOf(
  lots: readonly Lot[],
  { program: { offset }, now }: { program: Program; now: Instant },
): PointsPage['strip'] {
  const first = monthOf(now, offset);
  return Array.from({ length: STRIP_MONTHS }, (_, index) => {
    const month = addMonths(first, index);
    const own = lots.filter(({ expires }) => monthOf(later(expires, -1), offset) === month);
    return {
      month: startOfMonth(month),
      points: sumOf(own),
      dates: own.map(({ expires, left }) => ({ at: expires, points: left })),
    };
  });

  function startOfMonth(month: Month): Instant {
    return startOfPeriod(later(endOfMonth(month, offset), -1), 'month', offset);
  }
}
