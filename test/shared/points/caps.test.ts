import type { Instant } from '@huigan/shared/kernel/time';
import { points } from '@huigan/shared/kernel/units';
import { type Counter, capId, count, fitCaps, forgetOld, usedIn } from '@huigan/shared/points/caps';
import type { Cap } from '@huigan/shared/points/contracts';
import { programOf } from '@huigan/shared/program/preview';
import { aProgram, at } from '../../support/build';

const { offset } = programOf(aProgram());
const cap = (per: Cap['per'], most: number, over?: Cap['over']): Cap => ({
  per,
  points: points(most),
  ...(over !== undefined && { over }),
});
const counted = (per: Cap['per'], from: Instant, n: number, rule = 'base'): Counter => ({
  id: capId(rule, { per }),
  used: [{ from, n }],
});
const paidAt = at('2026-03-04', '12:00:00');
/** What of 100 points fits, for an order of Wednesday noon that reaches us `later`. */
const fitting = (
  caps: readonly Cap[],
  counters: readonly Counter[] = [],
  now = paidAt,
  rule = 'base',
) => fitCaps(points(100), caps, { rule, counters, clock: { paidAt, now, offset } });

describe('several caps at once', () => {
  const dayUsed = [counted('day', at('2026-03-04'), 60)];
  test.each<[string, Cap[], number]>([
    [
      'an order is cut to its own cap before a period looks at it',
      [cap('total', 90, 'reject'), cap('order', 80)],
      80,
    ],
    [
      'a period that clips comes before one that rejects',
      [cap('month', 50, 'reject'), cap('day', 100)],
      40,
    ],
    [
      'an order its own cap rejects is not cut to fit',
      [cap('day', 100), cap('order', 90, 'reject')],
      0,
    ],
    ['what is left is still too much', [cap('month', 30, 'reject'), cap('day', 100)], 0],
  ])('%s', (_, caps, given) => {
    expect(fitting(caps, dayUsed).given).toBe(given);
  });
});

describe('a period has room for so many points', () => {
  test.each<[string, Cap, Counter[], number]>([
    [
      'an order, whatever came before',
      cap('order', 60),
      [counted('day', at('2026-03-04'), 999)],
      60,
    ],
    ['a day', cap('day', 120), [counted('day', at('2026-03-04'), 50)], 70],
    ['yesterday’s are not today’s', cap('day', 120), [counted('day', at('2026-03-03'), 50)], 100],
    ['a week, from Monday', cap('week', 120), [counted('week', at('2026-03-02'), 50)], 70],
    ['a month', cap('month', 120), [counted('month', at('2026-03-01'), 110)], 10],
    ['a year', cap('year', 120), [counted('year', at('2026-01-01'), 120)], 0],
    ['all time', cap('total', 120), [counted('total', 0 as Instant, 500)], 0],
    [
      'another rule’s points do not count',
      cap('day', 60),
      [counted('day', at('2026-03-04'), 50, 'x')],
      60,
    ],
    ['exactly full is not too much', cap('day', 150), [counted('day', at('2026-03-04'), 50)], 100],
  ])('%s', (_, one, counters, given) => {
    expect(fitting([one], counters)).toEqual({
      given,
      hit: given === 100 ? null : one,
    });
  });
});

describe('beyond it', () => {
  test('a cap clips unless it says that it rejects', () => {
    expect(fitting([cap('day', 60, 'clip')]).given).toBe(60);
    expect(fitting([cap('day', 60, 'reject')]).given).toBe(0);
    expect(fitting([cap('day', 100, 'reject')]).given).toBe(100);
  });

  test('of several caps the tightest counts, and is named', () => {
    const day = cap('day', 80);
    const week = cap('week', 70);
    expect(fitting([cap('order', 90), day, week])).toEqual({ given: 70, hit: week });
    const used = [counted('day', at('2026-03-04'), 60)];
    expect(fitting([day, week], used)).toEqual({ given: 20, hit: day });
  });
});

test('an order so late that its day is forgotten finds the cap spent', () => {
  // The day ended at midnight 5 March; its counter is kept for 35 days more.
  const kept = at('2026-04-08', '23:59:59');
  expect(fitting([cap('day', 60)], [], kept).given).toBe(60);
  expect(fitting([cap('day', 60)], [], at('2026-04-09')).given).toBe(0);
  expect(fitting([cap('month', 60)], [], at('2026-04-09')).given).toBe(60);
  expect(fitting([cap('total', 60)], [], at('2046-01-01')).given).toBe(60);
});

describe('counting', () => {
  const march = at('2026-03-01');
  const april = at('2026-04-01');
  const add = (counters: readonly Counter[], from: Instant, change: number) =>
    count(counters, { id: 'base/month', from, change });

  test('goes on in its period, and periods stand in order', () => {
    const three = add(add(add([], april, 5), march, 2), april, 1);
    expect(three).toEqual([
      {
        id: 'base/month',
        used: [
          { from: march, n: 2 },
          { from: april, n: 6 },
        ],
      },
    ]);
    expect(usedIn(three, 'base/month', april)).toBe(6);
    expect(usedIn(three, 'base/month', at('2026-05-01'))).toBe(0);
  });

  test('what comes back is counted off; never below nothing, and nothing is not kept', () => {
    const one = add([], march, 5);
    expect(usedIn(add(one, march, -2), 'base/month', march)).toBe(3);
    expect(add(one, march, -5)).toEqual([]);
    expect(add(one, march, -9)).toEqual([]);
    expect(add([], march, -1)).toEqual([]);
  });
});

describe('forgetting', () => {
  const all = [
    counted('day', at('2026-03-04'), 1),
    counted('month', at('2026-03-01'), 2),
    counted('total', 0 as Instant, 3),
  ];
  const left = (now: Instant) => forgetOld(all, now).map(({ id }) => id);

  test('a period is kept for five weeks after its end, a total for ever', () => {
    expect(forgetOld(all, at('2026-04-08'))).toBe(all);
    expect(left(at('2026-04-09'))).toEqual(['base/month', 'base/total']);
    expect(left(at('2026-05-06'))).toEqual(['base/total']);
    expect(left(at('2056-01-01'))).toEqual(['base/total']);
  });

  test('only what is old goes; the days after it stay', () => {
    const days = {
      id: 'base/day',
      used: [at('2026-03-04'), at('2026-04-08')].map((from) => ({ from, n: 1 })),
    };
    expect(forgetOld([days], at('2026-04-10'))).toEqual([
      { id: 'base/day', used: [{ from: at('2026-04-08'), n: 1 }] },
    ]);
  });

  test('nothing is forgotten that an order could still be counted in', () => {
    // February has 28 days: its counter is kept as long as the longest month’s.
    const february = [counted('month', at('2026-02-01'), 5)];
    const lastChance = at('2026-04-04', '23:59:59');
    const paid = at('2026-02-28', '12:00:00');
    const clock = { paidAt: paid, now: lastChance, offset };
    const counters = forgetOld(february, lastChance);
    const fitted = fitCaps(points(10), [cap('month', 8)], { rule: 'base', counters, clock });
    expect(fitted.given).toBe(3);
  });
});
