import { dayOf, type Instant, later, type UtcOffset } from './time';
import type { Words } from './words';

const MONTHS =
  'January February March April May June July August September October November December';

/** `6月30日` / `30 June`; with the year when it is not the year of `now`. */
export function dateWords(at: Instant, offset: UtcOffset, now: Instant): Words {
  const [year, month, day] = dayOf(at, offset).split('-').map(Number);
  const english = `${day} ${MONTHS.split(' ')[(month ?? 1) - 1]}`;
  return dayOf(now, offset).startsWith(`${year}-`)
    ? { zh: `${month}月${day}日`, en: english }
    : { zh: `${year}年${month}月${day}日`, en: `${english} ${year}` };
}

/** The last day something holds, when `end` is the first instant it does not. */
export const lastDayWords = (end: Instant, offset: UtcOffset, now: Instant): Words =>
  dateWords(later(end, -1), offset, now);
