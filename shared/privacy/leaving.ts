import { err, ok, type Result } from '../kernel/result';
import { type Instant, startOfDayAfter, type UtcOffset } from '../kernel/time';
import { type Consent, newestWord } from '../members/consents';

/** Whole days in which somebody who wants to leave may think again, the day they said so not counted. */
const COOLING_OFF_DAYS = 7;
const CONFIRM_DIGITS = 4;

/** From when on they are gone: a repeat moves nothing. */
export function decideLeave(
  { leavesAt, memberNo }: { readonly leavesAt: Instant | null; readonly memberNo: string },
  { confirm, now, offset }: { confirm: string; now: Instant; offset: UtcOffset },
): Result<Instant, 'privacy/confirm_differs'> {
  if (confirm !== memberNo.slice(-CONFIRM_DIGITS)) return err('privacy/confirm_differs');
  return ok(leavesAt ?? startOfDayAfter(now, COOLING_OFF_DAYS + 1, offset));
}

/** Whether the membership has been taken back for good; from then on nobody can stay. */
export const hasLeft = (history: readonly Consent[]): boolean =>
  newestWord(history, 'membership')?.granted === false;
