/** The calendar of the oracle: searched for, not calculated, so that it shares no formula with ours. */
const HOUR = 3_600_000;
const zone = 8 * HOUR;
const parts = (ms: number) => {
  const [year = 0, month = 0, day = 0] = new Date(ms + zone)
    .toISOString()
    .slice(0, 10)
    .split('-')
    .map(Number);
  return { year, month, day };
};
const midnight = (year: number, month: number, day: number) =>
  Date.UTC(year, month - 1, day) - zone;
export const nextMidnights = (ms: number, days: number) => {
  const { year, month, day } = parts(ms);
  return midnight(year, month, day + days);
};
export function monthsOn(ms: number, months: number): number {
  const { year, month, day } = parts(ms);
  let last = day;
  // A day the month lacks becomes its last.
  while (parts(midnight(year, month + months, last)).day !== last) last -= 1;
  return midnight(year, month + months, last + 1);
}
export const monthNumber = (ms: number) => parts(ms).year * 12 + parts(ms).month - 1;
