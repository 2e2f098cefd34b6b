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
    while (await creditSome(deps, identity, { member, memberNo }));
  }
}

/** A page of what waits under an identity. Whether there may be more. */
async function creditSome(
  deps: Pick<OrderDeps, 'account' | 'orders' | 'rules'>,
  identity: string,
  owner: Pick<MemberJoined, 'member' | 'memberNo'>,
): Promise<boolean> {
  const waiting = await deps.orders.waitingFor(identity, PAGE);
  for (const stored of waiting) {
    // They joined and left: what waits is for whoever joins next with that number.
    if ((await claimOrder(deps, stored, owner)) === null) return false;
  }
  return waiting.length === PAGE;
}
