import { invariant } from '@huigan/shared/kernel/invariant';
import { points } from '@huigan/shared/kernel/units';
import type { OrderAnswer } from '@huigan/shared/orders/contracts';
import { type Order, orderPaid } from '@huigan/shared/orders/order';
import { orderRefunded } from '@huigan/shared/orders/refund';
import type { Program } from '@huigan/shared/program/contracts';
import type { Rulebook } from '@huigan/shared/program/preview';
import type { OrderDeps, Owner, Stored } from './ports';
import { hasLeft, posted } from './posted';

type Member = Extract<Owner, { member: unknown }>;
type Credited = Extract<OrderAnswer, { state: 'credited' }>;

/**
 * Posts an order, and whatever of it came back already, to its member's account. Repeatable. Null when the
 * member has left meanwhile.
 */
export async function creditOrder(
  { account, rules }: Pick<OrderDeps, 'account' | 'rules'>,
  { order, digest }: Stored,
  { member, memberNo }: Member,
): Promise<Credited | null> {
  const program = judgeOf(order, await rules.rulebook());
  const earned = await account.earn(member, orderPaid(order, program), digest);
  if (hasLeft(earned)) return null;
  const entry = posted(earned);
  for (const refund of order.refunds) {
    const back = await account.reverse(member, orderRefunded(order, refund, program), refund);
    if (hasLeft(back)) return null;
    posted(back);
  }
  const { vests, used } = entry.explain;
  return {
    state: 'credited',
    order: order.id,
    memberNo,
    points: {
      earned: points(entry.points + entry.pending - entry.debt),
      pending: entry.pending,
      vestsAt: vests ?? null,
      used: used?.points ?? points(0),
      short: used?.short ?? points(0),
      spendable: entry.spendable,
    },
  };
}

/** The version that judges an order, for ever. */
export function judgeOf({ program }: Pick<Order, 'program'>, rulebook: Rulebook): Program {
  const judge = rulebook.version(program);
  invariant(judge, 'an order names the version that judges it');
  return judge;
}
