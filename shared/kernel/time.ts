import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';
import type { Brand } from './brand';
import { invariant, unreachable } from './invariant';

dayjs.extend(utc);

/** Milliseconds since the Unix epoch. */
export type Instant = Brand<number, 'Instant'>;
/** A calendar month of the program's zone, `2026-06`. Sorts as text. */
export type Month = Brand<string, 'Month'>;
/** A calendar day of the program's zone, `2026-06-30`. Sorts as text. */
export type Day = Brand<string, 'Day'>;
/** The program's zone as minutes ahead of UTC. China has one zone and no summer time. */
export type UtcOffset = Brand<number, 'UtcOffset'>;

/** "No such date": sorts after every real one, so that what never expires is spent last. */
export const NEVER = 8_640_000_000_000_000 as Instant;

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

export const instant = (iso: string): Instant => {
  const ms = Date.parse(iso);
  invariant(Number.isFinite(ms), `not an ISO instant: ${iso}`);
  return ms as Instant;
};

export const later = (at: Instant, ms: number): Instant => (at + ms) as Instant;

type Civil = { readonly year: number; readonly month: number; readonly day: number };

// Days and months of a fixed offset are plain arithmetic, several times faster than a date library on
// the path of every order; where calendars are hard, dayjs does it, once a day.
const civil = (at: Instant, offset: UtcOffset): Civil => {
  const date = new Date(at + offset * MINUTE_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() };
};

const midnight = ({ year, month, day }: Civil, offset: UtcOffset): Instant =>
  (Date.UTC(year, month, day) - offset * MINUTE_MS) as Instant;

const two = (value: number): string => String(value).padStart(2, '0');

export const dayOf = (at: Instant, offset: UtcOffset): Day => {
  const { year, month, day } = civil(at, offset);
  return `${year}-${two(month + 1)}-${two(day)}` as Day;
};

/** `2026-06-30 14:05`, as a list for others to read has it. */
export const minuteOf = (at: Instant, offset: UtcOffset): string => {
  const date = new Date(at + offset * MINUTE_MS);
  return `${dayOf(at, offset)} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
};

export const monthOf = (at: Instant, offset: UtcOffset): Month => {
  const { year, month } = civil(at, offset);
  return `${year}-${two(month + 1)}` as Month;
};

export const yearOf = (at: Instant, offset: UtcOffset): number => civil(at, offset).year;

/** Midnight that begins a day of a year, `02-29`; a day the year lacks becomes the month's last. */
export function dayInYear(year: number, day: string, offset: UtcOffset): Instant {
  const [month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return midnight({ year, month: month - 1, day: Math.min(date, last) }, offset);
}

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (at: Instant, offset: UtcOffset): number =>
  new Date(at + offset * MINUTE_MS).getUTCDay() || 7;

export const startOfDay = (at: Instant, offset: UtcOffset): Instant =>
  midnight(civil(at, offset), offset);

/** Midnight that begins the day `days` after the day of `at`. */
export const startOfDayAfter = (at: Instant, days: number, offset: UtcOffset): Instant => {
  const on = civil(at, offset);
  return midnight({ ...on, day: on.day + days }, offset);
};

/**
 * Midnight that ends the day `months` after the day of `at`; a day the month lacks becomes its last
 * ("valid through D" is gone at D+1 00:00). 31 January + 1 month is through 28 or 29 February.
 */
export function endOfDayMonthsAfter(at: Instant, months: number, offset: UtcOffset): Instant {
  const begun = startOfDay(at, offset);
  const asked = `${begun} ${months} ${offset}`;
  const known = monthsAfter.get(asked);
  if (known !== undefined) return known;
  const day = dayjs.utc(begun).utcOffset(offset).add(months, 'month').add(1, 'day').startOf('day');
  if (monthsAfter.size >= MONTHS_AFTER_MAX) monthsAfter.clear();
  monthsAfter.set(asked, day.valueOf() as Instant);
  return day.valueOf() as Instant;
}

// The orders of a day all ask the same, and dayjs takes as long as all else an order needs.
const monthsAfter = new Map<string, Instant>();
const MONTHS_AFTER_MAX = 4096;

/** A stretch of the calendar that begins over: caps, quotas and terms are counted in them. */
export type Period = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** Midnight that begins the period `at` is in; weeks begin on Monday. */
export function startOfPeriod(at: Instant, period: Period, offset: UtcOffset): Instant {
  const { year, month, day } = civil(at, offset);
  switch (period) {
    case 'day':
      return midnight({ year, month, day }, offset);
    case 'week':
      return midnight({ year, month, day: day + 1 - weekdayOf(at, offset) }, offset);
    case 'month':
      return midnight({ year, month, day: 1 }, offset);
    case 'quarter':
      return midnight({ year, month: month - (month % 3), day: 1 }, offset);
    case 'year':
      return midnight({ year, month: 0, day: 1 }, offset);
    default:
      return unreachable(period);
  }
}

/** Midnight that begins the period `periods` after the one `at` is in. */
export function startOfPeriodAfter(
  at: Instant,
  period: Period,
  periods: number,
  offset: UtcOffset,
): Instant {
  const { year, month, day } = civil(startOfPeriod(at, period, offset), offset);
  switch (period) {
    case 'day':
      return midnight({ year, month, day: day + periods }, offset);
    case 'week':
      return midnight({ year, month, day: day + 7 * periods }, offset);
    case 'month':
      return midnight({ year, month: month + periods, day }, offset);
    case 'quarter':
      return midnight({ year, month: month + 3 * periods, day }, offset);
    case 'year':
      return midnight({ year: year + periods, month, day }, offset);
    default:
      return unreachable(period);
  }
}

const monthIndex = (month: Month): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;

export const addMonths = (month: Month, months: number): Month => {
  const index = monthIndex(month) + months;
  return `${Math.floor(index / 12)}-${two((index % 12) + 1)}` as Month;
};

/** Midnight that ends the month. */
export const endOfMonth = (month: Month, offset: UtcOffset): Instant => {
  const index = monthIndex(month) + 1;
  return midnight({ year: Math.floor(index / 12), month: index % 12, day: 1 }, offset);
};
