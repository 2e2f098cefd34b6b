import { pending, spendable } from '@huigan/shared/account/account';
import { aLine, aProgram, aRule, at, earning } from '../../support/build';
import { Life } from '../../support/simulate-account';

const state = ({ account }: Life) => ({
  spendable: spendable(account),
  pending: pending(account),
  debt: account.points.debt,
});
const line = (sku: string, unitFen: number) => aLine(sku, unitFen);
const back = (id: string, sku: string) => ({ id, lines: [{ sku, quantity: 1 }] });

test('three partial returns in every order end alike, and together take exactly what was earned', () => {
  // ¥50 + ¥48 + ¥30 on the 18th, a silver member: 307 points.
  const orders = [
    ['a', 'b', 'c'],
    ['a', 'c', 'b'],
    ['b', 'a', 'c'],
    ['b', 'c', 'a'],
    ['c', 'a', 'b'],
    ['c', 'b', 'a'],
  ];
  const ends = orders.map((skus) => {
    const life = new Life();
    life.buy({ id: 'big', lines: [line('x', 100_000)] });
    life.waitUntil(at('2026-03-18', '10:00:00'));
    const bought = life.buy({ lines: [line('a', 5000), line('b', 4800), line('c', 3000)] });
    expect(bought.points).toBe(307);
    const taken = skus.map((sku) => 0 - life.giveBack(back(`r-${sku}`, sku)).points);
    expect(taken.reduce((sum, each) => sum + each, 0)).toBe(307);
    return { ...state(life), growth: life.account.growth, lots: life.account.points.lots };
  });
  expect(new Set(ends.map((end) => JSON.stringify(end))).size).toBe(1);
  expect(ends[0]).toMatchObject({ spendable: 1000, debt: 0 });
});

test('after a year the points are over, and so is the return window', () => {
  const life = new Life();
  life.buy({ id: '1', lines: [line('a', 10_000)] });
  life.passTo(at('2027-03-02', '10:00:00'));
  expect(state(life)).toEqual({ spendable: 0, pending: 0, debt: 0 });
  expect(() => life.giveBack({ order: '1' })).toThrow('orders/return_window_over');
});

test('points that expired before the return are owed, and the next order repays them', () => {
  const life = new Life({ programs: [aProgram({ expiry: { kind: 'rolling', months: 1 } })] });
  life.buy({ id: '1', lines: [line('a', 10_000)] });
  life.waitUntil(at('2026-04-20'));
  const claw = life.giveBack({ order: '1' });
  expect(claw).toMatchObject({ points: 0, debt: 100, spendable: 0 });
  const next = life.buy({ id: '2', lines: [line('a', 13_000)] });
  expect(next).toMatchObject({ points: 30, debt: -100, spendable: 30 });
});

test('debt is repaid on the date pending points arrive, not before', () => {
  const life = new Life({ programs: [aProgram({ expiry: { kind: 'rolling', months: 1 } })] });
  life.buy({ id: '1', lines: [line('a', 10_000)] });
  life.waitUntil(at('2026-04-20'));
  life.giveBack({ order: '1' });
  life.buy({ id: 'web', channel: 'mall', lines: [line('a', 15_000)] });
  expect(state(life)).toEqual({ spendable: 0, pending: 150, debt: 100 });
  life.passTo(at('2026-04-27'));
  expect(state(life)).toEqual({ spendable: 50, pending: 0, debt: 0 });
  expect(life.account.tail.at(-1)).toMatchObject({ points: 50, pending: -150, debt: -100 });
});

test('a return within the waiting days takes the waiting points of that order', () => {
  const life = new Life();
  life.buy({ id: 'shop', lines: [line('a', 10_000)] });
  life.buy({ id: 'web1', channel: 'mall', lines: [line('a', 20_000)] });
  life.buy({ id: 'web2', channel: 'mall', lines: [line('a', 30_000)] });
  const claw = life.giveBack({ order: 'web2', channel: 'mall' });
  expect(claw).toMatchObject({ points: 0, pending: -300 });
  expect(state(life)).toEqual({ spendable: 100, pending: 200, debt: 0 });
});

test('an order is judged by the program of its day, also when it comes back a year later', () => {
  const generous = aProgram({
    version: 2,
    effectiveFrom: '2026-06-01T00:00:00+08:00',
    ...earning([aRule({ id: 'base', award: { kind: 'perAmount', points: 9, fen: 100 } })]),
  });
  const life = new Life({ programs: [aProgram(), generous] });
  life.buy({ id: 'old', lines: [line('a', 10_000), line('b', 10_000)] });
  life.waitUntil(at('2026-06-10'));
  expect(life.giveBack({ order: 'old', ...back('r', 'a') }).points).toBe(-100);
  // A till that was offline on the last day of May reports in June.
  const late = life.buy({
    id: 'late',
    paidAt: '2026-05-31T23:00:00+08:00',
    lines: [line('a', 10_000)],
  });
  expect(late.points).toBe(100);
  expect(life.account.growth).toEqual([
    { month: '2026-03', fen: 10_000 },
    { month: '2026-05', fen: 10_000 },
  ]);
});

test('a gift line that comes back takes nothing; the paid lines take everything', () => {
  const life = new Life();
  life.buy({ lines: [line('a', 10_000), line('gift', 0)] });
  expect(life.giveBack(back('r1', 'gift')).points).toBe(0);
  expect(life.giveBack(back('r2', 'a')).points).toBe(-100);
});

test('points for an order that cost nothing go with its last piece', () => {
  const fixed = aProgram(earning([aRule({ id: 'try', award: { kind: 'fixed', points: 50 } })]));
  const life = new Life({ programs: [fixed] });
  life.buy({ lines: [line('a', 0), line('b', 0)] });
  expect(life.giveBack(back('r1', 'a')).points).toBe(0);
  expect(life.giveBack(back('r2', 'b')).points).toBe(-50);
});

describe('a return finds its order, whatever happened since', () => {
  test('an order of nothing but gifts', () => {
    const life = new Life();
    life.buy({ id: 'gift', lines: [line('a', 0)] });
    life.buy({ id: 'next' });
    expect(life.giveBack({ order: 'gift' })).toMatchObject({ points: 0, debt: 0 });
  });

  test('two returns that reach the account in the other order, with a purchase in between', () => {
    const life = new Life();
    life.buy({ id: '1', lines: [line('a', 10_000), line('gift', 0)] });
    const first = life.record({ order: '1', ...back('r1', 'gift') });
    const second = life.record({ order: '1', ...back('r2', 'a') });
    life.reverse(second.order, second.refund);
    life.buy({ id: '2' });
    expect(life.reverse(first.order, first.refund)).toMatchObject({ points: 0, debt: 0 });
  });

  test('returns of a free order that reach the account in the other order', () => {
    const fixed = aProgram(earning([aRule({ id: 'try', award: { kind: 'fixed', points: 50 } })]));
    const life = new Life({ programs: [fixed] });
    life.buy({ lines: [line('a', 0), line('b', 0)] });
    const first = life.record(back('r1', 'a'));
    const second = life.record(back('r2', 'b'));
    expect(life.reverse(second.order, second.refund).points).toBe(-50);
    expect(life.reverse(first.order, first.refund).points).toBe(0);
    expect(state(life)).toEqual({ spendable: 0, pending: 0, debt: 0 });
  });

  test('a return of the last day that reaches the account days later', () => {
    const life = new Life();
    life.buy({ id: '1', lines: [line('a', 10_000)] });
    life.waitUntil(at('2027-03-01', '08:00:00'));
    const { order, refund } = life.record({ order: '1' });
    life.waitUntil(at('2027-03-04'));
    life.buy({ id: '2' });
    // By then its own points had expired: they are taken from the newer ones.
    expect(life.reverse(order, refund)).toMatchObject({ points: -100, debt: 0, spendable: 28 });
  });
});
