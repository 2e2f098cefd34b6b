import { DAY_MS, dayOf, type Instant, later, type UtcOffset } from '@huigan/shared/kernel/time';
import type { Words } from '@huigan/shared/kernel/words';
import { words } from '../../copy/words';

const CHINA = 480 as UtcOffset;
/** The wheels end where the server's patience does. */
const DUE_DAYS = 310;
const CHILD_YEARS = 18;
/** Up to two years mothers count months. */
const MONTHS_MAX = 24;

/** How old somebody is today who was born that day; null in their first month. */
export function ageOf(born: string, today: string): Words | null {
  const [year = 0, month = 0, day = 0] = born.split('-').map(Number);
  const [thisYear = 0, thisMonth = 0, thisDay = 0] = today.split('-').map(Number);
  const months = (thisYear - year) * 12 + thisMonth - month - (thisDay < day ? 1 : 0);
  if (months < 1) return null;
  return months < MONTHS_MAX
    ? words.children.months(months)
    : words.children.years(Math.floor(months / 12));
}

export const lastDue = (now: Instant): string => dayOf(later(now, DUE_DAYS * DAY_MS), CHINA);

/** The day eighteen years ago: whoever was born before is no child. */
export function firstBorn(today: string): string {
  const year = Number(today.slice(0, 4)) - CHILD_YEARS;
  // The wheels need a day that exists: 28 February stands for the 29th.
  return `${year}${today.slice(4) === '-02-29' ? '-02-28' : today.slice(4)}`;
}
