import type { Points } from '@huigan/shared/kernel/units';
import { decideOrder, type Order } from '@huigan/shared/orders/order';
import { decideRefund, orderRefunded } from '@huigan/shared/orders/refund';
import type { ProgramFile } from '@huigan/shared/program/contracts';
import { programOf } from '@huigan/shared/program/preview';
import { aLine, anOrder, aProgram, aRefund, aRule, at, earning } from '../../support/build';

/** The till's side of one order: what it returns, and what the account is told. */
class Till {
  order: Order;
  readonly program;

  constructor(
    lines: object[],
    over: Partial<ProgramFile> = {},
    more: Record<string, unknown> = {},
  ) {
    this.program = programOf(aProgram(over));
    const now = at('2026-03-02', '10:00:00');
    const decided = decideOrder(anOrder({ lines, ...more }), { program: this.program, now });
    if (!decided.ok) throw new Error(decided.error);
    this.order = decided.value;
  }

  tryBack(over: Record<string, unknown>) {
    const body = aRefund({ id: `r${this.order.refunds.length}`, ...over });
    const now = at('2026-03-03', '10:00:00');
    return decideRefund(this.order, body, { program: this.program, now, digest: '' });
  }

  back(over: Record<string, unknown> = {}) {
    const decided = this.tryBack(over);
    if (!decided.ok) throw new Error(decided.error);
    const { order, refund } = decided.value;
    this.order = order;
    return { refund, seen: orderRefunded(order, refund, this.program) };
  }

  amount = (amountFen: number) => this.back({ amountFen }).refund.refundedFen;
  pieces = (sku: string, quantity = 1) =>
    this.back({ lines: [{ sku, quantity }] }).refund.refundedFen;
  left = () => this.order.lines.map(({ paidFen, returnedFen }) => paidFen - returnedFen);
}
const part = ({ top, bottom }: { top: bigint; bottom: bigint }) =>
  bottom === 0n ? null : Number((top * 10_000n) / bottom) / 10_000;

describe('money that comes back without a piece', () => {
  test('is divided by what is left of each line, to the last fen', () => {
    const till = new Till([aLine('a', 1000), aLine('b', 500), aLine('gift', 0)]);
    // 100 · 1000/1500 = 66.67 → 66, the rest 34.
    expect(till.amount(100)).toBe(100);
    expect(till.left()).toEqual([934, 466, 0]);
    expect(till.amount(1400)).toBe(1400);
    expect(till.left()).toEqual([0, 0, 0]);
  });

  test('is never more than is left', () => {
    const till = new Till([aLine('a', 1000)]);
    expect(till.tryBack({ amountFen: 1001 })).toEqual({
      ok: false,
      error: 'orders/amount_exceeds_rest',
    });
    till.pieces('a');
    expect(till.tryBack({ amountFen: 1 })).toMatchObject({ error: 'orders/amount_exceeds_rest' });
  });

  test('an order that cost nothing has none to give', () => {
    expect(new Till([aLine('gift', 0)]).tryBack({ amountFen: 1 }).ok).toBe(false);
  });
});

describe('mixed with pieces', () => {
  test('pieces returned after an amount share what it left', () => {
    const till = new Till([aLine('a', 1000, { quantity: 3 })]);
    expect(till.amount(1000)).toBe(1000);
    // 2000 left on three pieces: 666, 667, 667.
    expect([till.pieces('a'), till.pieces('a'), till.pieces('a')]).toEqual([666, 667, 667]);
    expect(till.tryBack({})).toMatchObject({ error: 'orders/not_returnable' });
  });

  test('an amount after a piece comes from the pieces that are left', () => {
    const till = new Till([aLine('a', 1000, { quantity: 3 })]);
    expect(till.pieces('a')).toBe(1000);
    expect(till.amount(500)).toBe(500);
    expect(till.back().refund.refundedFen).toBe(1500);
    expect(till.left()).toEqual([0]);
  });

  test('all the money back, then the pieces: they bring no more money, once', () => {
    const till = new Till([aLine('a', 1000, { quantity: 2 })]);
    expect(till.back({ amountFen: 2000 }).seen.whole).toBe(true);
    expect(till.pieces('a', 2)).toBe(0);
    expect(till.tryBack({ lines: [{ sku: 'a', quantity: 1 }] }).ok).toBe(false);
  });

  test('whatever is returned first, all of it together is what was paid', () => {
    for (let seed = 0; seed < 60; seed++) {
      const till = new Till([
        aLine('a', 333 + seed, { quantity: 3 }),
        aLine('b', 77 * seed, { quantity: 2 }),
      ]);
      const paid = till.order.paidFen;
      let back = till.pieces('a') + till.amount(1 + ((seed * 37) % 300));
      if (seed % 2 === 0) back += till.pieces('b');
      back += till.amount(1 + (seed % 50)) + till.back().refund.refundedFen;
      expect([back, till.left()]).toEqual([paid, [0, 0]]);
    }
  });
});

describe('what the account is told is left', () => {
  const rules = [
    aRule({ id: 'base' }),
    aRule({ id: 'milk', lines: { field: 'sku', in: ['milk'] } }),
    aRule({ id: 'each', award: { kind: 'perItem', points: 5 } }),
    aRule({
      id: 'gift',
      award: { kind: 'fixed', points: 9 },
      lines: { field: 'sku', in: ['gift'] },
    }),
  ];
  const lines = [
    aLine('milk', 1000, { quantity: 2 }),
    aLine('bib', 2000),
    aLine('gift', 0, { quantity: 4 }),
  ];
  const till = () => new Till(lines, earning(rules));
  const left = ({ seen }: ReturnType<Till['back']>) => seen.left.map(({ ratio }) => part(ratio));

  test('money by money, pieces by pieces, gifts by gifts', () => {
    // Base ¥30 of ¥40; milk half; 6 of 7 pieces; all gifts.
    const milk = till().back({ lines: [{ sku: 'milk', quantity: 1 }] });
    expect(left(milk)).toEqual([0.75, 0.5, 0.8571, 1]);
    const gift = till().back({ lines: [{ sku: 'gift', quantity: 3 }] });
    expect(left(gift)).toEqual([1, 1, 0.5714, 0.25]);
  });

  test('an amount counts on every line that cost something; gifts stay', () => {
    // Half of everything: 4 gifts and half of 3 pieces = 5.5 of 7.
    expect(left(till().back({ amountFen: 2000 }))).toEqual([0.5, 0.5, 0.7857, 1]);
  });

  test('all the money back leaves the gifts; the last gift makes it whole', () => {
    const shop = till();
    const money = shop.back({ amountFen: 4000 });
    expect([money.seen.whole, left(money)]).toEqual([false, [0, 0, 0.5714, 1]]);
    const rest = shop.back({ lines: [{ sku: 'gift', quantity: 4 }] });
    expect([rest.seen.whole, left(rest)]).toEqual([true, [0, 0, 0, 0]]);
  });

  test('a return is told as it was accepted, also after later ones', () => {
    const shop = till();
    const first = shop.back({ lines: [{ sku: 'milk', quantity: 1 }] });
    shop.back({ amountFen: 500 });
    expect(orderRefunded(shop.order, first.refund, shop.program)).toEqual(first.seen);
  });

  test('by itself it is as if it were an order', () => {
    const shop = till();
    const { seen } = shop.back({
      lines: [
        { sku: 'milk', quantity: 1 },
        { sku: 'gift', quantity: 2 },
      ],
    });
    expect(seen.alone).toEqual({
      basisFen: 1000,
      pieces: 3,
      portions: [
        { rule: 'milk', basisFen: 1000, pieces: 1 },
        { rule: 'gift', basisFen: 0, pieces: 2 },
      ],
    });
    expect(shop.back({ amountFen: 300 }).seen.alone).toMatchObject({ basisFen: 300, pieces: 0 });
  });
});

describe('points that paid a part', () => {
  const redemption = { points: 100 as Points, fen: 100 } as ProgramFile['redemption'];
  const paidWithPoints = (over: object = {}) =>
    new Till([aLine('a', 6000), aLine('b', 4000)], { redemption, ...over }, { pointsUsed: 5000 });

  test('are off each line by what it cost', () => {
    expect(
      paidWithPoints().order.lines.map(({ paidFen, pointsFen }) => [paidFen, pointsFen]),
    ).toEqual([
      [3000, 3000],
      [2000, 2000],
    ]);
  });

  test('come back with their line, by piece or by amount', () => {
    const byLine = paidWithPoints().back({ lines: [{ sku: 'a', quantity: 1 }] });
    expect(part(byLine.seen.spentLeft)).toBe(0.4);
    expect(part(paidWithPoints().back({ amountFen: 2500 }).seen.spentLeft)).toBe(0.5);
  });

  test('come back by pieces where they paid for all of it', () => {
    const till = new Till([aLine('a', 100, { quantity: 4 })], { redemption }, { pointsUsed: 400 });
    const { refund, seen } = till.back({ lines: [{ sku: 'a', quantity: 1 }] });
    expect([refund.refundedFen, part(seen.spentLeft), seen.whole]).toEqual([0, 0.75, false]);
  });

  test('the basis may be what was paid before them', () => {
    const before = paidWithPoints({
      earning: { ...aProgram().earning, basis: 'before_points' },
    } as Partial<ProgramFile>);
    const { seen } = before.back({ lines: [{ sku: 'b', quantity: 1 }] });
    expect(seen.alone.basisFen).toBe(4000);
    expect(seen.left.map(({ ratio }) => part(ratio))).toEqual([0.6]);
  });
});
