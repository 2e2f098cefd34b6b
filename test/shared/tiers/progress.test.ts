import type { Instant } from '@huigan/shared/kernel/time';
import type { Fen } from '@huigan/shared/kernel/units';
import { progressOf } from '@huigan/shared/tiers/progress';
import { aLevel, at } from '../../support/build';
import { aTier, spent, tierRules } from '../../support/build-tier';

const rules = tierRules();
const now = at('2026-03-02', '12:00:00');
const standing = (level: string, until: Instant | null) =>
  aTier(level, at('2026-01-10'), { until });

test('a new member has all of it before them, by the end of a full window', () => {
  expect(progressOf(standing('member', null), [], { rules, now })).toMatchObject({
    level: { id: 'member' },
    next: { level: { id: 'silver' }, growthFen: 0, toGoFen: 100_000, by: at('2027-03-01') },
    keep: null,
  });
});

test('what is spent counts until its month leaves the window', () => {
  // ¥300 in December 2025 counts in windows through November 2026.
  const growth = spent(['2025-12', 30_000], ['2026-03', 20_000]);
  expect(progressOf(standing('member', null), growth, { rules, now }).next).toMatchObject({
    growthFen: 50_000,
    toGoFen: 50_000,
    by: at('2026-12-01'),
  });
});

test('upgrading and keeping are two distances', () => {
  // Silver until 11 January 2027: the review looks at February 2026 … January 2027.
  const growth = spent(['2026-01', 100_000], ['2026-02', 30_000]);
  expect(progressOf(standing('silver', at('2027-01-11')), growth, { rules, now })).toMatchObject({
    // 500,000 − 130,000; December 2026 is the last window that has January.
    next: { level: { id: 'gold' }, toGoFen: 370_000, growthFen: 130_000, by: at('2027-01-01') },
    // 100,000 − 30,000: January's money will be out of the window by then.
    keep: { toGoFen: 70_000, by: at('2027-01-11') },
  });
});

test('a tier that is safe says so', () => {
  const growth = spent(['2026-02', 100_000]);
  expect(
    progressOf(standing('silver', at('2027-01-11')), growth, { rules, now }).keep?.toGoFen,
  ).toBe(0);
});

test('at the top there is nothing left to reach', () => {
  expect(progressOf(standing('gold', at('2027-01-11')), [], { rules, now }).next).toBeNull();
});

describe('other rules, other distances', () => {
  const month = { over: 'month' as const, fen: 50_000 as Fen };
  const year = { over: 'year' as const, fen: 300_000 as Fen };
  const keep = [{ over: 'year' as const, fen: 80_000 as Fen }];
  const either = tierRules({
    levels: [aLevel('member', 0), aLevel('silver', 1, { reach: [month, year], keep })],
  });
  const distance = (growth: ReturnType<typeof spent>) =>
    progressOf(standing('member', null), growth, { rules: either, now }).next;

  test('of two ways the shorter one is shown, with its own date', () => {
    // ¥200 in March: ¥300 to go in the month, ¥2,800 in the year.
    expect(distance(spent(['2026-03', 20_000]))).toMatchObject({
      toGoFen: 30_000,
      fromFen: 50_000,
      by: at('2026-04-01'),
    });
    // ¥2,900 in January: ¥100 to go in the year, ¥500 in the month.
    expect(distance(spent(['2026-01', 290_000]))).toMatchObject({
      toGoFen: 10_000,
      fromFen: 300_000,
      by: at('2027-01-01'),
    });
  });

  test('in days of grace the last day to keep it is theirs', () => {
    const grace = at('2027-02-10');
    const tier = { ...standing('silver', at('2027-01-11')), grace };
    const seen = { rules: either, now: at('2027-01-20') };
    expect(progressOf(tier, spent(['2027-01', 30_000]), seen).keep).toEqual({
      growthFen: 30_000,
      fromFen: 80_000,
      toGoFen: 50_000,
      by: grace,
    });
  });
});
