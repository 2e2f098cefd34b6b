import { identity } from '@huigan/shared/members/contracts';
import { memberOrdersContract, ordersContract } from '@huigan/shared/orders/contracts';
import { type HttpBatch, type HttpRoute, httpRoutes } from '../platform/http';
import { room } from '../platform/serve';
import { listOrders, showOrder } from './list-orders';
import type { HistoryDeps, OrderDeps, Owner } from './ports';
import { quoteRefund } from './quote-refund';
import { takeExchange } from './take-exchange';
import { takeOrder } from './take-order';
import { takeRefund } from './take-refund';

type Link = Extract<Owner, { member: unknown }>;
type PhoneDeps = HistoryDeps & { readonly linkOf: (openid: string) => Promise<Link | null> };

/** What members ask on the phone. */
export const ordersRoom = (deps: PhoneDeps) =>
  room(memberOrdersContract, {
    list: async ({ after }, { openid }) =>
      listOrders(deps, (await deps.linkOf(openid))?.member ?? null, after ?? null),
    detail: async (input, { openid }) =>
      showOrder(deps, (await deps.linkOf(openid))?.member ?? null, input),
  });

/** What tills, malls and partners send. */
export function orderRoutes(deps: OrderDeps): readonly (HttpRoute | HttpBatch)[] {
  const { order, orderBatch, ...others } = ordersContract;
  const orders = httpRoutes(
    { order },
    { order: { on: 'POST /v1/orders', handle: (body) => takeOrder(deps, body) } },
  );
  const batches = orders.map((each) => ({
    on: 'POST /v1/orders:batch',
    operation: orderBatch,
    rows: 'orders',
    each,
    inTurn: memberIn,
  }));
  const more = httpRoutes(others, {
    refund: { on: 'POST /v1/refunds', handle: (body) => takeRefund(deps, body) },
    exchange: { on: 'POST /v1/exchanges', handle: (body) => takeExchange(deps, body) },
    quoteRefund: { on: 'POST /v1/refunds:quote', handle: (body) => quoteRefund(deps, body) },
  });
  return [...orders, ...batches, ...more];
}

/** The same member named alike; in two ways at once costs an attempt, not an error. */
function memberIn(row: unknown): string {
  // Only what the contract knows is looked at: a row may hold anything, however deep.
  const { success, data } = identity.safeParse(Object(row).member);
  return success ? JSON.stringify(data) : '';
}
