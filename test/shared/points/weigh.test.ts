import { fen } from '@huigan/shared/kernel/units';
import { keptAfterRefunds, weightsOf } from '@huigan/shared/points/weigh';

const group = (moneyFen: number, ...rules: string[]) => ({ rules, moneyFen: fen(moneyFen) });
const awarded = (rule: string, moneyFen: number, points: number) => ({ rule, moneyFen, points });

describe('what each group of lines earned, unrounded', () => {
  test('one rule shares by money', () => {
    expect(
      weightsOf([group(8000), group(4000)], [awarded('base', 12_000, 120)], new Set()),
    ).toEqual([2, 1]);
  });

  test('a rule with a filter belongs to its lines alone', () => {
    // Base 1 point a yuan on ¥100 + ¥50, milk 30 points on the ¥100: 100 + 30 against 50 = 13 : 5.
    const groups = [group(10_000, 'milk'), group(5000)];
    const awards = [awarded('base', 15_000, 150), awarded('milk', 10_000, 30)];
    expect(weightsOf(groups, awards, new Set(['milk']))).toEqual([13, 5]);
  });

  test('thirds stay thirds', () => {
    // 100 points on 3 equal lines of ¥33.33: equal weights, no 33.33.
    const groups = [group(3333, 'a'), group(3333, 'b'), group(3333)];
    expect(weightsOf(groups, [awarded('base', 9999, 100)], new Set(['a', 'b']))).toEqual([1, 1, 1]);
  });

  test('an order that cost nothing has no weights', () => {
    expect(weightsOf([group(0)], [awarded('gift', 0, 50)], new Set())).toEqual([0]);
  });
});

const left = (weight: number, moneyFen: number, refundedFen: number) => ({
  weight,
  moneyFen: fen(moneyFen),
  refundedFen: fen(refundedFen),
});

describe('what the member keeps', () => {
  // ¥128 on a silver member day: 307 points. Lines of ¥50, ¥48 and ¥30.
  const after = (a: number, b: number, c: number) =>
    keptAfterRefunds(307, [left(1, 12_800, a + b + c)], a + b + c === 12_800);

  test.each([
    // 307 × 78/128 = 187.07…
    [[5000, 0, 0], 187],
    // 307 × 80/128 = 191.875
    [[0, 4800, 0], 191],
    // 307 × 98/128 = 235.04…
    [[0, 0, 3000], 235],
    // 307 × 30/128 = 71.95…
    [[5000, 4800, 0], 71],
    // 307 × 48/128 = 115.125
    [[5000, 0, 3000], 115],
    // 307 × 50/128 = 119.92…
    [[0, 4800, 3000], 119],
    [[5000, 4800, 3000], 0],
    [[0, 0, 0], 307],
  ])('after %j fen came back: %i', (refunds, kept) => {
    const [a = 0, b = 0, c = 0] = refunds;
    expect(after(a, b, c)).toBe(kept);
  });

  test('a group counts in proportion to its unrefunded money', () => {
    // Weights 13 : 5 (150 + 30 points). Half of the milk: 180 × (6.5 + 5) / 18 = 115.
    expect(keptAfterRefunds(180, [left(13, 10_000, 5000), left(5, 5000, 0)], false)).toBe(115);
    // One fen of it: 180 × (13 × 9999/10000 + 5)/18 = 179.987 → 179.
    expect(keptAfterRefunds(180, [left(13, 10_000, 1), left(5, 5000, 0)], false)).toBe(179);
  });

  test('exactly whole results are not rounded down by one', () => {
    // 99 × 1/3 three times: 66, 33, 0.
    const third = (refunded: number) => keptAfterRefunds(99, [left(1, 9999, refunded)], false);
    expect([third(3333), third(6666), third(9999)]).toEqual([66, 33, 0]);
  });

  test('points on an order that cost nothing stay until all of it is back', () => {
    expect(keptAfterRefunds(50, [left(0, 0, 0)], false)).toBe(50);
    expect(keptAfterRefunds(50, [left(0, 0, 0)], true)).toBe(0);
  });

  test('amounts beyond 2^53 are taken exactly', () => {
    const weight = Number.MAX_SAFE_INTEGER;
    // Half of each: 99,999,999,999 / 2 = 49,999,999,999.5.
    const half = left(weight, 1_000_000_000, 500_000_000);
    expect(keptAfterRefunds(99_999_999_999, [half, half], false)).toBe(49_999_999_999);
  });
});
