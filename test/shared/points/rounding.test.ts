import { applyPercents, type Rounding } from '@huigan/shared/points/rounding';

describe('points times percentages, rounded once at the end', () => {
  test.each<[number, number[], Rounding, number]>([
    // 128 × 1.2 × 2 = 307.2
    [128, [120, 200], 'floor', 307],
    [128, [120, 200], 'round', 307],
    [128, [120, 200], 'ceil', 308],
    // 57 × 1.1 = 62.7
    [57, [110], 'floor', 62],
    [57, [110], 'round', 63],
    // 5 × 1.5 = 7.5: halves go up.
    [5, [150], 'floor', 7],
    [5, [150], 'round', 8],
    [5, [150], 'ceil', 8],
    // 3 × 1.15 × 1.33 = 4.5885: each step rounded would be 3 → 3.
    [3, [115, 133], 'round', 5],
    // 100 × 1.15 is 114.99999999999999 in floats.
    [100, [115], 'floor', 115],
    [100, [115], 'ceil', 115],
    [0, [333], 'ceil', 0],
    [7, [], 'ceil', 7],
    [1, [1, 1, 1], 'ceil', 1],
    [1, [1, 1, 1], 'round', 0],
  ])('%i × %j, %s: %i', (base, percents, rounding, points) => {
    expect(applyPercents(base, percents, rounding)).toBe(points);
  });
});

test('beyond 2^53 on the way it is still exact', () => {
  // 999,999,999 × 1.33 × 1.17 × 1.03 = 1,602,782,998.397217
  expect(applyPercents(999_999_999, [133, 117, 103], 'floor')).toBe(1_602_782_998);
  expect(applyPercents(999_999_999, [133, 117, 103], 'round')).toBe(1_602_782_998);
  expect(applyPercents(999_999_999, [133, 117, 103], 'ceil')).toBe(1_602_782_999);
  // Ten times 101 %: 100,000,000 × 1.01^10 = 110,462,212.541120451001.
  const ten = Array.from({ length: 10 }, () => 101);
  expect(applyPercents(100_000_000, ten, 'floor')).toBe(110_462_212);
  expect(applyPercents(100_000_000, ten, 'round')).toBe(110_462_213);
});
