import type { Month } from '@huigan/shared/kernel/time';
import type { Target } from '@huigan/shared/tiers/contracts';
import { addGrowth, foldGrowth, growthFor } from '@huigan/shared/tiers/growth';
import { at } from '../../support/build';
import { spent, tierRules } from '../../support/build-tier';

const { offset } = tierRules();
const march = '2026-03' as Month;

test('a month that is back at nothing is forgotten', () => {
  const growth = addGrowth([], march, 500);
  expect(addGrowth(growth, '2026-01' as Month, 200)).toEqual(
    spent(['2026-01', 200], ['2026-03', 500]),
  );
  expect(addGrowth(growth, march, -500)).toEqual([]);
});

describe('what a target counts', () => {
  const growth = spent(
    ['2024-12', 1],
    ['2025-03', 10],
    ['2025-04', 100],
    ['2026-01', 1000],
    ['2026-03', 10_000],
    ['2026-04', 100_000],
  );
  test.each<[string, object, number]>([
    ['twelve months end with the current one', { over: 'months', months: 12 }, 11_100],
    ['one month is the current one', { over: 'months', months: 1 }, 10_000],
    ['this month', { over: 'month' }, 10_000],
    ['this calendar year', { over: 'year' }, 11_000],
    ['ever since', { over: 'ever' }, 11_111],
  ])('%s', (_, target, counted) => {
    const seen = { at: at('2026-03-31', '23:59:59'), offset };
    expect(growthFor(growth, { fen: 1, ...target } as Target, seen)).toBe(counted);
  });
});

test('months that no window reaches become one sum, and money ever spent still counts', () => {
  const growth = spent(['2019-01', 1], ['2019-02', 10], ['2026-03', 100]);
  const folded = foldGrowth(growth, '2020-03' as Month);
  expect(folded).toEqual(spent(['0000-00', 11], ['2026-03', 100]));
  const seen = { at: at('2026-03-15'), offset };
  expect(growthFor(folded, { over: 'ever', fen: 1 as never }, seen)).toBe(111);
  expect(growthFor(folded, { over: 'months', months: 36, fen: 1 as never }, seen)).toBe(100);
  // Folded again, the sum stays one.
  const later = foldGrowth([...folded, ...spent(['2027-01', 1000])], '2026-12' as Month);
  expect(later).toEqual(spent(['0000-00', 111], ['2027-01', 1000]));
});
