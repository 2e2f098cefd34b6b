import { fen, points } from '@huigan/shared/kernel/units';
import type { Redemption } from '@huigan/shared/points/contracts';
import { decideUse, pointsFor, type Usable, worthOf } from '@huigan/shared/points/preview';

/** 100 points are ¥1. */
const rate = { points: points(100), fen: fen(100) };
const terms = (over: object = {}): Redemption => ({ ...rate, ...over }) as Redemption;
const use = (
  asked: number,
  spendable: number,
  payableFen: number,
  redemption: Redemption = terms(),
  tier = 'member',
) =>
  decideUse(
    { asked: points(asked), spendable: points(spendable), payableFen: fen(payableFen) },
    redemption,
    tier,
  );

describe('how many points may pay', () => {
  const half = { maxPercent: 50 };
  const hundreds = { step: 100 };
  const noFewer = { minimum: 500 };
  test.each<[string, number, number, number, object, number, Usable['limit']]>([
    ['what is asked, where all of it is there', 300, 2000, 10_000, {}, 300, null],
    ['no more than there is', 3000, 2000, 10_000, {}, 2000, 'balance'],
    ['no more than is to be paid', 30_000, 20_000, 10_000, {}, 10_000, 'share'],
    ['no more than the share', 9000, 20_000, 10_000, half, 5000, 'share'],
    ['down to the step', 1250, 2000, 10_000, hundreds, 1200, 'step'],
    ['a balance down to the step', 9999, 1250, 10_000, hundreds, 1200, 'step'],
    ['none below the minimum', 499, 2000, 10_000, noFewer, 0, 'minimum'],
    ['exactly the minimum', 500, 2000, 10_000, noFewer, 500, null],
    [
      'none where the share is below the minimum',
      5000,
      5000,
      900,
      { ...half, ...noFewer },
      0,
      'minimum',
    ],
    ['none of nothing', 100, 0, 10_000, {}, 0, 'balance'],
    ['none for nothing', 100, 2000, 0, {}, 0, 'share'],
    // Half of ¥9.99 is ¥4.995 → ¥4.99.
    ['the share is rounded down', 999, 2000, 999, half, 499, 'share'],
  ])('%s', (_, asked, spendable, payable, over, used, limit) => {
    expect(use(asked, spendable, payable, terms(over))).toEqual({ points: used, fen: used, limit });
  });
});

test('a tier may have terms of its own, and keeps those it does not name', () => {
  const redemption = terms({
    maxPercent: 20,
    step: 100,
    tiers: [{ tier: 'gold', maxPercent: 80 }],
  });
  expect(use(9999, 9999, 10_000, redemption).points).toBe(2000);
  expect(use(9999, 9999, 10_000, redemption, 'gold').points).toBe(8000);
  expect(use(7777, 9999, 10_000, redemption, 'gold')).toMatchObject({
    points: 7700,
    limit: 'step',
  });
});

test('points never pay more money than they are worth, nor more than is to be paid', () => {
  // 3 points are 2 fen: ¥0.99 is 148.5 points; 148 are worth 98.67 fen.
  const odd = terms({ points: 3, fen: 2 });
  expect(use(1000, 1000, 99, odd)).toEqual({ points: 148, fen: 98, limit: 'share' });
  for (let payable = 0; payable < 300; payable++) {
    expect(use(1000, 1000, payable, odd).fen).toBeLessThanOrEqual(payable);
  }
});

test('what points are worth, and how many money buys, both rounded down', () => {
  const odd = { points: points(3), fen: fen(2) };
  expect([1, 2, 3, 4].map((some) => worthOf(points(some), odd))).toEqual([0, 1, 2, 2]);
  expect([1, 2, 3, 4].map((some) => pointsFor(fen(some), odd))).toEqual([1, 3, 4, 6]);
  expect([worthOf(points(5), undefined), pointsFor(fen(5), undefined)]).toEqual([0, 0]);
});
