import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { ExchangeAnswer, ExchangeBody, ordersContract } from '@huigan/shared/orders/contracts';
import { decideOrder } from '@huigan/shared/orders/order';
import type { OrderDeps } from './ports';
import { takeOrder } from './take-order';
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
  const program = (await deps.rules.rulebook()).at(order.paidAt);
  const sound = decideOrder(order, { program, now: deps.clock.now() });
  if (!sound.ok && sound.error !== 'orders/too_late') return err(sound.error);
  if ((await deps.members.find(order.member)) === null) return err('members/unknown');
  const back = await takeRefund(deps, refund);
  if (!back.ok) return back;
  const bought = await takeOrder(deps, order);
  return bought.ok ? ok({ refund: back.value, order: bought.value }) : bought;
}
