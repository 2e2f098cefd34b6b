import {
  HOUR_MS,
  type Instant,
  later,
  startOfDay,
  startOfDayAfter,
  type UtcOffset,
} from '../kernel/time';

/** Phones lie beside beds in Beijing, wherever the brand counts its days. */
export const BEIJING = 480 as UtcOffset;
const MORNING_MS = 8 * HOUR_MS;
const NIGHT_MS = 22 * HOUR_MS;

/** The first instant from `at` on at which a message wakes nobody: between 08:00 and 22:00. */
export function awakeFrom(at: Instant): Instant {
  const passed = at - startOfDay(at, BEIJING);
  if (passed >= NIGHT_MS) return morningAfter(at);
  return passed < MORNING_MS ? later(startOfDay(at, BEIJING), MORNING_MS) : at;
}

/** 08:00 of the next day. */
export const morningAfter = (at: Instant): Instant =>
  later(startOfDayAfter(at, 1, BEIJING), MORNING_MS);
