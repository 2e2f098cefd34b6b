import type { OrderId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import { DAY_MS, later } from '@huigan/shared/kernel/time';
import type { RefundBody, RefundRefusal } from '@huigan/shared/orders/contracts';
import type { Awaited, OrderDeps } from './ports';

/** As long as an order waits for its member. */
const KEPT_DAYS = 90;
/** More returns than this for an order nobody has seen is a mistake. */
const AWAITED_MAX = 50;

type Arriving = {
  readonly id: OrderId;
  readonly body: RefundBody;
  readonly digest: string;
  readonly awaited: Awaited | null;
};

/** Keeps a return for an order that has not come. `again` when somebody else wrote in between. */
export async function awaitOrder(
  { orders, clock }: Pick<OrderDeps, 'orders' | 'clock'>,
  { id, body, digest, awaited }: Arriving,
): Promise<Result<'awaited', RefundRefusal> | 'again'> {
  const known = awaited?.refunds.find((each) => each.body.id === body.id);
  if (known) return known.digest === digest ? ok('awaited') : err('orders/differs');
  if (awaited && awaited.refunds.length >= AWAITED_MAX) return err('orders/too_many_refunds');
  const now = clock.now();
  const refund = { digest, receivedAt: now, body };
  const kept = await orders.await(id, awaited, refund, later(now, KEPT_DAYS * DAY_MS));
  return kept ? ok('awaited') : 'again';
}
