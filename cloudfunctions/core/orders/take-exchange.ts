import { orderId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type {
  ExchangeAnswer,
  ExchangeBody,
  OrderBody,
  ordersContract,
} from '@huigan/shared/orders/contracts';
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
  // Too late to be new, but perhaps it was taken before: then it is answered as it was.
  if (!sound.ok && !(await wasTaken(deps, order))) return err(sound.error);
  if ((await deps.members.find(order.member)) === null) return err('members/unknown');
  const back = await takeRefund(deps, refund);
  if (!back.ok) return back;
  const bought = await takeOrder(deps, order);
  return bought.ok ? ok({ refund: back.value, order: bought.value }) : bought;
}

async function wasTaken({ orders }: OrderDeps, { channel, id }: OrderBody): Promise<boolean> {
  const standing = await orders.find(orderId(channel, id));
  return standing !== null && 'order' in standing;
}
