import {
  DAY_MS,
  dayOf,
  HOUR_MS,
  type Instant,
  instant,
  later,
  MINUTE_MS,
  type UtcOffset,
} from '@huigan/shared/kernel/time';
import type { Words } from '@huigan/shared/kernel/words';

/** China has one zone and no summer time; devices have no Intl to ask. */
const CHINA = 480 as UtcOffset;

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const civil = (at: Instant) => {
  const [year = 0, month = 1, day = 1] = dayOf(at, CHINA).split('-').map(Number);
  return { year, month, day, name: MONTHS[month - 1] ?? '' };
};

/** `6月30日` / `30 June`; with the year when it is not this one. */
export function onDay(at: Instant, now: Instant): Words {
  const { year, month, day, name } = civil(at);
  const plain = { zh: `${month}月${day}日`, en: `${day} ${name}` };
  return year === civil(now).year
    ? plain
    : { zh: `${year}年${plain.zh}`, en: `${plain.en} ${year}` };
}

/** The last day something still holds, given the first instant it no longer does. */
export const lastDay = (goneAt: Instant, now: Instant): Words => onDay(later(goneAt, -1), now);

/** `6月` / `June`, as the head of a list. */
export function inMonth(at: Instant, now: Instant): Words {
  const { year, month, name } = civil(at);
  return year === civil(now).year
    ? { zh: `${month}月`, en: name }
    : { zh: `${year}年${month}月`, en: `${name} ${year}` };
}

/** 6, under a bar that has room for no more. */
export const monthNumber = (at: Instant): number => civil(at).month;

/** `14:05` on a clock in China. */
export function clock(at: Instant): string {
  const minutes = Math.floor((at + CHINA * MINUTE_MS) / MINUTE_MS) % (24 * 60);
  const hour = Math.floor((minutes * MINUTE_MS) / HOUR_MS);
  return `${two(hour)}:${two(minutes % 60)}`;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** A day of the calendar, `2026-06-30`, read with or without its year. */
export function dayWords(day: string, withYear: boolean): Words {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const plain = { zh: `${month}月${date}日`, en: `${date} ${MONTHS[month - 1] ?? ''}` };
  return withYear ? { zh: `${year}年${plain.zh}`, en: `${plain.en} ${year}` } : plain;
}
/** A day that is known by its name, `2026-06-30`, as `onDay` says it. */
export const onDayNamed = (day: string, now: Instant): Words =>
  onDay(instant(`${day}T12:00:00+08:00`), now);

/** Today in China, `2026-06-30`, and a day so many days before it. */
export const dayNamed = (now: Instant, daysAgo = 0): string =>
  dayOf(later(now, 0 - daysAgo * DAY_MS), CHINA);
