import type { EarnCommand, ReverseCommand } from '@huigan/shared/account/commands';
import { earnCause, refundCause } from '@huigan/shared/kernel/ids';
import type { OrderPaid, OrderRefunded } from '@huigan/shared/orders/events';

/** What an order asks of its member's account. */
export const earnCommand = (order: OrderPaid, digest: string): EarnCommand => ({
  kind: 'earn',
  cause: earnCause(order.id),
  digest,
  at: order.paidAt,
  order,
  recalled: null,
});

/** What a return asks of it. */
export const reverseCommand = (
  refund: OrderRefunded,
  { id, digest }: { readonly id: string; readonly digest: string },
): ReverseCommand => ({
  kind: 'reverse',
  cause: refundCause(refund.order, id),
  digest,
  at: refund.refundedAt,
  refund,
  recalled: null,
});
