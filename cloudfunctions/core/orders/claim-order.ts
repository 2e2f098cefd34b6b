import type { OrderAnswer } from '@huigan/shared/orders/contracts';
import { creditOrder } from './credit-order';
import type { OrderDeps, Owner, Stored } from './ports';

/**
 * Gives a waiting order to its member. Points first, ownership after: a crash leaves it waiting, to be
 * found again. A refund that slips in makes the last write fail, and is posted on the next round. Null when
 * the member has left meanwhile: the order goes on waiting.
 */
export async function claimOrder(
  deps: Pick<OrderDeps, 'account' | 'orders' | 'rules'>,
  waiting: Stored,
  member: Extract<Owner, { member: unknown }>,
): Promise<Extract<OrderAnswer, { state: 'credited' }> | null> {
  let stored = waiting;
  for (;;) {
    const answer = await creditOrder(deps, stored, member);
    if (answer === null || (await deps.orders.assign(stored, member))) return answer;
    const newer = await deps.orders.find(stored.order.id);
    if (!newer || !('owner' in newer) || 'member' in newer.owner) return answer;
    stored = newer;
  }
}
