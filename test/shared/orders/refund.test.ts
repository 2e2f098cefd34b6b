import { decideOrder, type Order, type Refund } from '@huigan/shared/orders/order';
import { decideRefund, orderRefunded } from '@huigan/shared/orders/refund';
import { programOf } from '@huigan/shared/program/preview';
import { aLine, anOrder, aProgram, aRefund, at } from '../../support/build';

const program = programOf(aProgram());
const bought = (...lines: object[]): Order => {
  const decided = decideOrder(anOrder({ lines }), { program, now: at('2026-03-02', '10:00:00') });
  if (!decided.ok) throw new Error(decided.error);
  return decided.value;
};
const giveBack = (
  order: Order,
  over: Record<string, unknown> = {},
  now = at('2026-03-03', '10:00:00'),
) => {
  const body = aRefund({ id: `r${order.refunds.length}`, ...over });
  return decideRefund(order, body, { program, now, digest: 'd' });
};
const after = (order: Order, sku: string, quantity: number) => {
  const result = giveBack(order, { lines: [{ sku, quantity }] });
  if (!result.ok) throw new Error(result.error);
  return result.value;
};

/** As the account of its member sees it. */
const seen = ({ order, refund }: { order: Order; refund: Refund }) =>
  orderRefunded(order, refund, program);

test('three pieces for ten yuan come back one by one to the last fen', () => {
  // 1000/3: floor(333.33) = 333, floor(666.67) − 333 = 333, 1000 − 666 = 334.
  let order = bought(aLine('sock', 500, { quantity: 3, discountFen: 500 }));
  const amounts = [1, 2, 3].map(() => {
    const step = after(order, 'sock', 1);
    order = step.order;
    return step.refund.refundedFen;
  });
  expect(amounts).toEqual([333, 333, 334]);
  expect(giveBack(order)).toEqual({ ok: false, error: 'orders/not_returnable' });
});

test('the rest is everything that is left', () => {
  const { order } = after(bought(aLine('a', 1000, { quantity: 2 }), aLine('b', 700)), 'a', 1);
  const rest = giveBack(order);
  expect(rest).toMatchObject({ ok: true, value: { refund: { refundedFen: 1700 } } });
  if (rest.ok) expect(seen(rest.value).whole).toBe(true);
});

test('only the last part makes the return whole', () => {
  const order = bought(aLine('a', 1000), aLine('b', 0));
  const first = after(order, 'a', 1);
  expect(seen(first).whole).toBe(false);
  const last = after(first.order, 'b', 1);
  expect(last.refund.refundedFen).toBe(0);
  expect(seen(last).whole).toBe(true);
});

test('equal products on two lines come back in their order', () => {
  const order = bought(aLine('a', 1000), aLine('a', 600, { quantity: 2 }));
  expect(after(order, 'a', 2).refund.refundedFen).toBe(1600);
});

test.each([
  ['more than was bought', [{ sku: 'a', quantity: 2 }]],
  [
    'more than was bought, asked for twice',
    [
      { sku: 'a', quantity: 1 },
      { sku: 'a', quantity: 1 },
    ],
  ],
  ['what was not bought', [{ sku: 'z', quantity: 1 }]],
])('%s cannot come back', (_, lines) => {
  expect(giveBack(bought(aLine('a', 1000)), { lines })).toEqual({
    ok: false,
    error: 'orders/not_returnable',
  });
});

test('the return window is counted from the purchase', () => {
  const order = bought(aLine('a', 1000));
  const last = '2027-03-02T10:00:00+08:00';
  expect(giveBack(order, { refundedAt: last }, at('2027-03-02', '10:00:00')).ok).toBe(true);
  expect(
    giveBack(order, { refundedAt: '2027-03-02T10:00:01+08:00' }, at('2027-03-02', '10:00:01')),
  ).toEqual({ ok: false, error: 'orders/return_window_over' });
});

test('a return from the future is refused', () => {
  expect(giveBack(bought(aLine('a', 1)), { refundedAt: '2026-03-03T10:05:01+08:00' })).toEqual({
    ok: false,
    error: 'orders/clock_ahead',
  });
});
