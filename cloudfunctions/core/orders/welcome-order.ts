import type { Order } from '@huigan/shared/orders/order';
import { decideRefund } from '@huigan/shared/orders/refund';
import { judgeOf } from './credit-order';
import type { Awaited, OrderDeps, Stored } from './ports';

/**
 * The order some returns waited for has come: they are taken in the order they were sent, each by the
 * same rules as if it had come after. One that the order does not allow is noted in it, and refused when
 * it is sent again. Null when somebody else wrote in between.
 */
export async function welcomeOrder(
  { orders, rules }: Pick<OrderDeps, 'orders' | 'rules'>,
  awaited: Awaited,
  arriving: Omit<Stored, 'v'>,
): Promise<Stored | null> {
  const program = judgeOf(arriving.order, await rules.rulebook());
  const order = awaited.refunds.reduce((before, { body, receivedAt, digest }) => {
    // What came back had been bought: at the earliest it came back when it was paid.
    const refundedAt = body.refundedAt > before.paidAt ? body.refundedAt : before.paidAt;
    const now = receivedAt > before.paidAt ? receivedAt : before.paidAt;
    const decided = decideRefund(before, { ...body, refundedAt }, { program, now, digest });
    return decided.ok ? decided.value.order : withRefused(before, body.id, decided.error);
  }, arriving.order);
  const stored = { ...arriving, order };
  return (await orders.arrive(awaited, stored)) ? { ...stored, v: awaited.v + 1 } : null;
}

const withRefused = (order: Order, id: string, why: string): Order => ({
  ...order,
  refusedRefunds: [...(order.refusedRefunds ?? []), { id, why }],
});
