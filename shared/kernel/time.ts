import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';
import type { Brand } from './brand';
import { invariant } from './invariant';

dayjs.extend(utc);

/** Milliseconds since the Unix epoch. */
export type Instant = Brand<number, 'Instant'>;
/** A calendar month of the program's zone, `2026-06`. Sorts as text. */
export type Month = Brand<string, 'Month'>;
/** A calendar day of the program's zone, `2026-06-30`. Sorts as text. */
export type Day = Brand<string, 'Day'>;
/** The program's zone as minutes ahead of UTC. China has one zone and no summer time. */
export type UtcOffset = Brand<number, 'UtcOffset'>;

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
// the path of every order; where calendars are hard, dayjs does it.
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

export const monthOf = (at: Instant, offset: UtcOffset): Month => {
  const { year, month } = civil(at, offset);
  return `${year}-${two(month + 1)}` as Month;
};

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
export const endOfDayMonthsAfter = (at: Instant, months: number, offset: UtcOffset): Instant =>
  dayjs
    .utc(at)
    .utcOffset(offset)
    .add(months, 'month')
    .add(1, 'day')
    .startOf('day')
    .valueOf() as Instant;

const monthIndex = (month: Month): number => {
  const [year, number] = month.split('-').map(Number);
  invariant(year !== undefined && number !== undefined, `not a month: ${month}`);
  return year * 12 + number - 1;
};

export const addMonths = (month: Month, months: number): Month => {
  const index = monthIndex(month) + months;
  return `${Math.floor(index / 12)}-${two((index % 12) + 1)}` as Month;
};

/** Midnight that ends the month. */
export const endOfMonth = (month: Month, offset: UtcOffset): Instant => {
  const index = monthIndex(month) + 1;
  return midnight({ year: Math.floor(index / 12), month: index % 12, day: 1 }, offset);
};
