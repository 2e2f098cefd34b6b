import type { UtcOffset } from '@huigan/shared/kernel/time';
import {
  addMonths,
  dayOf,
  endOfDayMonthsAfter,
  endOfMonth,
  type Month,
  monthOf,
  startOfDay,
  startOfDayAfter,
  weekdayOf,
} from '@huigan/shared/kernel/time';
import { at } from '../../support/build';

const SHANGHAI = 480 as UtcOffset;

describe('a number of months later', () => {
  test.each([
    // Through the same day of the month: gone when the next day begins.
    ['2026-03-02', 12, '2027-03-03'],
    // February 2026 has 28 days: 31 January + 1 month is through the 28th.
    ['2026-01-31', 1, '2026-03-01'],
    // February 2028 has 29.
    ['2028-01-31', 1, '2028-03-01'],
    ['2028-01-29', 1, '2028-03-01'],
    ['2028-01-28', 1, '2028-02-29'],
    // From the leap day, twelve months reach a February without one.
    ['2028-02-29', 12, '2029-03-01'],
    ['2028-02-29', 48, '2032-03-01'],
    // April has 30 days: through 30 April, gone in May.
    ['2026-03-31', 1, '2026-05-01'],
    // Over the end of a year.
    ['2026-12-31', 2, '2027-03-01'],
    ['2026-11-30', 1, '2026-12-31'],
  ])('from %s, %i months are over when %s begins', (from, months, gone) => {
    expect(endOfDayMonthsAfter(at(from, '23:59:59'), months, SHANGHAI)).toBe(at(gone));
    expect(endOfDayMonthsAfter(at(from, '00:00:00'), months, SHANGHAI)).toBe(at(gone));
  });
});

test('the day is the day in Shanghai, not in Greenwich', () => {
  // 2 March 16:30 UTC is half past midnight on 3 March in Shanghai.
  const night = at('2026-03-03', '00:30:00');
  expect(new Date(night).toISOString()).toBe('2026-03-02T16:30:00.000Z');
  expect(dayOf(night, SHANGHAI)).toBe('2026-03-03');
  expect(startOfDay(night, SHANGHAI)).toBe(at('2026-03-03'));
  expect(weekdayOf(night, SHANGHAI)).toBe(2);
  expect(monthOf(at('2026-04-01', '00:00:00'), SHANGHAI)).toBe('2026-04');
  expect(monthOf((at('2026-04-01') - 1) as typeof night, SHANGHAI)).toBe('2026-03');
});

test('Sunday is the seventh day of the week', () => {
  expect(weekdayOf(at('2026-03-01'), SHANGHAI)).toBe(7);
  expect(weekdayOf(at('2026-03-02'), SHANGHAI)).toBe(1);
});

test('whole days are counted from the next midnight, whatever the hour', () => {
  expect(startOfDayAfter(at('2026-02-27', '00:00:00'), 7, SHANGHAI)).toBe(at('2026-03-06'));
  expect(startOfDayAfter(at('2026-02-27', '23:59:59'), 7, SHANGHAI)).toBe(at('2026-03-06'));
});

test('months are counted over the ends of years', () => {
  expect(addMonths('2026-01' as Month, -1)).toBe('2025-12');
  expect(addMonths('2026-12' as Month, 1)).toBe('2027-01');
  expect(addMonths('2026-03' as Month, -11)).toBe('2025-04');
  expect(endOfMonth('2026-12' as Month, SHANGHAI)).toBe(at('2027-01-01'));
  expect(endOfMonth('2028-02' as Month, SHANGHAI)).toBe(at('2028-03-01'));
});
