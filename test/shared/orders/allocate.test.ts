import { type Fen, fen } from '@huigan/shared/kernel/units';
import { allocate } from '@huigan/shared/orders/allocate';

const off = (amount: number, ...costs: number[]) => allocate(fen(amount), costs.map(fen));

describe('a discount is divided by what each line costs', () => {
  test.each([
    ['evenly where it divides', 100, [500, 500], [50, 50]],
    // 100·1/3 = 33.33 → 33 twice, the last line takes 100 − 33 − 33 = 34.
    ['the last line takes the remainder', 100, [500, 500, 500], [33, 33, 34]],
    // 100·300/700 = 42.86 → 42; 100·400/700 = 57.14 → 57; the gift line costs nothing and takes none.
    ['a free last line takes nothing', 100, [300, 400, 0], [42, 58, 0]],
    // 7·1/8 = 0.875 → 0 each: seven fen remain. The last line costs 1 fen and cannot take more than 1.
    ['never more than a line costs', 7, [1, 1, 1, 1, 1, 1, 1, 1], [0, 1, 1, 1, 1, 1, 1, 1]],
    ['all of it', 1500, [500, 700, 300], [500, 700, 300]],
    ['nothing', 0, [500, 0], [0, 0]],
    ['nothing on lines that cost nothing', 0, [0, 0], [0, 0]],
  ])('%s', (_, amount, costs, parts) => {
    expect(off(amount, ...costs)).toEqual(parts);
  });
});

test('huge orders are divided without losing a fen', () => {
  // 999,999,999,999 · 3·10^12 is far beyond 2^53; a half, then what remains.
  const parts = off(999_999_999_999, 3_000_000_000_000, 3_000_000_000_000);
  expect(parts).toEqual([499_999_999_999, 500_000_000_000]);
});

test('a discount larger than the lines is a mistake of ours, not of the till', () => {
  expect(() => off(3, 1, 1)).toThrow('cannot take more');
});

test('whatever the prices, the parts add up and fit', () => {
  for (let seed = 1; seed < 400; seed++) {
    const costs = Array.from(
      { length: (seed % 7) + 1 },
      (_, line) => (seed * 7919 * (line + 3)) % 997,
    );
    const total = costs.reduce((sum, each) => sum + each, 0);
    const amount = (seed * 104_729) % (total + 1);
    const parts = off(amount, ...costs);
    expect(parts.reduce<number>((sum, each) => sum + each, 0)).toBe(amount);
    expect(parts.every((part: Fen, line) => part >= 0 && part <= (costs[line] ?? 0))).toBe(true);
  }
});
