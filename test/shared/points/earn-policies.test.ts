import { NEVER } from '@huigan/shared/kernel/time';
import type { Points } from '@huigan/shared/kernel/units';
import { decideOrder, orderPaid } from '@huigan/shared/orders/order';
import { capId } from '@huigan/shared/points/caps';
import { decideEarn, type Standing } from '@huigan/shared/points/earn';
import type { ProgramFile } from '@huigan/shared/program/contracts';
import { programOf } from '@huigan/shared/program/preview';
import { aLine, aMultiplier, anOrder, aProgram, aRule, at, earning } from '../../support/build';

const nobody: Standing = {
  tier: 'member',
  tags: [],
  birthday: null,
  ordersBefore: 1,
  counters: [],
};
type Over = Record<string, unknown>;
function earned(file: ProgramFile, over: Over = {}, who: Partial<Standing> = {}) {
  const program = programOf(file);
  const body = anOrder(over);
  const order = decideOrder(body, { program, now: body.paidAt });
  if (!order.ok) throw new Error(order.error);
  const paid = orderPaid(order.value, program);
  return decideEarn(paid, { ...nobody, ...who }, { program, now: body.paidAt });
}
const fixed = (id: string, points: number, over: Over = {}) =>
  aRule({ id, award: { kind: 'fixed', points }, ...over });
const withEarning = (over: object): ProgramFile =>
  aProgram({ earning: { ...earning([aRule({ id: 'base' })]).earning, ...over } });

describe('what money earns', () => {
  const redemption = { points: 100 as Points, fen: 100 } as ProgramFile['redemption'];
  // ¥100, ¥20 off, then 1,000 points pay ¥10.
  const order = { lines: [aLine('a', 10_000)], discountFen: 2000, pointsUsed: 1000 };
  test.each([
    [undefined, 70],
    ['paid', 70],
    ['before_points', 80],
    ['gross', 100],
  ])('by the basis %s: %i', (basis, points) => {
    const file = withEarning(basis === undefined ? {} : { basis });
    expect(earned({ ...file, redemption }, order).points).toBe(points);
  });
});

describe('rules that do not stack', () => {
  const alone = (id: string, points: number, over: Over = {}) =>
    fixed(id, points, { stacks: false, ...over });
  test.each<[string, ReturnType<typeof aRule>[], number, object[]]>([
    [
      'the one of the highest priority counts, and nothing beside it',
      [
        aRule({ id: 'base' }),
        alone('low', 500, { priority: 1 }),
        alone('high', 30, { priority: 2 }),
      ],
      30,
      [
        { id: 'base', why: 'stronger' },
        { id: 'low', why: 'stronger' },
      ],
    ],
    [
      'of equal priority the first counts',
      [alone('one', 10), alone('two', 20)],
      10,
      [{ id: 'two', why: 'stronger' }],
    ],
    [
      'one that does not apply is no obstacle to others',
      [aRule({ id: 'base' }), alone('web', 500, { when: { field: 'channel', in: ['mall'] } })],
      128,
      [{ id: 'web', why: 'channel' }],
    ],
  ])('%s', (_, rules, points, missed) => {
    expect(earned(aProgram(earning(rules)))).toMatchObject({ points, missed });
  });
});

test('points by the piece count the pieces of the lines they are for', () => {
  const perPiece = aRule({
    id: 'each',
    award: { kind: 'perItem', points: 5 },
    lines: { field: 'category', in: ['milk'] },
  });
  const lines = [
    aLine('m1', 100, { quantity: 3, category: 'milk' }),
    aLine('m2', 0, { quantity: 2, category: 'milk' }),
    aLine('x', 100, { quantity: 9 }),
  ];
  expect(earned(aProgram(earning([perPiece])), { lines }).points).toBe(25);
});

test.each([
  ['floor', 235],
  ['round', 236],
  ['ceil', 236],
] as const)('rounded once, at the end: %s', (rounding, points) => {
  // 154 × 1.15 × 1.33 = 235.543
  const multipliers = [
    aMultiplier({ id: 'a', percent: 115 }),
    aMultiplier({ id: 'b', percent: 133 }),
  ];
  const file = withEarning({ rounding, multipliers });
  expect(earned(file, { lines: [aLine('a', 15_400)] }).points).toBe(points);
});

describe('caps', () => {
  const caps = (most: number, over: Over = {}) => ({
    caps: [{ per: 'day', points: most, ...over }],
  });
  const used = (rule: string, n: number) => ({
    counters: [{ id: capId(rule, { per: 'day' }), used: [{ from: at('2026-03-02'), n }] }],
  });
  const double = [aMultiplier({ id: 'x', percent: 200 })];

  test('of a rule counts its own points, before they are multiplied', () => {
    const file = aProgram(earning([aRule({ id: 'base', ...caps(100) }), fixed('hi', 10)], double));
    expect(earned(file)).toMatchObject({
      points: 220,
      awards: [
        { rule: 'base', points: 100 },
        { rule: 'hi', points: 10 },
      ],
      caps: [{ rule: 'base', per: 'day', wanted: 128, given: 100 }],
    });
    expect(earned(file, {}, used('base', 40)).points).toBe(140);
  });

  test('of a program counts what the order earns in the end', () => {
    const file = withEarning({ multipliers: double, ...caps(200) });
    expect(earned(file)).toMatchObject({
      points: 200,
      multiplied: 256,
      caps: [{ rule: '', per: 'day', wanted: 256, given: 200 }],
    });
    expect(earned(file, {}, used('', 150)).points).toBe(50);
    expect(earned(file, {}, used('', 200))).toMatchObject({ points: 0, parcels: [] });
  });

  test('a rule whose cap is used up says so', () => {
    const file = aProgram(earning([aRule({ id: 'base', ...caps(100, { over: 'reject' }) })]));
    expect(earned(file)).toMatchObject({ points: 0, missed: [{ id: 'base', why: 'cap' }] });
  });
});

describe('in the birthday period', () => {
  const only = (period: string) =>
    aProgram(earning([aRule({ id: 'base', when: { field: 'birthday', in: [period] } })]));
  test.each([
    // Monday 2 March 2026, ten in the morning.
    ['day', '03-02', 128],
    ['day', '03-03', 0],
    ['week', '03-08', 128],
    ['week', '03-09', 0],
    ['week', '03-01', 0],
    ['month', '03-31', 128],
    ['month', '04-01', 0],
    ['month', null, 0],
  ])('the %s of %s: %i', (period, birthday, points) => {
    expect(earned(only(period), {}, { birthday }).points).toBe(points);
  });

  test('who was born on 29 February has a day in every year', () => {
    const last = { paidAt: '2026-02-28T10:00:00+08:00' };
    expect(earned(only('day'), last, { birthday: '02-29' }).points).toBe(128);
    const leap = { paidAt: '2028-02-28T10:00:00+08:00' };
    expect(earned(only('day'), leap, { birthday: '02-29' }).points).toBe(0);
  });

  test('a week reaches over New Year', () => {
    const eve = { paidAt: '2026-12-30T10:00:00+08:00' };
    expect(earned(only('week'), eve, { birthday: '01-02' }).points).toBe(128);
  });
});

describe('rules with dates of their own', () => {
  const gone = at('2027-03-03');
  const now = at('2026-03-02', '10:00:00');
  test('each keeps them; the last takes what rounding leaves', () => {
    const rules = [
      fixed('now', 10),
      fixed('later', 10, { vestingDays: 3 }),
      fixed('always', 10, { expiry: { kind: 'never' } }),
    ];
    const file = aProgram(earning(rules, [aMultiplier({ id: 'x', percent: 109 })]));
    // 30 × 1.09 = 32.7 → 32: 10, 10, 12.
    expect(earned(file).parcels).toEqual([
      { points: 10, vests: now, expires: gone },
      { points: 10, vests: at('2026-03-05'), expires: at('2027-03-06') },
      { points: 12, vests: now, expires: NEVER },
    ]);
  });

  test('rules that share their dates are one parcel', () => {
    const rules = [fixed('a', 10), fixed('w', 5, { vestingDays: 3 }), fixed('b', 7)];
    expect(earned(aProgram(earning(rules))).parcels.map(({ points }) => points)).toEqual([17, 5]);
  });
});
