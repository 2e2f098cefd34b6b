import type { MemberJoined } from '@huigan/shared/members/events';
import { claimOrder } from './claim-order';
import type { OrderDeps } from './ports';

const PAGE = 50;

/** Somebody joined: the orders that waited under their number are theirs now. Repeatable. */
export async function creditWaitingOrders(
  deps: Pick<OrderDeps, 'account' | 'orders' | 'rules'>,
  { member, memberNo, identities }: MemberJoined,
): Promise<void> {
  for (const identity of identities) {
    for (;;) {
      const waiting = await deps.orders.waitingFor(identity, PAGE);
      if (waiting.length === 0) break;
      for (const stored of waiting) await claimOrder(deps, stored, { member, memberNo });
    }
  }
}
