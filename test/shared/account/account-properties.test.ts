import { type Bounds, bounds, pending, spendable } from '@huigan/shared/account/account';
import { piecesOf } from '@huigan/shared/account/returnable';
import { later } from '@huigan/shared/kernel/time';
import type { Order, Refund } from '@huigan/shared/orders/order';
import fc from 'fast-check';
import { Life } from '../../support/simulate-account';
import { type Accepted, Oracle } from '../../support/simulate-oracle';
import { pairs } from '../../support/simulate-programs';

/** The same lives in every run; asked for more, new ones each time. */
const DEEP = process.env['PROPERTIES'];
const RUNS = Number(DEEP ?? 600);
const chance = DEEP === undefined ? { seed: 20_260_302 } : {};
const tiny: Bounds = { ...bounds, lots: 5, orders: 4, pieces: 12, keys: 6, tail: 5, steps: 3 };

const aLine = fc.record({
  sku: fc.constantFrom('a', 'b', 'c', 'd'),
  unitFen: fc.oneof(fc.nat(300), fc.nat(30_000), fc.nat(2_000_000), fc.constantFrom(0, 10_000)),
  quantity: fc.integer({ min: 1, max: 5 }),
});
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('buy' as const),
      lines: fc.array(aLine, { minLength: 1, maxLength: 4 }),
      off: fc.nat(100),
      channel: fc.constantFrom('pos', 'pos', 'mall'),
      lateHours: fc.oneof(fc.constant(0), fc.nat(29 * 24)),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('back' as const),
      order: fc.nat(),
      line: fc.nat(3),
      pieces: fc.integer({ min: 1, max: 5 }),
      posted: fc.constantFrom('now', 'now', 'later'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('deliver' as const), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('repeat' as const), which: fc.nat() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      hours: fc.oneof(fc.nat(3), fc.nat(24 * 10), fc.nat(24 * 100)),
      nightly: fc.boolean(),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
type Act<K extends Step['do']> = Extract<Step, { do: K }>;
type Parcel = { order: Order; refund: Refund; accepted: Accepted };

/** Drives the account and the oracle through the same life. */
class Twins {
  readonly life: Life;
  readonly oracle: Oracle;
  readonly orders: string[] = [];
  readonly underway: Parcel[] = [];
  readonly posted: Parcel[] = [];

  constructor(pair: number, limits: Bounds) {
    const { file, promise } = pairs[pair % pairs.length] as (typeof pairs)[0];
    this.life = new Life({ programs: [file], limits });
    this.oracle = new Oracle(promise, this.life.now, limits.lots);
  }

  run(each: Step): void {
    if (each.do === 'buy') this.buy(each);
    if (each.do === 'back') this.back(each);
    if (each.do === 'deliver') this.deliver(each.which);
    if (each.do === 'repeat') this.repeat(each.which);
    if (each.do === 'pass') this.pass(each);
  }

  private buy({ lines, off, channel, lateHours }: Act<'buy'>): void {
    const { life, oracle } = this;
    const id = `o${this.orders.length}`;
    const total = lines.reduce((sum, line) => sum + line.unitFen * line.quantity, 0);
    const paidAt = later(life.now, 0 - lateHours * 3_600_000);
    life.buy({
      id,
      channel,
      lines,
      discountFen: Math.floor((total * off) / 100),
      paidAt: new Date(paidAt).toISOString(),
    });
    const key = `${channel}:${id}`;
    this.orders.push(key);
    const bought = (life.orders.get(key)?.lines ?? []).map(
      ({ sku, paidFen, quantity, unitFen }) => ({
        sku,
        paid: paidFen as number,
        quantity,
        unit: unitFen as number,
      }),
    );
    oracle.buy({ id: key, channel, paidAt, lines: bought }, life.now);
    this.compare();
  }

  private back({ order: which, line, pieces, posted }: Act<'back'>): void {
    const key = this.orders[which % this.orders.length];
    const order = key === undefined ? undefined : this.life.orders.get(key);
    const wanted = order?.lines[line];
    if (!order || !wanted || wanted.returned === wanted.quantity) return;
    // Equal products come back in their order; the oracle counts line by line, so others are left out.
    if (order.lines.some(({ sku }, index) => index !== line && sku === wanted.sku)) return;
    const count = Math.min(pieces, wanted.quantity - wanted.returned);
    const [channel, id] = order.id.split(':');
    if (this.life.now > order.paidAt + 365 * 86_400_000) return;
    const recorded = this.life.record({
      id: `r${this.posted.length + this.underway.length}`,
      channel,
      order: id,
      lines: [{ sku: wanted.sku, quantity: count }],
    });
    const accepted = this.oracle.accept(order.id, line, count);
    expect(recorded.refund.refundedFen).toBe(accepted.money);
    this.underway.push({ ...recorded, accepted });
    if (posted === 'now') this.deliver(this.underway.length - 1);
  }

  /** A return that was accepted reaches the account, in whatever order. */
  private deliver(which: number): void {
    const [parcel] = this.underway.splice(which % Math.max(1, this.underway.length), 1);
    if (!parcel) return;
    const { order, refund, accepted } = parcel;
    this.life.reverse(order, refund);
    this.posted.push(parcel);
    this.oracle.giveBack(order.id, accepted, this.life.now);
    this.compare();
  }

  private repeat(which: number): void {
    const before = this.life.account;
    const key = this.orders[which % this.orders.length];
    const order = key === undefined ? undefined : this.life.orders.get(key);
    if (order) expect(this.life.earn(order).explain.kind).toBe('earn');
    const parcel = this.posted[which % this.posted.length];
    if (parcel) expect(this.life.reverse(parcel.order, parcel.refund).explain.kind).toBe('claw');
    expect(this.life.account).toBe(before);
  }

  private pass({ hours, nightly }: Act<'pass'>): void {
    this.life.waitUntil(later(this.life.now, hours * 3_600_000));
    if (!nightly) return;
    this.life.settle();
    this.oracle.passTo(this.life.now);
    this.compare();
  }

  compare(): void {
    const { account, now } = this.life;
    const { oracle } = this;
    const { points, tier } = account;
    alike(
      {
        lots: points.lots.map(({ expires, left }) => [expires, left]),
        pending: pending(account),
        debt: points.debt,
        tier: [tier.level, tier.until, tier.review],
      },
      {
        lots: [...oracle.lots].sort((a, b) => a[0] - b[0]),
        pending: oracle.pending.reduce((sum, { left }) => sum + left, 0),
        debt: oracle.debt,
        tier: [
          oracle.promise.levels[oracle.rank.tier.level]?.[0],
          oracle.rank.tier.until,
          oracle.rank.tier.review,
        ],
      },
    );
    if (points.lots.some(({ expires }) => expires <= now))
      throw new Error('expired points are spendable');
  }

  finish(): void {
    while (this.underway.length > 0) this.deliver(0);
    const { account } = this.life;
    const entries = this.life.entries();
    const of = (kind: string) => entries.filter(({ explain }) => explain.kind === kind);
    const sum = (some: typeof entries, what: 'points' | 'pending' | 'debt') =>
      some.reduce((total, entry) => total + entry[what], 0);
    const worth = (kind: string) =>
      sum(of(kind), 'points') + sum(of(kind), 'pending') - sum(of(kind), 'debt');

    // Balance = replay of entries, part by part and step by step.
    let balance = 0;
    for (const entry of entries) {
      balance += entry.points;
      if (entry.spendable !== balance) throw new Error(`entry ${entry.seq} is not the balance`);
    }
    expect(sum(entries, 'points')).toBe(spendable(account));
    expect(sum(entries, 'pending')).toBe(pending(account));
    expect(sum(entries, 'debt')).toBe(account.points.debt);
    // issued = spendable + pending + expired + clawed − debt, from entries and from the oracle.
    expect(worth('earn')).toBe(this.oracle.issued);
    expect(0 - worth('claw')).toBe(this.oracle.clawed);
    expect(0 - worth('expire')).toBe(this.oracle.expired);
    expect(worth('vest')).toBe(0);
    expect(this.oracle.issued).toBe(
      spendable(account) +
        pending(account) +
        this.oracle.expired +
        this.oracle.clawed -
        account.points.debt,
    );
    // Exactly once, numbered without a gap.
    expect(of('earn')).toHaveLength(this.orders.length);
    expect(of('claw')).toHaveLength(this.posted.length);
    expect(new Set(entries.map(({ cause }) => cause)).size).toBe(entries.length);
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index));
    this.expectBounds();
  }

  private expectBounds(): void {
    const { account, limits } = this.life;
    expect(account.points.lots.length).toBeLessThanOrEqual(limits.lots);
    expect(account.orders.length).toBeLessThanOrEqual(limits.orders);
    expect(account.keys.length).toBeLessThanOrEqual(limits.keys);
    const pieces = account.orders.reduce((total, order) => total + piecesOf(order), 0);
    expect(pieces).toBeLessThanOrEqual(limits.pieces);
  }
}

/** Jest's own comparison is too slow for tens of thousands; it is asked only to show a difference. */
function alike(actual: object, wanted: object): void {
  if (JSON.stringify(actual) !== JSON.stringify(wanted)) expect(actual).toEqual(wanted);
}

describe.each([
  ['as in production', bounds],
  ['with every bound tiny', tiny],
])('any life, %s', (_, limits) => {
  test.each(pairs.map(({ name }, index) => [name, index] as const))(
    'under %s',
    (_name, pair) => {
      const runs = Math.ceil(RUNS / 4);
      fc.assert(
        fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
          const twins = new Twins(pair, limits);
          for (const each of steps) twins.run(each);
          twins.finish();
        }),
        { ...chance, numRuns: runs },
      );
    },
    600_000,
  );
});

test('returns of one purchase end alike in whatever order they come', () => {
  const purchase = fc.record({
    lines: fc.array(aLine, { minLength: 1, maxLength: 4 }),
    off: fc.nat(100),
    channel: fc.constantFrom('pos', 'mall'),
    pair: fc.nat(pairs.length - 1),
    hours: fc.nat(24 * 80),
  });
  const orders = fc.array(fc.nat(), { minLength: 20, maxLength: 20 });
  const left = (
    given: typeof purchase extends fc.Arbitrary<infer P> ? P : never,
    turns: number[],
    keep: number,
  ) => {
    const twins = new Twins(given.pair, bounds);
    twins.run({
      do: 'buy',
      lines: given.lines,
      off: given.off,
      channel: given.channel,
      lateHours: 0,
    });
    twins.run({ do: 'buy', lines: given.lines, off: 0, channel: 'pos', lateHours: 5 });
    twins.run({ do: 'pass', hours: given.hours, nightly: true });
    const pieces = given.lines.flatMap(({ quantity }, line) =>
      Array.from({ length: quantity }, () => line),
    );
    const shuffled = pieces.slice(keep).map((line, index) => ({ line, turn: turns[index] ?? 0 }));
    shuffled.sort((a, b) => a.turn - b.turn);
    for (const { line } of shuffled)
      twins.run({ do: 'back', order: 0, line, pieces: 1, posted: 'now' });
    const { points, growth, tier, orders } = twins.life.account;
    return JSON.stringify({ points, growth, tier, orders });
  };
  fc.assert(
    fc.property(purchase, orders, orders, fc.nat(5), (given, one, other, keep) => {
      expect(left(given, one, keep)).toBe(left(given, other, keep));
    }),
    { ...chance, numRuns: Math.ceil(RUNS / 4) },
  );
}, 600_000);
