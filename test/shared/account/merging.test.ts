import { bounds, dueAt, pending, spendable } from '@huigan/shared/account/account';
import { heldIn } from '@huigan/shared/points/purse';
import type { ProgramFile } from '@huigan/shared/program/contracts';
import { aLine, aProgram, aRule, at, earning } from '../../support/build';
import { Life } from '../../support/simulate-account';

const worth = (yuan: number) => ({ lines: [aLine('a', yuan * 100)] });
const start = (over: Partial<ProgramFile> = {}, limits = bounds) => {
  const anna = new Life({ programs: [aProgram(over)], limits });
  return { anna, bea: anna.friend('bea') };
};
const purse = ({ account }: Life) => ({
  spendable: spendable(account),
  pending: pending(account),
  held: heldIn(account.points),
  debt: account.points.debt,
});
const nothing = { spendable: 0, pending: 0, held: 0, debt: 0 };

describe('two members turn out to be one', () => {
  test('everything of the first is the second’s', () => {
    const { anna, bea } = start();
    anna.describe({ birthday: '05-05', addTags: ['baby'] });
    anna.buy({ id: 'a', ...worth(700) });
    anna.buy({ id: 'web', channel: 'mall', ...worth(50) });
    anna.hold(30, { id: 'pos:h' });
    bea.buy({ id: 'b', ...worth(400) });
    anna.mergeInto(bea);
    expect(purse(anna)).toEqual(nothing);
    expect(purse(bea)).toEqual({ spendable: 1070, pending: 50, held: 30, debt: 0 });
    // ¥1,150 together: silver, which neither was alone.
    expect(bea.account.tier.level).toBe('silver');
    expect(bea.account.growth).toEqual([{ month: '2026-03', fen: 115_000 }]);
    expect(bea.account.about).toMatchObject({ birthday: '05-05', tags: ['baby'], orders: 3 });
    expect(anna.account).toMatchObject({ orders: [], growth: [], counters: [] });
  });

  test('who still asks for the first finds the second: holds, orders, points', () => {
    const { anna, bea } = start();
    anna.buy({ id: 'a', ...worth(100) });
    anna.hold(30, { id: 'pos:h' });
    anna.mergeInto(bea);
    anna.capture('pos:h', 20);
    anna.giveBack({ order: 'a' });
    anna.buy({ id: 'later', ...worth(25) });
    expect(purse(bea)).toEqual({ ...nothing, spendable: 5 });
    expect(purse(anna)).toEqual(nothing);
  });

  test('where there is no room for all orders, the newest come along and the others are still found', () => {
    const { anna, bea } = start({}, { ...bounds, orders: 3 });
    for (const [day, id] of ['old', 'newer', 'newest'].entries()) {
      anna.waitUntil(at(`2026-03-0${day + 2}`));
      anna.buy({ id, ...worth(100) });
    }
    bea.waitUntil(at('2026-03-06'));
    bea.buy({ id: 'own', ...worth(10) });
    anna.mergeInto(bea);
    const ids = bea.account.orders.map(({ id }) => id);
    expect(ids).toEqual(['pos:newer', 'pos:newest', 'pos:own']);
    expect(anna.giveBack({ order: 'old' })).toMatchObject({ points: -100 });
    expect(spendable(bea.account)).toBe(210);
  });

  test('what the first had posted is not posted again to the second', () => {
    const { anna, bea } = start();
    const order = anna.order({ id: 'a', ...worth(100) });
    const entry = anna.earn(order);
    anna.mergeInto(bea);
    expect(anna.earn(order)).toEqual(entry);
    anna.mergeInto(bea);
    expect(spendable(bea.account)).toBe(100);
  });

  test.each(['before', 'after'] as const)(
    'a process that dies %s the second has heard of it is mended by whoever comes next',
    (moment) => {
      const { anna, bea } = start();
      anna.buy({ id: 'a', ...worth(100) });
      anna.mergeInto(bea, moment);
      expect(purse(anna)).toEqual(nothing);
      anna.spend(30);
      expect(purse(bea)).toEqual({ ...nothing, spendable: 70 });
      expect(anna.account.merged?.estate).toBeNull();
      anna.spend(30);
      expect(spendable(bea.account)).toBe(40);
    },
  );

  test('nothing of the first becomes due any more', () => {
    const { anna, bea } = start();
    anna.buy({ id: 'a', ...worth(1000) });
    anna.mergeInto(bea);
    expect(dueAt(anna.account)).toBeNull();
    expect(dueAt(bea.account)).not.toBeNull();
  });

  test('nobody becomes themselves, also in a circle', () => {
    const { anna, bea } = start();
    expect(() => anna.mergeInto(anna)).toThrow('account/merge_cycle');
    anna.mergeInto(bea);
    expect(() => bea.mergeInto(anna)).toThrow('account/merge_cycle');
  });

  test('a row of mergers ends in one account', () => {
    const { anna, bea } = start();
    const cleo = anna.friend('cleo');
    anna.buy({ id: 'a', ...worth(100) });
    anna.mergeInto(bea);
    bea.buy({ id: 'b', ...worth(10) });
    bea.mergeInto(cleo);
    anna.giveBack({ order: 'a' });
    expect(purse(cleo)).toEqual({ ...nothing, spendable: 10 });
    expect(cleo.account.absorbed).toEqual([anna.id, bea.id]);
  });
});

describe('what one owed', () => {
  const monthly = { expiry: { kind: 'rolling', months: 1 } } as const;
  /** Anna owes 100: what she returned had expired. */
  const owing = () => {
    const both = start(monthly);
    both.anna.buy({ id: 'a', ...worth(100) });
    both.anna.waitUntil(at('2026-04-10'));
    both.anna.giveBack({ order: 'a' });
    return both;
  };

  test('is repaid from what the other has', () => {
    const { anna, bea } = owing();
    bea.buy({ id: 'b', ...worth(130) });
    anna.mergeInto(bea);
    expect(purse(bea)).toEqual({ ...nothing, spendable: 30 });
  });

  test('and what both owed is owed together', () => {
    const { anna, bea } = owing();
    bea.buy({ id: 'b', ...worth(70) });
    bea.spend(70);
    bea.giveBack({ order: 'b' });
    anna.mergeInto(bea);
    expect(purse(bea)).toEqual({ ...nothing, debt: 170 });
  });

  test('or owed on', () => {
    const { anna, bea } = owing();
    bea.buy({ id: 'b', ...worth(30) });
    anna.mergeInto(bea);
    expect(purse(bea)).toEqual({ ...nothing, debt: 70 });
  });
});

describe('orders of the first come back to the second', () => {
  const limits = { ...bounds, orders: 3, tail: 4, keys: 6 };
  const lines = [aLine('a', 5000), aLine('b', 5000)];
  const back = (life: Life, order: string, sku: string) =>
    life.giveBack({ id: `r-${order}-${sku}`, order, lines: [{ sku, quantity: 1 }] });

  test('also those there was no room for, and those let go of before', () => {
    for (let bought = 1; bought <= 9; bought++) {
      const { anna, bea } = start({}, limits);
      const numbers = Array.from({ length: bought }, (_, index) => `o${index}`);
      for (const id of numbers) anna.buy({ id, lines });
      bea.buy({ id: 'b', ...worth(1) });
      anna.mergeInto(bea);
      for (const id of numbers) expect(back(anna, id, 'a')).toMatchObject({ points: -50 });
      for (const id of numbers) expect(back(anna, id, 'b')).toMatchObject({ points: -50 });
      expect(purse(bea)).toEqual({ ...nothing, spendable: 1 });
    }
  });

  test('as they stand now, not as they once were let go of', () => {
    const { anna, bea } = start({}, limits);
    const others = (life: Life, name: string) => {
      for (let n = 0; n < 6; n++) life.buy({ id: `${name}${n}`, ...worth(1) });
    };
    anna.buy({ id: 'o', lines });
    // Let go of, come back in part, taken along, let go of again by the second.
    others(anna, 'x');
    expect(back(anna, 'o', 'a').explain).toMatchObject({ before: 100, kept: 50 });
    anna.mergeInto(bea);
    others(bea, 'y');
    expect(back(anna, 'o', 'b').explain).toMatchObject({ before: 50, kept: 0 });
    expect(purse(bea)).toEqual({ ...nothing, spendable: 12 });
  });
});

test('caps that both had used a part of are used by both', () => {
  const caps = [{ per: 'day', points: 150 }];
  const { anna, bea } = start(earning([aRule({ id: 'base', caps })]));
  anna.buy({ id: 'a', ...worth(100) });
  bea.buy({ id: 'b', ...worth(40) });
  anna.mergeInto(bea);
  expect(bea.buy({ id: 'c', ...worth(40) }).points).toBe(10);
  // What comes back is free again, by the period of its purchase.
  anna.giveBack({ order: 'a' });
  expect(bea.buy({ id: 'd', ...worth(500) }).points).toBe(100);
});

test('too many mergers are refused before anything is lost', () => {
  const { anna, bea } = start({}, { ...bounds, absorbed: 2 });
  for (const id of ['c', 'd']) {
    const other = anna.friend(id);
    other.buy({ id, ...worth(10) });
    other.mergeInto(bea);
  }
  expect(spendable(bea.account)).toBe(20);
  anna.buy({ id: 'a', ...worth(10) });
  expect(() => anna.mergeInto(bea)).toThrow('account/too_many_merges');
  expect(spendable(anna.account)).toBe(10);
});
