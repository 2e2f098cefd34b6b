import { points, type Ratio, ratioLeft } from '@huigan/shared/kernel/units';
import { keptAfterReturns, partLeft } from '@huigan/shared/points/weigh';

const ratio = (top: number, bottom: number): Ratio => ({
  top: BigInt(top),
  bottom: BigInt(bottom),
});
/** What each rule gave, and how much of what it counted is left. */
type Rule = readonly [given: number, left: number, of: number];
const kept = (earned: number, rules: readonly Rule[], whole = false) =>
  keptAfterReturns(
    points(earned),
    rules.map(([given], index) => ({ rule: `r${index}`, points: given })),
    {
      left: rules.map(([, left, of], index) => ({ rule: `r${index}`, ratio: ratio(left, of) })),
      whole,
    },
  );

describe('how much of what a rule counted is left', () => {
  const line = (size: number, left: number, of: number) => ({ size, left, of });
  // The first number is a size, then what is left of what: ¥80 and ¥40 with half of the ¥80 back.
  test.each<[string, ReturnType<typeof line>[], [number, number]]>([
    ['all of it', [line(8000, 8000, 8000), line(4000, 4000, 4000)], [12_000, 12_000]],
    [
      'a line that came back is gone',
      [line(8000, 0, 8000), line(4000, 4000, 4000)],
      [4000, 12_000],
    ],
    ['half a line counts half', [line(8000, 4000, 8000), line(4000, 4000, 4000)], [8000, 12_000]],
    ['two of three gifts', [line(1, 0, 1), line(2, 2, 2)], [2, 3]],
    ['nothing to count', [], [0, 0]],
    ['what weighs nothing', [line(0, 1, 2), line(0, 0, 7)], [0, 0]],
  ])('%s', (_, lines, [top, bottom]) => {
    const left = ratioLeft(lines);
    // Fractions need not be reduced: the same part is the same part.
    expect(left.top * BigInt(bottom)).toBe(left.bottom * BigInt(top));
    expect(left.bottom === 0n).toBe(bottom === 0);
  });

  test('thirds and sevenths stay exact', () => {
    // 1/3 of 100 and 2/7 of 50: (700 + 300) / 21 of 150 = 1000/3150 = 20/63.
    const left = ratioLeft([line(100, 1, 3), line(50, 2, 7)]);
    expect(left.top * 63n).toBe(left.bottom * 20n);
  });
});

describe('what the member keeps', () => {
  // ¥128 on a silver member day: 307 points. Lines of ¥50, ¥48 and ¥30.
  const after = (a: number, b: number, c: number) =>
    kept(307, [[128, 12_800 - a - b - c, 12_800]], a + b + c === 12_800);

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
  ])('after %j fen came back: %i', (refunds, points) => {
    const [a = 0, b = 0, c = 0] = refunds;
    expect(after(a, b, c)).toBe(points);
  });

  test('each rule loses with the lines it counted', () => {
    // ¥100 of milk and ¥50 else: base 150 of both, 30 more for the milk. Half of the milk comes back:
    // base keeps 100 of 150, milk 15 of 30: 180 × (100 + 15)/180 = 115.
    expect(
      kept(180, [
        [150, 10_000, 15_000],
        [30, 5000, 10_000],
      ]),
    ).toBe(115);
    // One fen of it: 180 × (150 × 14999/15000 + 30 × 9999/10000)/180 = 179.987 → 179.
    expect(
      kept(180, [
        [150, 14_999, 15_000],
        [30, 9999, 10_000],
      ]),
    ).toBe(179);
    // Multiplied to 270, all of the milk back: 270 × 50/180 = 75.
    expect(
      kept(270, [
        [150, 5000, 15_000],
        [30, 0, 10_000],
      ]),
    ).toBe(75);
  });

  test('exactly whole results are not rounded down by one', () => {
    // 99 × 1/3 three times: 66, 33, 0.
    const third = (refunded: number) => kept(99, [[99, 9999 - refunded, 9999]]);
    expect([third(3333), third(6666), third(9999)]).toEqual([66, 33, 0]);
  });

  test('points on an order that cost nothing stay until all of it is back', () => {
    expect(kept(50, [[50, 0, 0]])).toBe(50);
    expect(kept(50, [[50, 0, 0]], true)).toBe(0);
  });

  test('what earned nothing keeps nothing, whatever is left', () => {
    expect(kept(0, [])).toBe(0);
    expect(kept(0, [], true)).toBe(0);
  });

  test('amounts beyond 2^53 are taken exactly', () => {
    // Half of each: 99,999,999,999 / 2 = 49,999,999,999.5.
    const half: Rule = [Number.MAX_SAFE_INTEGER, 500_000_000, 1_000_000_000];
    expect(kept(99_999_999_999, [half, half])).toBe(49_999_999_999);
  });
});

test.each<[string, number, Ratio | undefined, boolean, number]>([
  // 100 × 2/3 = 66.67
  ['is rounded down', 100, ratio(2, 3), false, 66],
  ['is none when everything is back', 100, ratio(2, 3), true, 0],
  ['is all of it where nothing was counted', 100, ratio(0, 0), false, 100],
  ['is all of it where nobody knows the rule any more', 100, undefined, false, 100],
])('what stands of 100 points after a return %s', (_, amount, left, whole, stands) => {
  expect(partLeft(points(amount), left, whole)).toBe(stands);
});
