import { orderId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type {
  ExchangeAnswer,
  ExchangeBody,
  OrderBody,
  OrderRefusal,
  ordersContract,
} from '@huigan/shared/orders/contracts';
import { decideOrder } from '@huigan/shared/orders/order';
import type { OrderDeps } from './ports';
import { pointsMayPay, takeOrder } from './take-order';
import { takeRefund } from './take-refund';

type Refusal = (typeof ordersContract.exchange.refusals)[number];

/**
 * Goods for other goods: a return and an order under one number. An order that would be refused is
 * refused before anything comes back; a crash in between is mended by sending the exchange again.
 */
export async function takeExchange(
  deps: OrderDeps,
  { refund, order }: ExchangeBody,
): Promise<Result<ExchangeAnswer, Refusal>> {
  const refusal = await refusalOf(deps, order);
  if (refusal) return err(refusal);
  const back = await takeRefund(deps, refund);
  if (!back.ok) return back;
  const bought = await takeOrder(deps, order);
  return bought.ok ? ok({ refund: back.value, order: bought.value }) : bought;
}

/** Why the order would be refused; null where it would be taken, or was. */
async function refusalOf(deps: OrderDeps, order: OrderBody): Promise<OrderRefusal | null> {
  const { clock, rules, orders, members, digestOf } = deps;
  const standing = await orders.find(orderId(order.channel, order.id));
  if (standing && 'order' in standing) {
    return standing.digest === digestOf(order) ? null : 'orders/differs';
  }
  const program = (await rules.rulebook()).at(order.paidAt);
  const decided = decideOrder(order, { program, now: clock.now() });
  if (!decided.ok) return decided.error;
  const known = await members.find(order.member, order.paidAt);
  const paying = known.ok ? await pointsMayPay(deps, order, known.value) : known;
  return paying.ok ? null : paying.error;
}
