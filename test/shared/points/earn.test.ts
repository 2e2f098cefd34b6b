import { decideOrder, orderPaid } from '@huigan/shared/orders/order';
import { decideEarn, type Standing } from '@huigan/shared/points/earn';
import type { ProgramFile } from '@huigan/shared/program/contracts';
import { programOf } from '@huigan/shared/program/preview';
import { aLine, aMultiplier, anOrder, aProgram, aRule, at, earning } from '../../support/build';

const standing: Standing = {
  tier: 'member',
  tags: [],
  birthday: null,
  ordersBefore: 1,
  counters: [],
};
type Over = Record<string, unknown>;
function earned(over: Over, file: ProgramFile = aProgram(), who: Partial<Standing> = {}) {
  const program = programOf(file);
  const body = anOrder(over);
  const order = decideOrder(body, { program, now: body.paidAt });
  if (!order.ok) throw new Error(order.error);
  return decideEarn(
    orderPaid(order.value, program),
    { ...standing, ...who },
    { program, now: body.paidAt },
  );
}
const pointsOf = (...given: Parameters<typeof earned>) => earned(...given).points;
const priced = (unitFen: number, over: Over = {}) => ({ lines: [aLine('a', unitFen)], ...over });

test('¥128 → 128, silver ×1.2 → 153.6, member day ×2 → 307.2 → 307', () => {
  const onMemberDay = { paidAt: '2026-03-18T10:00:00+08:00' };
  expect(pointsOf(onMemberDay, aProgram(), { tier: 'silver' })).toBe(307);
  expect(pointsOf({}, aProgram(), { tier: 'silver' })).toBe(153);
  expect(pointsOf(onMemberDay)).toBe(256);
});

test('only whole steps of the amount count, before multiplying', () => {
  expect(pointsOf(priced(9_999))).toBe(99);
  // ¥99.99 is 99 steps: 99 × 1.2 = 118.8 → 118, not 99.99 × 1.2 = 119.988.
  expect(pointsOf(priced(9_999), aProgram(), { tier: 'silver' })).toBe(118);
  expect(pointsOf(priced(99))).toBe(0);
});

test('steps are counted over the lines together', () => {
  // ¥0.60 + ¥0.60 is one step; each alone is none.
  expect(pointsOf({ lines: [aLine('a', 60), aLine('b', 60)] })).toBe(1);
});

test('base rules add up, each by its own steps; every multiplier multiplies the sum', () => {
  const program = aProgram(
    earning(
      [
        aRule({ id: 'base' }),
        aRule({
          id: 'milk',
          award: { kind: 'perAmount', points: 5, fen: 3000 },
          lines: { field: 'category', in: ['milk'] },
        }),
        aRule({ id: 'hello', award: { kind: 'fixed', points: 11 } }),
      ],
      [aMultiplier({ id: 'a', percent: 115 }), aMultiplier({ id: 'b', percent: 133 })],
    ),
  );
  const lines = [aLine('m', 10_000, { category: 'milk' }), aLine('x', 2_850)];
  // ¥128.50 → 128; milk ¥100 → 3 steps × 5 = 15; 11. 154 × 1.15 × 1.33 = 235.543 → 235.
  expect(pointsOf({ lines }, program)).toBe(235);
});

test.each([
  // 100 × 1.15 is 114.99999999999999 in floats.
  [100, 115, 115],
  // 57 × 1.1 = 62.7; 110 × 1.1 = 121 exactly (121.00000000000001 in floats).
  [57, 110, 62],
  [110, 110, 121],
  [19, 100, 19],
  [3, 33, 0],
])('%i points at %i percent are %i', (base, percent, expected) => {
  const program = aProgram(earning([aRule({ id: 'base' })], [aMultiplier({ id: 'm', percent })]));
  expect(pointsOf(priced(base * 100), program)).toBe(expected);
});

test('huge amounts multiply exactly', () => {
  const program = aProgram(
    earning(
      [aRule({ id: 'base', award: { kind: 'perAmount', points: 1, fen: 1 } })],
      [
        aMultiplier({ id: 'a', percent: 133 }),
        aMultiplier({ id: 'b', percent: 117 }),
        aMultiplier({ id: 'c', percent: 103 }),
      ],
    ),
  );
  // 999,999,999 × 1.33 × 1.17 × 1.03 = 1,602,782,998.397217 → floor.
  expect(pointsOf(priced(999_999_999), program)).toBe(1_602_782_998);
});

test('a fixed award counts once an order, also on an order that cost nothing', () => {
  const program = aProgram(
    earning([aRule({ id: 'base' }), aRule({ id: 'gift', award: { kind: 'fixed', points: 50 } })]),
  );
  expect(pointsOf({ lines: [aLine('a', 100, { quantity: 3 })] }, program)).toBe(53);
  expect(earned(priced(0), program)).toMatchObject({
    points: 50,
    missed: [{ id: 'base', why: 'amount' }],
  });
});

describe('who, where and when', () => {
  const only = (when: object) => aProgram(earning([aRule({ id: 'r', when })]));
  const monday = { paidAt: '2026-03-02T23:59:59+08:00' };
  test.each<[string, object, Over, Partial<Standing>]>([
    ['channel', { field: 'channel', in: ['mall'] }, { channel: 'mall' }, {}],
    ['shop', { field: 'shop', in: ['binjiang'] }, {}, {}],
    ['tier', { field: 'tier', in: ['silver', 'gold'] }, {}, { tier: 'gold' }],
    ['tag', { field: 'tag', in: ['baby'] }, {}, { tags: ['vip', 'baby'] }],
    ['day of the week', { field: 'weekday', in: [1] }, monday, {}],
    ['day of the month', { field: 'monthDay', in: [2] }, monday, {}],
    ['date', { field: 'day', from: '2026-03-02', through: '2026-03-02' }, monday, {}],
    ['amount', { field: 'paidFen', atLeast: 12_800 }, {}, {}],
    ['first order', { field: 'firstOrder', is: true }, {}, { ordersBefore: 0 }],
  ])('a rule may ask for the %s', (_, when, order, who) => {
    expect(pointsOf(order, only(when), who)).toBe(128);
    expect(pointsOf(order, only({ not: when }), who)).toBe(0);
  });

  test('what stood in the way is named, for rules and multipliers alike', () => {
    const program = aProgram(
      earning(
        [
          aRule({ id: 'base' }),
          aRule({ id: 'mall', when: { field: 'channel', in: ['mall'] } }),
          aRule({ id: 'milk', lines: { field: 'category', in: ['milk'] } }),
          aRule({ id: 'big', award: { kind: 'perAmount', points: 1, fen: 1_000_000 } }),
        ],
        [aMultiplier({ id: 'baby', percent: 200, when: { field: 'tag', in: ['baby'] } })],
      ),
    );
    expect(earned(priced(12_800), program).missed).toEqual([
      { id: 'mall', why: 'channel' },
      { id: 'milk', why: 'lines' },
      { id: 'big', why: 'amount' },
      { id: 'baby', why: 'tag' },
    ]);
  });
});

describe('when they can be spent, and until when', () => {
  test('shop points at once, for twelve months to the end of the day', () => {
    expect(earned({}).parcels).toEqual([
      { points: 128, vests: at('2026-03-02', '10:00:00'), expires: at('2027-03-03') },
    ]);
  });

  test('web points after seven whole days; their months begin then', () => {
    const late = { channel: 'mall', paidAt: '2026-03-02T23:59:59+08:00' };
    expect(earned(late).parcels).toEqual([
      { points: 128, vests: at('2026-03-09'), expires: at('2027-03-10') },
    ]);
  });

  test('31 January and one month: valid through 28 February, gone on 1 March', () => {
    const program = aProgram({ expiry: { kind: 'rolling', months: 1 } });
    const [parcel] = earned({ paidAt: '2026-01-31T09:00:00+08:00' }, program).parcels;
    expect(parcel?.expires).toBe(at('2026-03-01'));
  });
});
