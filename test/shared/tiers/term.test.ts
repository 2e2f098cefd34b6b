import type { Instant } from '@huigan/shared/kernel/time';
import type { ProgramFile } from '@huigan/shared/program/contracts';
import { endOfTerm, startOfNextPeriod } from '@huigan/shared/tiers/term';
import { at } from '../../support/build';
import { tierRules } from '../../support/build-tier';

type Ends = ProgramFile['tiers']['ends'];
type Period = ProgramFile['tiers']['period'];
const begun = at('2026-05-20', '15:00:00');
const joined = at('2024-02-29', '10:00:00');
const asked = (ends: Ends, period?: Period, when: Instant = begun) => ({
  rules: tierRules({ ends, ...(period !== undefined && { period }) }),
  at: when,
  joined,
});

describe('a tier that begins on 20 May 2026 ends', () => {
  test.each<[string, Ends, Period | undefined, string]>([
    ['after its months, through the day', { kind: 'term', months: 12 }, undefined, '2027-05-21'],
    ['with the year', { kind: 'end_of_period' }, undefined, '2027-01-01'],
    ['with the quarter', { kind: 'end_of_period' }, 'quarter', '2026-07-01'],
    ['with the month', { kind: 'end_of_period' }, 'month', '2026-06-01'],
    ['with the next year', { kind: 'end_of_next_period' }, 'year', '2028-01-01'],
    ['with the next quarter', { kind: 'end_of_next_period' }, 'quarter', '2026-10-01'],
    // Joined on 29 February 2024: 2027 has none.
    ['on the anniversary of joining', { kind: 'anniversary' }, undefined, '2027-02-28'],
  ])('%s', (_, ends, period, day) => {
    expect(endOfTerm(asked(ends, period))).toBe(at(day));
  });
});

describe('a term is never over before it begins', () => {
  const anniversary: Ends = { kind: 'anniversary' };
  test.each<[string, Ends, Period | undefined, Instant, string]>([
    ['at the midnight of an anniversary', anniversary, undefined, at('2027-02-28'), '2028-02-29'],
    ['on the day of joining', anniversary, undefined, joined, '2025-02-28'],
    ['at New Year’s midnight', { kind: 'end_of_period' }, 'year', at('2027-01-01'), '2028-01-01'],
    [
      'in the last second of a quarter',
      { kind: 'end_of_period' },
      'quarter',
      at('2026-06-30', '23:59:59'),
      '2026-07-01',
    ],
    [
      'on 31 January, a month',
      { kind: 'term', months: 1 },
      undefined,
      at('2026-01-31'),
      '2026-03-01',
    ],
  ])('%s', (_, ends, period, when, day) => {
    expect(endOfTerm(asked(ends, period, when))).toBe(at(day));
  });
});

test.each<[Period, string]>([
  [undefined, '2027-01-01'],
  ['year', '2027-01-01'],
  ['quarter', '2026-07-01'],
  ['month', '2026-06-01'],
])('after 20 May 2026 the next %s begins on %s', (period, day) => {
  expect(startOfNextPeriod(asked({ kind: 'anniversary' }, period))).toBe(at(day));
});
