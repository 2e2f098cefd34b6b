import type { Instant, Month } from '@huigan/shared/kernel/time';
import { fen } from '@huigan/shared/kernel/units';
import { programOf } from '@huigan/shared/program/preview';
import { progressOf } from '@huigan/shared/tiers/progress';
import { aProgram, at } from '../../support/build';

const rules = programOf(aProgram());
const spent = (...months: [string, number][]) =>
  months.map(([month, amount]) => ({ month: month as Month, fen: fen(amount) }));
const now = at('2026-03-02', '12:00:00');
const standing = (level: string, until: Instant | null) => ({
  level,
  since: at('2026-01-10'),
  until,
  review: null,
});

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
