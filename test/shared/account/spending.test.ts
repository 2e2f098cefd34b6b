import { bounds, dueAt, spendable } from '@huigan/shared/account/account';
import { heldIn } from '@huigan/shared/points/purse';
import { aLine, aProgram, at } from '../../support/build';
import { Life } from '../../support/simulate-account';

const worth = (yuan: number) => ({ lines: [aLine('a', yuan * 100)] });
const monthly = aProgram({ expiry: { kind: 'rolling', months: 1 } });
/** 100 points of 2 March that are gone on 3 April, 50 of 20 March gone on 21 April. */
const twoDates = (limits = bounds) => {
  const life = new Life({ programs: [monthly], limits });
  life.waitUntil(at('2026-03-02', '10:00:00'));
  life.buy({ id: 'early', ...worth(100) });
  life.waitUntil(at('2026-03-20', '10:00:00'));
  life.buy({ id: 'late', ...worth(50) });
  return life;
};
const lots = (life: Life) => life.account.points.lots.map(({ left }) => left);

describe('spending', () => {
  test('takes what is gone soonest first', () => {
    const life = twoDates();
    expect(life.spend(120)).toMatchObject({ points: -120, spendable: 30 });
    expect(lots(life)).toEqual([30]);
  });

  test('is all or nothing', () => {
    const life = twoDates();
    expect(() => life.spend(151)).toThrow('points/insufficient_balance');
    expect(life.spend(150).spendable).toBe(0);
  });

  test('a point of a date that has passed cannot be spent, however late the nightly job', () => {
    const life = twoDates();
    life.waitUntil(at('2026-04-03'));
    expect(() => life.spend(51)).toThrow('points/insufficient_balance');
    expect(life.spend(50).spendable).toBe(0);
  });

  test('the same number with other content is refused', () => {
    const life = twoDates();
    const first = life.spend(10, { id: 'pos:7' });
    expect(life.spend(10, { id: 'pos:7' })).toBe(first);
    expect(() => life.spend(11, { id: 'pos:7' })).toThrow('points/replay_differs');
    expect(spendable(life.account)).toBe(140);
  });
});

describe('a spending undone', () => {
  test('gives points back to their dates', () => {
    const life = twoDates();
    life.spend(120, { id: 'pos:7' });
    expect(life.unspend('pos:7')).toMatchObject({ points: 120, spendable: 150 });
    expect(lots(life)).toEqual([100, 50]);
    expect(() => life.unspend('pos:7')).toThrow('points/nothing_to_return');
  });

  test('what has passed meanwhile is told apart', () => {
    const life = twoDates();
    life.spend(120, { id: 'pos:7' });
    life.waitUntil(at('2026-04-03'));
    expect(life.unspend('pos:7')).toMatchObject({
      points: 20,
      explain: { kind: 'restore', back: 120, lapsed: 100 },
      spendable: 50,
    });
  });

  test('what nobody spent cannot come back', () => {
    expect(() => twoDates().unspend('pos:9')).toThrow('account/order_missing');
  });

  test('it is found through the journal, long after the account let go of it', () => {
    const life = twoDates({ ...bounds, orders: 2, keys: 3, tail: 3 });
    life.spend(120, { id: 'pos:7' });
    for (let n = 0; n < 9; n++) life.buy({ id: `n${n}`, ...worth(1) });
    expect(life.account.orders.map(({ id }) => id)).not.toContain('pos:7');
    expect(life.unspend('pos:7')).toMatchObject({ points: 120 });
  });
});

describe('points held for a payment', () => {
  test('are neither spendable nor gone, until they are paid or released', () => {
    const life = twoDates();
    expect(life.hold(120, { id: 'pos:7' })).toMatchObject({
      points: -120,
      held: 120,
      spendable: 30,
    });
    expect(() => life.spend(31)).toThrow('points/insufficient_balance');
    expect(life.release('pos:7')).toMatchObject({ points: 120, held: -120, spendable: 150 });
    expect(lots(life)).toEqual([100, 50]);
    expect(() => life.capture('pos:7')).toThrow('points/no_hold');
  });

  test('may be paid in part: the rest goes back to its own dates', () => {
    const life = twoDates();
    life.hold(120, { id: 'pos:7' });
    expect(() => life.capture('pos:7', 121)).toThrow('points/more_than_held');
    // The 70 that are gone soonest pay.
    expect(life.capture('pos:7', 70)).toMatchObject({ points: 50, held: -120, spendable: 80 });
    expect(lots(life)).toEqual([30, 50]);
    expect(() => life.release('pos:7')).toThrow('points/no_hold');
  });

  test('go back by themselves after half an hour, or as long as the program says', () => {
    const life = twoDates();
    life.hold(120, { id: 'pos:7' });
    expect(dueAt(life.account)).toBe(at('2026-03-20', '10:30:00'));
    life.waitUntil(at('2026-03-20', '11:00:00'));
    expect(() => life.capture('pos:7')).toThrow('points/no_hold');
    life.settle();
    expect(life.account.tail.at(-1)).toMatchObject({
      at: at('2026-03-20', '10:30:00'),
      explain: { kind: 'release', why: 'timeout', lapsed: 0 },
    });
    const rate = { points: 100, fen: 100 };
    const redemption = { ...rate, holdMinutes: 5 } as NonNullable<typeof monthly.redemption>;
    const quick = new Life({ programs: [aProgram({ redemption })] });
    quick.buy(worth(10));
    quick.hold(10);
    expect(dueAt(quick.account)).toBe(at('2026-03-01', '09:05:00'));
  });

  test('do not expire meanwhile; what is given back after its date has', () => {
    const life = twoDates();
    life.hold(120, { id: 'pos:7', until: at('2026-04-10') });
    life.waitUntil(at('2026-03-27', '09:59:59'));
    life.settle();
    expect(heldIn(life.account.points)).toBe(120);
    life.passTo(at('2026-03-27', '10:00:00'));
    expect(heldIn(life.account.points)).toBe(0);

    const other = twoDates();
    other.waitUntil(at('2026-04-02', '23:50:00'));
    other.hold(120, { id: 'pos:8' });
    other.waitUntil(at('2026-04-03', '00:01:00'));
    // 60 of the oldest pay although their date has passed; 40 of them and the 20 others come back.
    expect(other.capture('pos:8', 60)).toMatchObject({
      points: 20,
      held: -120,
      explain: { paid: 60, lapsed: 40 },
      spendable: 50,
    });
  });

  test('are never held for longer than a week, whatever a till asks for', () => {
    const life = twoDates();
    life.hold(10, { until: at('2036-01-01') });
    expect(life.account.points.holds[0]?.until).toBe(at('2026-03-27', '10:00:00'));
  });

  test('wait for eight payments at most', () => {
    const life = twoDates();
    for (let n = 0; n < bounds.holds; n++) life.hold(1);
    expect(() => life.hold(1)).toThrow('points/too_many_holds');
  });

  test('are not taken by a return; what is missing is owed until they come back', () => {
    const life = twoDates();
    life.hold(150, { id: 'pos:7' });
    expect(life.giveBack({ order: 'early' })).toMatchObject({ points: 0, debt: 100 });
    expect(life.release('pos:7')).toMatchObject({ points: 50, held: -150, debt: -100 });
    expect(spendable(life.account)).toBe(50);
  });
});

describe('where all points share one date', () => {
  const activity = aProgram({ expiry: { kind: 'activity', months: 1 } });
  const date = (life: Life) => life.account.points.lots.map(({ expires }) => expires);
  const start = () => {
    const life = new Life({ programs: [activity] });
    life.buy({ id: 'one', ...worth(100) });
    life.waitUntil(at('2026-03-20', '10:00:00'));
    return life;
  };

  test('earning moves it on, and so does paying; spending and giving back do not', () => {
    const life = start();
    life.spend(10, { id: 'pos:7' });
    life.unspend('pos:7');
    expect(date(life)).toEqual([at('2026-04-02')]);
    life.hold(10, { id: 'pos:8' });
    life.capture('pos:8');
    expect(date(life)).toEqual([at('2026-04-21')]);
    life.waitUntil(at('2026-03-25'));
    life.buy({ id: 'two', ...worth(1) });
    expect(date(life)).toEqual([at('2026-04-26')]);
    expect(spendable(life.account)).toBe(91);
  });

  test('who does nothing loses all at once', () => {
    const life = start();
    life.passTo(at('2026-04-02'));
    expect(life.account.tail.at(-1)).toMatchObject({ points: -100, explain: { kind: 'expire' } });
  });
});
