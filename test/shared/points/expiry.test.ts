import { type Instant, NEVER } from '@huigan/shared/kernel/time';
import { points } from '@huigan/shared/kernel/units';
import type { Expiry } from '@huigan/shared/points/contracts';
import { expiryOf, joiningFor } from '@huigan/shared/points/expiry';
import { addLot, type Lot } from '@huigan/shared/points/lots';
import { emptyPurse, restore, withDate } from '@huigan/shared/points/purse';
import { programOf } from '@huigan/shared/program/preview';
import { aProgram, at } from '../../support/build';

const { offset } = programOf(aProgram());
const lot = (day: string, left: number): Lot => ({ expires: at(day), left: points(left) });

describe('the first instant points are gone', () => {
  const rolling = (months: number, roundUpTo?: 'month' | 'quarter' | 'year'): Expiry => ({
    kind: 'rolling',
    months,
    ...(roundUpTo && { roundUpTo }),
  });
  const fixed: Expiry = { kind: 'fixed', days: ['06-30', '12-31'] };
  test.each<[string, Expiry, Instant, Instant]>([
    ['twelve months, through the day', rolling(12), at('2026-03-02', '10:00:00'), at('2027-03-03')],
    ['a day the month lacks is its last', rolling(1), at('2026-01-31'), at('2026-03-01')],
    ['a leap day and a year', rolling(12), at('2028-02-29'), at('2029-03-01')],
    ['through the end of that month', rolling(1, 'month'), at('2026-03-02'), at('2026-05-01')],
    // Valid through 30 April: the last day decides, not the midnight after it.
    [
      'the month’s last day needs no rounding',
      rolling(1, 'month'),
      at('2026-03-31'),
      at('2026-05-01'),
    ],
    ['through the end of the quarter', rolling(1, 'quarter'), at('2026-03-02'), at('2026-07-01')],
    ['through the end of the year', rolling(12, 'year'), at('2026-03-02'), at('2028-01-01')],
    ['31 December is in its year', rolling(12, 'year'), at('2025-12-31'), at('2027-01-01')],
    ['the next fixed day', fixed, at('2026-03-02'), at('2026-07-01')],
    [
      'earned on the fixed day itself: that day',
      fixed,
      at('2026-06-30', '23:59:59'),
      at('2026-07-01'),
    ],
    ['the day after it: the next one', fixed, at('2026-07-01'), at('2027-01-01')],
    ['over New Year', { kind: 'fixed', days: ['03-31'] }, at('2026-04-01'), at('2027-04-01')],
    [
      'a leap day in a common year',
      { kind: 'fixed', days: ['02-29'] },
      at('2026-03-01'),
      at('2027-03-01'),
    ],
    ['never', { kind: 'never' }, at('2026-03-02'), NEVER],
    [
      'so long after the last activity',
      { kind: 'activity', months: 6 },
      at('2026-03-02'),
      at('2026-09-03'),
    ],
  ])('%s', (_, policy, from, gone) => {
    expect(expiryOf(policy, from, offset)).toBe(gone);
  });
});

describe('where all points of a member share one date', () => {
  const activity: Expiry = { kind: 'activity', months: 6 };
  const earning = joiningFor(activity, 40, 'moves');
  const following = joiningFor(activity, 40, 'follows');

  test('earning moves it on, for old points and new', () => {
    expect(addLot([lot('2026-09-03', 100)], lot('2026-10-01', 20), earning).lots).toEqual([
      lot('2026-10-01', 120),
    ]);
  });

  test('it never moves back', () => {
    expect(addLot([lot('2026-10-01', 100)], lot('2026-09-03', 20), earning).lots).toEqual([
      lot('2026-10-01', 120),
    ]);
  });

  test('what comes back or comes from a friend takes the date that stands', () => {
    expect(addLot([lot('2026-09-03', 100)], lot('2026-12-01', 20), following).lots).toEqual([
      lot('2026-09-03', 120),
    ]);
  });

  test('and its own where none stands', () => {
    expect(addLot([], lot('2026-12-01', 20), following).lots).toEqual([lot('2026-12-01', 20)]);
  });

  test('points whose own date has passed come back to the date that stands, if there is one', () => {
    const parts = [lot('2026-04-01', 20)];
    const asked = { now: at('2026-05-01'), joining: following };
    const standing = { ...emptyPurse, lots: [lot('2026-09-03', 100)] };
    expect(restore(standing, parts, asked)).toMatchObject({
      purse: { lots: [lot('2026-09-03', 120)] },
      lapsed: 0,
    });
    expect(restore(emptyPurse, parts, asked)).toMatchObject({ purse: { lots: [] }, lapsed: 20 });
  });

  test('a brand that changes to it joins what stood under several dates', () => {
    const lots = [lot('2026-04-01', 1), lot('2026-09-03', 10), lot('2027-03-03', 100)];
    expect(addLot(lots, lot('2026-10-01', 5), earning).lots).toEqual([lot('2027-03-03', 116)]);
    // Paying with points moves dates as well: what then has one date is one lot.
    expect(withDate({ ...emptyPurse, lots }, at('2026-10-01')).lots).toEqual([
      lot('2026-10-01', 11),
      lot('2027-03-03', 100),
    ]);
    const same = withDate({ ...emptyPurse, lots: lots.slice(0, 2) }, at('2026-09-03'));
    expect(same.lots).toEqual([lot('2026-09-03', 11)]);
  });
});

test('where points have dates of their own, what comes back goes to them, and what has passed is told apart', () => {
  const dated = joiningFor({ kind: 'rolling', months: 12 }, 40, 'follows');
  const purse = { ...emptyPurse, lots: [lot('2026-09-03', 100)] };
  const parts = [lot('2026-04-01', 20), lot('2026-05-01', 5), lot('2026-09-03', 7)];
  expect(restore(purse, parts, { now: at('2026-05-01'), joining: dated })).toMatchObject({
    purse: { lots: [lot('2026-09-03', 107)] },
    movement: { spendable: 7 },
    lapsed: 25,
  });
});
