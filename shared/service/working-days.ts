import { type Instant, startOfDayAfter, type UtcOffset, weekdayOf } from '../kernel/time';

const SATURDAY = 6;

/** Midnight that ends the `days`th working day after the day of `at`. Monday to Friday; holidays are not known. */
export function endOfWorkingDays(at: Instant, days: number, offset: UtcOffset): Instant {
  let ahead = 0;
  for (let worked = 0; worked < days; ) {
    ahead += 1;
    if (weekdayOf(startOfDayAfter(at, ahead, offset), offset) < SATURDAY) worked += 1;
  }
  return startOfDayAfter(at, ahead + 1, offset);
}
