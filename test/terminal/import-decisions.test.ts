import type { ColumnName, ImportMap } from '@huigan/cloudfunctions/terminal/import/map';
import {
  matchReturn,
  type Purchase,
  without,
} from '@huigan/cloudfunctions/terminal/import/matching';
import { fenIn, instantIn, wholeIn } from '@huigan/cloudfunctions/terminal/import/numbers';
import { type Planned, planImport } from '@huigan/cloudfunctions/terminal/import/plan';
import { receiptsOf } from '@huigan/cloudfunctions/terminal/import/receipts';
import { purchasesAfter, requestsOf } from '@huigan/cloudfunctions/terminal/import/returns';
import { judgeRow, type SaleRow } from '@huigan/cloudfunctions/terminal/import/sale-row';
import { clockStops, windowsOf } from '@huigan/cloudfunctions/terminal/import/windows';
import { DAY_MS, HOUR_MS, instant, later, type UtcOffset } from '@huigan/shared/kernel/time';

const map: ImportMap = {
  format: 1,
  columns: { order: 'o', sku: 's', quantity: 'q', date: 'd', unitPrice: 'p', customer: 'c' },
  constants: { channel: 'mall', shop: 'web' },
  offset: '+08:00',
  cancellation: { orderPrefix: 'C' },
  notGoods: [
    { sku: 'POST', as: 'shipping' },
    { sku: 'M', as: 'reject' },
    { sku: 'gift_*_x', as: 'reject' },
  ],
  customer: { unionid: 'uci-{customer}' },
  enrol: true,
  delimiter: ',',
  encoding: 'utf-8',
};
const good = {
  order: '1',
  sku: 'cup',
  quantity: '6',
  date: '2010-12-01T08:26:00',
  unitPrice: '2.55',
  customer: '17850',
};
const judge = (over: Partial<Record<ColumnName, string>>, by = map) => {
  const row: Partial<Record<ColumnName, string>> = { ...good, ...over };
  return judgeRow((column) => row[column] ?? '', by);
};
const sale = (over: Partial<SaleRow> = {}): SaleRow => {
  const judged = judge({});
  if (typeof judged === 'string') throw new Error(judged);
  return { ...judged, ...over };
};
const planOf = (sales: readonly SaleRow[], by = map) =>
  planImport(receiptsOf(sales.map((each, row) => ({ row, sale: each }))).receipts, by);
/** What the plan sends where the server takes everything. */
function allAccepted(sales: readonly SaleRow[]) {
  const sent: Planned[] = [];
  const unmatched: number[] = [];
  let purchases: readonly Purchase[] = [];
  for (const step of planOf(sales).steps) {
    const amounts = requestsOf(step, purchases, map);
    sent.push(...amounts.requests);
    unmatched.push(...amounts.unmatched);
    purchases = amounts.requests.reduce(purchasesAfter, purchases);
  }
  return { sent, unmatched };
}
const noon = instant('2010-12-01T12:00:00+08:00');

describe('numbers of a till', () => {
  test.each([
    ['2.55', 255],
    ['1.15', 115],
    ['0.1', 10],
    ['8.95', 895],
    ['4.35', 435],
    ['649.5', 64950],
    ['1054.75', 105475],
    ['2.5500', 255],
    ['-11062.06', -1106206],
    ['0.0', 0],
    ['7', 700],
    ['0.001', null],
    ['1,234.00', null],
    ['', null],
    ['free', null],
    ['1e3', null],
  ])('%s yuan is %s fen', (text, fen) => expect(fenIn(text)).toBe(fen));

  test.each([
    ['6', 6],
    ['-12', -12],
    ['3.0', 3],
    ['1.5', null],
    ['', null],
  ])('%s pieces are %s', (text, pieces) => expect(wholeIn(text)).toBe(pieces));

  test('local time takes the offset of the map; a zone of its own wins', () => {
    expect(instantIn('2010-12-01T08:26:00', '+08:00')).toBe(instant('2010-12-01T00:26:00Z'));
    expect(instantIn('2010/12/1 8:26', '+00:00')).toBe(instant('2010-12-01T08:26:00Z'));
    expect(instantIn('2010-12-01T08:26:00Z', '+08:00')).toBe(instant('2010-12-01T08:26:00Z'));
    expect(instantIn('2011-02-29 08:26', '+08:00')).toBeNull();
    expect(instantIn('01.12.2010 08:26', '+08:00')).toBeNull();
  });
});

describe('a row by itself', () => {
  test('a good row says how many pieces of what for how many fen', () => {
    expect(judge({})).toMatchObject({
      kind: 'order',
      sku: 'cup',
      pieces: 6,
      unitFen: 255,
      shop: 'web',
    });
    expect(judge({ order: 'C1', quantity: '-6' })).toMatchObject({
      kind: 'cancellation',
      pieces: 6,
    });
    expect(judge({ sku: 'POST' })).toMatchObject({ isShipping: true });
  });

  test.each([
    ['order_number_missing', { order: ' ' }],
    ['no_customer', { customer: '', quantity: '0' }],
    ['not_goods', { sku: 'm' }],
    ['not_goods', { sku: 'gift_0001_x' }],
    ['not_goods', { sku: 'POST', order: 'C1', quantity: '-1' }],
    ['quantity_unreadable', { quantity: 'six' }],
    ['quantity_zero', { quantity: '0' }],
    ['quantity_sign', { quantity: '-6' }],
    ['quantity_sign', { order: 'C1' }],
    ['price_unreadable', { unitPrice: '?' }],
    ['price_not_positive', { unitPrice: '0.0' }],
    ['price_not_positive', { unitPrice: '-1.00' }],
    ['date_unreadable', { date: 'yesterday' }],
  ])('%s', (fault, over) => expect(judge(over)).toBe(fault));

  test('where only the sign tells, a negative quantity is a return', () => {
    const bySign: ImportMap = { ...map, cancellation: { negativeQuantity: true } };
    expect(judge({ quantity: '-6' }, bySign)).toMatchObject({ kind: 'cancellation', pieces: 6 });
  });
});

describe('rows into receipts', () => {
  test('rows of one number belong together wherever they stand, and count from the earliest', () => {
    const { receipts } = receiptsOf([
      { row: 0, sale: sale({ number: '1', at: later(noon, 60_000) }) },
      { row: 1, sale: sale({ number: '2', at: noon }) },
      { row: 2, sale: sale({ number: '1', at: noon }) },
    ]);
    expect(receipts.map(({ number, at, rows }) => [number, at, rows.length])).toEqual([
      ['1', noon, 2],
      ['2', noon, 1],
    ]);
  });

  test('a return in the minute of its order comes after it, though the file says otherwise', () => {
    const { receipts } = receiptsOf([
      { row: 0, sale: sale({ kind: 'cancellation', number: 'C2' }) },
      { row: 1, sale: sale({ number: '1' }) },
    ]);
    expect(receipts.map(({ number }) => number)).toEqual(['1', 'C2']);
  });

  test('a stranger in a receipt, and a receipt of shipping alone, are rejected', () => {
    const { receipts, rejected } = receiptsOf([
      { row: 0, sale: sale() },
      { row: 1, sale: sale({ customer: '2' }) },
      { row: 2, sale: sale({ number: '9', isShipping: true }) },
    ]);
    expect(receipts).toHaveLength(1);
    expect([...rejected]).toEqual([
      [1, 'customer_differs'],
      [2, 'only_shipping'],
    ]);
  });
});

describe('a return that names no order', () => {
  const bought = (order: string, daysAgo: number, pieces: number): Purchase => ({
    order,
    at: later(noon, -daysAgo * DAY_MS),
    left: new Map([['cup', pieces]]),
  });
  const matched = (purchases: readonly Purchase[], pieces: number) =>
    matchReturn(purchases, { sku: 'cup', pieces, at: noon });

  test('is the latest order with enough of the product left', () => {
    const purchases = [bought('a', 3, 9), bought('b', 2, 6), bought('c', 1, 2)];
    expect(matched(purchases, 2)).toEqual([{ order: 'c', pieces: 2 }]);
    expect(matched(purchases, 6)).toEqual([{ order: 'b', pieces: 6 }]);
  });

  test('is spread over the latest ones where no single order has enough', () => {
    expect(matched([bought('a', 3, 5), bought('b', 2, 6), bought('c', 1, 2)], 7)).toEqual([
      { order: 'c', pieces: 2 },
      { order: 'b', pieces: 5 },
    ]);
  });

  test('is unmatched when too few are left, of another product, too old, or 50 orders ago', () => {
    expect(matched([bought('a', 1, 2)], 3)).toBeNull();
    expect(matched([without(bought('a', 1, 2), 'cup', 1)], 2)).toBeNull();
    expect(matchReturn([bought('a', 1, 2)], { sku: 'saucer', pieces: 1, at: noon })).toBeNull();
    expect(matched([bought('a', 365, 1)], 1)).toHaveLength(1);
    expect(matched([bought('a', 366, 1)], 1)).toBeNull();
    const later50 = Array.from({ length: 50 }, (_, index) => bought(`n${index}`, 1, 0));
    expect(matched([bought('a', 2, 1), ...later50.slice(1)], 1)).toHaveLength(1);
    expect(matched([bought('a', 2, 1), ...later50], 1)).toBeNull();
  });
});

describe('the plan', () => {
  test('signs a customer up once, sends orders with shipping, and splits a cancellation by order', () => {
    const { sent, unmatched } = allAccepted([
      sale({ number: '1', pieces: 2, at: noon }),
      sale({ number: '1', pieces: 1, at: noon }),
      sale({ number: '1', pieces: 1, at: noon, sku: 'POST', isShipping: true, unitFen: 1800 }),
      sale({ number: '2', pieces: 2, at: later(noon, DAY_MS) }),
      sale({ kind: 'cancellation', number: 'C3', pieces: 2, at: later(noon, 2 * DAY_MS) }),
      sale({ kind: 'cancellation', number: 'C3', pieces: 2, at: later(noon, 2 * DAY_MS) }),
      sale({ kind: 'cancellation', number: 'C3', pieces: 2, at: later(noon, 2 * DAY_MS) }),
    ]);
    expect(sent.map(({ kind, rows }) => [kind, rows])).toEqual([
      ['enrol', []],
      ['order', [0, 1, 2]],
      ['order', [3]],
      ['refund', [4]],
      ['refund', [5]],
    ]);
    expect(sent[1]?.body).toMatchObject({
      id: '1',
      member: { unionid: 'uci-17850' },
      shippingFen: 1800,
      lines: [{ quantity: 2 }, { quantity: 1 }],
    });
    expect(sent[3]?.body).toMatchObject({
      id: 'C3',
      order: '2',
      lines: [{ sku: 'cup', quantity: 2 }],
    });
    expect(sent[4]?.body).toMatchObject({
      id: 'C3',
      order: '1',
      lines: [{ sku: 'cup', quantity: 2 }],
    });
    expect(unmatched).toEqual([6]);
  });

  test('is the same however often it is made', () => {
    const sales = [
      sale({ number: '2' }),
      sale({ number: '1' }),
      sale({ kind: 'cancellation', number: 'C' }),
    ];
    expect(JSON.stringify(planOf(sales).steps)).toBe(JSON.stringify(planOf(sales).steps));
  });
});

describe('the clock that follows', () => {
  const china = 480 as UtcOffset;

  test('stops at every midnight on its way', () => {
    const from = instant('2010-12-01T18:00:00+08:00');
    const to = instant('2010-12-03T09:30:00+08:00');
    expect(clockStops(from, to, china)).toEqual([
      instant('2010-12-02T00:00:00+08:00'),
      instant('2010-12-03T00:00:00+08:00'),
      to,
    ]);
    expect(clockStops(to, from, china)).toEqual([]);
  });

  test('no request lies ahead of its window, none an hour behind, and none across midnight', () => {
    const times = [0, 20, 59, 61, 719, 721].map((minutes) => later(noon, minutes * 60_000));
    const { steps: plan } = planOf(times.map((at, index) => sale({ number: String(index), at })));
    for (const { at, steps } of windowsOf(plan, china)) {
      for (const { step } of steps) {
        expect(step.at).toBeLessThanOrEqual(at);
        expect(at - step.at).toBeLessThan(HOUR_MS);
      }
    }
    expect(windowsOf(plan, china).map(({ steps }) => steps.length)).toEqual([4, 1, 1, 1]);
  });
});
