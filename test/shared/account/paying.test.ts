import { bounds, spendable } from '@huigan/shared/account/account';
import { piecesOf } from '@huigan/shared/account/returnable';
import type { ProgramFile } from '@huigan/shared/program/contracts';
import { aLine, aProgram, aRule, at, earning } from '../../support/build';
import { Life } from '../../support/simulate-account';

const redemption = { points: 100, fen: 100 } as NonNullable<ProgramFile['redemption']>;
const worth = (yuan: number) => ({ lines: [aLine('a', yuan * 100)] });
/** A member with 500 points of an earlier day. */
const start = (over: Partial<ProgramFile> = {}, limits = bounds) => {
  const life = new Life({ programs: [aProgram({ redemption, ...over })], limits });
  life.buy({ id: 'before', ...worth(500) });
  life.waitUntil(at('2026-03-02', '10:00:00'));
  return life;
};
/** ¥10 of which 400 points pay ¥4: 6 points are earned. */
const order = { id: 'with', pointsUsed: 400, ...worth(10) };
const kinds = (life: Life) => life.entries().map(({ explain }) => explain.kind);
const state = ({ account }: Life) => [spendable(account), account.points.debt];

describe('points pay a part of an order', () => {
  test('taken when the order is reported', () => {
    const life = start();
    expect(life.buy(order)).toMatchObject({
      points: 6,
      explain: { used: { points: 400, short: 0 } },
    });
    expect(state(life)).toEqual([106, 0]);
    expect(kinds(life)).toEqual(['earn', 'spend', 'earn']);
  });

  test('held before it', () => {
    const life = start();
    life.hold(400, { id: 'pos:with' });
    expect(life.buy(order)).toMatchObject({ points: 6, spendable: 106 });
    expect(kinds(life)).toEqual(['earn', 'hold', 'capture', 'earn']);
    expect(life.account.points.holds).toEqual([]);
  });

  test('held before it, and captured by the till: once, whoever is first', () => {
    const life = start();
    life.hold(400, { id: 'pos:with' });
    life.capture('pos:with');
    life.buy(order);
    expect(state(life)).toEqual([106, 0]);

    const other = start();
    other.hold(400, { id: 'pos:with' });
    other.buy(order);
    // Long after, when the entry is in the journal.
    for (let n = 0; n < 12; n++) other.buy({ id: `n${n}`, ...worth(1) });
    expect(other.capture('pos:with').explain).toMatchObject({ kind: 'capture', paid: 400 });
    expect(state(other)).toEqual([118, 0]);
  });

  test('more than was held: the rest is taken from the balance', () => {
    const life = start();
    life.hold(100, { id: 'pos:with' });
    life.buy(order);
    expect(state(life)).toEqual([106, 0]);
    expect(kinds(life)).toEqual(['earn', 'hold', 'capture', 'spend', 'earn']);
  });

  test('less than was held: the rest comes back', () => {
    const life = start();
    life.hold(450, { id: 'pos:with' });
    life.buy(order);
    expect(state(life)).toEqual([106, 0]);
  });

  test('more than there is: the order stands, what is missing is owed and recorded', () => {
    const life = start();
    life.spend(200);
    const entry = life.buy(order);
    // 300 pay, 100 are owed; the 6 earned repay a part.
    expect(entry).toMatchObject({
      points: 0,
      debt: -6,
      explain: { used: { points: 400, short: 100 } },
    });
    expect(state(life)).toEqual([0, 94]);
  });

  test('captured, given back, and then the order comes after all: they are taken again', () => {
    const life = start();
    life.hold(400, { id: 'pos:with' });
    life.capture('pos:with');
    life.unspend('pos:with');
    expect(state(life)).toEqual([500, 0]);
    life.buy(order);
    expect(state(life)).toEqual([106, 0]);
  });
});

describe('an order paid with points comes back', () => {
  const two = { id: 'with', pointsUsed: 400, lines: [aLine('a', 600), aLine('b', 400)] };
  const back = (life: Life, id: string, sku: string) =>
    life.giveBack({ id, order: 'with', lines: [{ sku, quantity: 1 }] });

  test('points that paid return with what they paid for, in whatever order it comes', () => {
    for (const [first, second] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      const life = start();
      life.buy(two);
      expect(back(life, 'r1', first).explain).toMatchObject({
        kind: 'claw',
        restored: { points: first === 'a' ? 240 : 160, lapsed: 0 },
      });
      back(life, 'r2', second);
      expect(state(life)).toEqual([500, 0]);
    }
  });

  test('those of the latest date first; what has passed is told apart', () => {
    const life = start({ expiry: { kind: 'rolling', months: 1 } });
    life.waitUntil(at('2026-03-20'));
    life.buy({ id: 'more', ...worth(100) });
    life.buy({ ...two, pointsUsed: 600, lines: [aLine('a', 600), aLine('b', 600)] });
    life.waitUntil(at('2026-04-10'));
    // 500 of 1 March are over, 100 of 20 March are not. Half comes back: 100 of those, 200 of these.
    expect(back(life, 'r1', 'a').explain).toMatchObject({ restored: { points: 300, lapsed: 200 } });
    expect(state(life)).toEqual([103, 0]);
  });

  test('what was owed for it is settled, not given', () => {
    const life = start();
    life.spend(200);
    life.buy(two);
    life.giveBack({ id: 'r', order: 'with' });
    // 300 of 500 are left after 200 were spent; nothing is owed any more.
    expect(state(life)).toEqual([300, 0]);
  });

  test('what paid for an order comes back with the order alone', () => {
    const life = start();
    life.buy(two);
    expect(() => life.unspend('pos:with')).toThrow('points/nothing_to_return');
  });
});

describe('one number for points and for an order', () => {
  test('a return that reaches the account before its order waits for it', () => {
    const life = start();
    life.hold(400, { id: 'pos:with' });
    life.capture('pos:with');
    const bought = life.order(order);
    const { order: returned, refund } = life.record({ order: 'with', id: 'r' });
    expect(() => life.reverse(returned, refund)).toThrow('account/order_missing');
    life.earn(bought);
    life.reverse(returned, refund);
    expect(state(life)).toEqual([500, 0]);
  });

  test('points spent under the number of an order do not make the account forget what it earned', () => {
    for (const spendAfter of [
      (life: Life) => life.spend(50, { id: 'pos:before' }),
      (life: Life) => {
        life.hold(50, { id: 'pos:before' });
        return life.capture('pos:before');
      },
    ]) {
      const life = start();
      spendAfter(life);
      expect(life.giveBack({ order: 'before' }).explain).toMatchObject({ kind: 'claw', kept: 0 });
      expect(state(life)).toEqual([0, 0]);
    }
  });

  test('not even where the account had let go of the order by then', () => {
    const life = start({}, { ...bounds, orders: 3, tail: 3 });
    for (let n = 0; n < 6; n++) life.buy({ id: `n${n}`, ...worth(1) });
    life.spend(50, { id: 'pos:before' });
    expect(life.giveBack({ order: 'before' })).toMatchObject({ points: -500, spendable: 6 });
  });
});

test('orders that replace the points that paid for them stay within the bounds', () => {
  const rules = Array.from({ length: 6 }, (_, index) => aRule({ id: `r${index}` }));
  const limits = { ...bounds, pieces: 20 };
  const life = start(earning(rules), limits);
  const numbers = Array.from({ length: 8 }, (_, index) => `o${index}`);
  for (const id of numbers) {
    life.hold(10, { id: `pos:${id}` });
    life.capture(`pos:${id}`);
  }
  for (const id of numbers) life.buy({ id, pointsUsed: 10, ...worth(10) });
  const pieces = life.account.orders.reduce((sum, record) => sum + piecesOf(record), 0);
  expect(pieces).toBeLessThanOrEqual(limits.pieces);
  for (const id of numbers) life.giveBack({ id: `r-${id}`, order: id });
  expect(state(life)).toEqual([3000, 0]);
});
