import { invariant } from '@huigan/shared/kernel/invariant';
import type { Result } from '@huigan/shared/kernel/result';
import { points } from '@huigan/shared/kernel/units';
import type { OrderAnswer } from '@huigan/shared/orders/contracts';
import { type Order, orderPaid } from '@huigan/shared/orders/order';
import { orderRefunded } from '@huigan/shared/orders/refund';
import type { Program } from '@huigan/shared/program/contracts';
import type { Rulebook } from '@huigan/shared/program/preview';
import type { OrderDeps, Owner, Posting, Stored } from './ports';

type Member = Extract<Owner, { member: unknown }>;
type Credited = Extract<OrderAnswer, { state: 'credited' }>;

/** Posts an order, and whatever of it came back already, to its member's account. Repeatable. */
export async function creditOrder(
  { account, rules }: Pick<OrderDeps, 'account' | 'rules'>,
  { order, digest }: Stored,
  { member, memberNo }: Member,
): Promise<Credited> {
  const program = judgeOf(order, await rules.rulebook());
  const entry = posted(await account.earn(member, orderPaid(order, program), digest));
  for (const refund of order.refunds) {
    posted(await account.reverse(member, orderRefunded(order, refund, program), refund));
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

/** The account knows everybody who has a link, and a digest stands for one content. */
export function posted(result: Result<Posting, string>): Posting {
  if (!result.ok) throw new Error(`an order could not be posted: ${result.error}`);
  return result.value;
}
