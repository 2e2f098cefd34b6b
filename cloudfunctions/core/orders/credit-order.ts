import type { Result } from '@huigan/shared/kernel/result';
import { points } from '@huigan/shared/kernel/units';
import type { OrderAnswer } from '@huigan/shared/orders/contracts';
import { orderPaid } from '@huigan/shared/orders/order';
import { orderRefunded } from '@huigan/shared/orders/refund';
import type { OrderDeps, Owner, Posting, Stored } from './ports';

type Member = Extract<Owner, { member: unknown }>;

/** Posts an order, and whatever of it came back already, to its member's account. Repeatable. */
export async function creditOrder(
  { account }: Pick<OrderDeps, 'account'>,
  { order, digest }: Stored,
  { member, memberNo }: Member,
): Promise<Extract<OrderAnswer, { state: 'credited' }>> {
  const entry = posted(await account.earn(member, orderPaid(order), digest));
  for (const refund of order.refunds) {
    posted(await account.reverse(member, orderRefunded(order, refund), refund));
  }
  return {
    state: 'credited',
    order: order.id,
    memberNo,
    points: {
      earned: points(entry.points + entry.pending - entry.debt),
      pending: entry.pending,
      vestsAt: entry.explain.vests ?? null,
      spendable: entry.spendable,
    },
  };
}

/**
 * Gives a waiting order to its member. Points first, ownership after: a crash leaves it waiting, to be
 * found again. A refund that slips in makes the last write fail, and is posted on the next round.
 */
export async function claimOrder(
  deps: Pick<OrderDeps, 'account' | 'orders'>,
  waiting: Stored,
  member: Member,
): Promise<Extract<OrderAnswer, { state: 'credited' }>> {
  let stored = waiting;
  for (;;) {
    const answer = await creditOrder(deps, stored, member);
    if (await deps.orders.assign(stored, member)) return answer;
    const newer = await deps.orders.find(stored.order.id);
    if (!newer || 'member' in newer.owner) return answer;
    stored = newer;
  }
}

/** The account knows everybody who has a link, and a digest stands for one content. */
export function posted(result: Result<Posting, string>): Posting {
  if (!result.ok) throw new Error(`an order could not be posted: ${result.error}`);
  return result.value;
}
