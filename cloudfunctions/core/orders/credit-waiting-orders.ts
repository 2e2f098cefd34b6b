import { later } from '@huigan/shared/kernel/time';
import type { MemberJoined } from '@huigan/shared/members/events';
import { claimOrder } from './claim-order';
import type { OrderDeps } from './ports';

const PAGE = 20;
/** Whoever joins is waiting for it, and their phone for ten seconds; the timer goes on from there. */
const BUDGET_MS = 4_000;

type Deps = Pick<OrderDeps, 'account' | 'orders' | 'rules' | 'clock'>;

/**
 * Somebody joined: the orders that waited under their number are theirs now. Repeatable. False where there
 * are more than there was time for: it is to be told again.
 */
export async function creditWaitingOrders(
  deps: Deps,
  { member, memberNo, identities }: MemberJoined,
): Promise<boolean> {
  const until = later(deps.clock.now(), BUDGET_MS);
  for (const identity of identities) {
    while (await creditSome(deps, identity, { member, memberNo })) {
      if (deps.clock.now() > until) return false;
    }
  }
  return true;
}

/** A page of what waits under an identity. Whether there may be more. */
async function creditSome(
  deps: Deps,
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
