import { ordersContract } from '@huigan/shared/orders/contracts';
import { httpRoutes } from '../platform/serve-http';
import type { OrderDeps } from './ports';
import { quoteRefund } from './quote-refund';
import { takeExchange } from './take-exchange';
import { takeOrder } from './take-order';
import { takeRefund } from './take-refund';

/** What tills, malls and partners send. */
export const orderRoutes = (deps: OrderDeps) =>
  httpRoutes(ordersContract, {
    order: { on: 'POST /v1/orders', handle: (body) => takeOrder(deps, body) },
    refund: { on: 'POST /v1/refunds', handle: (body) => takeRefund(deps, body) },
    exchange: { on: 'POST /v1/exchanges', handle: (body) => takeExchange(deps, body) },
    quoteRefund: { on: 'POST /v1/refunds:quote', handle: (body) => quoteRefund(deps, body) },
  });
