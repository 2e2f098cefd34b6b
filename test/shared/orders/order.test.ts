import { ordersContract } from '@huigan/shared/orders/contracts';
import { decideOrder, orderPaid } from '@huigan/shared/orders/order';
import type { ProgramFile } from '@huigan/shared/program/contracts';
import { programOf } from '@huigan/shared/program/preview';
import { aLine, anOrder, anOrderBody, aProgram, aRule, at, earning } from '../../support/build';

const NOW = at('2026-03-02', '10:00:00');
const decide = (over: Record<string, unknown> = {}, file: ProgramFile = aProgram(), now = NOW) =>
  decideOrder(anOrder(over), { program: programOf(file), now });
const decided = (...given: Parameters<typeof decide>) => {
  const result = decide(...given);
  if (!result.ok) throw new Error(result.error);
  return result.value;
};

test('a line is worth what was paid for it after both discounts', () => {
  const order = decided({
    // 2 × ¥100 − ¥10 = ¥190; ¥60. ¥50 off the order: 5000·19000/25000 = 3800, the rest is 1200.
    lines: [aLine('milk', 10_000, { quantity: 2, discountFen: 1000 }), aLine('bib', 6000)],
    discountFen: 5000,
  });
  expect(order.lines.map(({ paidFen }) => paidFen)).toEqual([15_200, 4800]);
  expect(order.paidFen).toBe(20_000);
});

test('shipping is not money for goods', () => {
  expect(decided({ shippingFen: 1200 })).toMatchObject({ paidFen: 12_800, shippingFen: 1200 });
});

test('the account is told what each rule takes, however many lines there are', () => {
  const program = aProgram(
    earning([
      aRule({ id: 'base' }),
      aRule({ id: 'milk', lines: { field: 'category', in: ['milk'] } }),
      aRule({ id: 'dear', lines: { field: 'unitFen', atLeast: 20_000 } }),
      aRule({ id: 'bulk', lines: { field: 'quantity', atLeast: 3 } }),
      aRule({ id: 'bib', lines: { field: 'sku', in: ['bib'] } }),
    ]),
  );
  const order = decided(
    {
      lines: [
        aLine('milk-1', 10_000, { category: 'milk' }),
        aLine('milk-2', 30_000, { category: 'milk' }),
        aLine('bib', 2000, { quantity: 3 }),
        aLine('milk-3', 5000, { category: 'milk' }),
        aLine('soap', 900),
        aLine('comb', 100, { quantity: 2 }),
      ],
    },
    program,
  );
  const seen = orderPaid(order, programOf(program));
  // ¥100 + ¥300 + 3 × ¥20 + ¥50 + ¥9 + 2 × ¥1; a rule without a condition on lines takes the whole.
  expect([seen.basisFen, seen.pieces]).toEqual([52_100, 9]);
  expect(seen.portions).toEqual([
    { rule: 'milk', basisFen: 45_000, pieces: 3 },
    { rule: 'dear', basisFen: 30_000, pieces: 1 },
    { rule: 'bulk', basisFen: 6000, pieces: 3 },
    { rule: 'bib', basisFen: 6000, pieces: 3 },
  ]);
});

test('the same order with a thousand lines is no longer to the account', () => {
  const lines = Array.from({ length: 1000 }, () => aLine('sock', 100));
  const order = decided({ lines });
  expect(orderPaid(order, programOf(aProgram()))).toEqual({
    ...orderPaid(
      decided({ lines: [aLine('sock', 100, { quantity: 1000 })] }),
      programOf(aProgram()),
    ),
  });
});

describe('an order is refused', () => {
  const DAY = 86_400_000;
  test.each<[string, Record<string, unknown>, number, string]>([
    ['when the clock of the till runs ahead', {}, -300_001, 'orders/clock_ahead'],
    ['when it is older than the program accepts', {}, 30 * DAY + 1, 'orders/too_late'],
    ['from a channel nobody declared', { channel: 'moon' }, 0, 'orders/unknown_channel'],
    [
      'with more discount on a line than it costs, beside a discount of the whole',
      {
        lines: [aLine('a', 100, { discountFen: 200 }), aLine('b', 5_000)],
        discountFen: 100,
      },
      0,
      'orders/discount_exceeds_total',
    ],
    ['with more discount than price', { discountFen: 12_801 }, 0, 'orders/discount_exceeds_total'],
    [
      'with more discount on a line than its price',
      {
        lines: [aLine('a', 100, { discountFen: 101 }), aLine('b', 100)],
      },
      0,
      'orders/discount_exceeds_total',
    ],
    ['while points cannot be spent at tills', { pointsUsed: 1 }, 0, 'orders/points_not_accepted'],
  ])('%s', (_, over, late, error) => {
    expect(decide(over, aProgram(), (NOW + late) as typeof NOW)).toEqual({ ok: false, error });
  });

  test('before there was a program', () => {
    expect(decideOrder(anOrder(), { program: null, now: NOW })).toMatchObject({
      error: 'orders/before_program',
    });
  });
});

test('five minutes ahead and thirty days late are still accepted', () => {
  expect(decide({}, aProgram(), (NOW - 300_000) as typeof NOW).ok).toBe(true);
  expect(decide({}, aProgram(), (NOW + 30 * 86_400_000) as typeof NOW).ok).toBe(true);
});

test('an order of nothing but gifts is an order', () => {
  expect(decided({ lines: [aLine('gift', 0)] })).toMatchObject({ paidFen: 0 });
});

describe('a typing error is not a purchase', () => {
  const parses = (over: Record<string, unknown>) =>
    ordersContract.order.input.safeParse(anOrderBody(over)).success;

  test('ten million yuan is the most a line may cost', () => {
    expect(parses({ lines: [aLine('a', 1_000_000_000)] })).toBe(true);
    expect(parses({ lines: [aLine('a', 1_000_000_000, { quantity: 2 })] })).toBe(false);
    expect(parses({ lines: [aLine('a', 1_000_001, { quantity: 1000 })] })).toBe(false);
  });

  test('and the most an order may cost, however many lines it has', () => {
    const half = aLine('a', 500_000_000);
    expect(parses({ lines: [half, half] })).toBe(true);
    expect(parses({ lines: [half, half, aLine('b', 1)] })).toBe(false);
  });

  test('local time without a zone is sent back', () => {
    expect(parses({ paidAt: '2026-03-02T10:00:00' })).toBe(false);
  });
});
