import { orderId } from '@huigan/shared/kernel/ids';
import { invariant } from '@huigan/shared/kernel/invariant';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import { points } from '@huigan/shared/kernel/units';
import type { RefundAnswer, RefundBody, RefundRefusal } from '@huigan/shared/orders/contracts';
import { orderPaid, type Refund } from '@huigan/shared/orders/order';
import { decideRefund, orderRefunded } from '@huigan/shared/orders/refund';
import { posted } from './credit-order';
import type { OrderDeps, Posting, Stored } from './ports';

/** Two tills may return parts of one order at once; more rounds than this means something is stuck. */
const ATTEMPTS_MAX = 20;

type Recorded = { readonly stored: Stored; readonly refund: Refund };

/**
 * Something comes back. It is written into the order first, where what is left to return is counted;
 * then the account takes back the points. A repeat of the same return changes nothing.
 */
export async function takeRefund(
  deps: OrderDeps,
  body: RefundBody,
): Promise<Result<RefundAnswer, RefundRefusal>> {
  const recorded = await record(deps, body);
  if (!recorded.ok) return recorded;
  const { stored, refund } = recorded.value;
  if (!('member' in stored.owner)) {
    const { refundedFen } = refund;
    return ok({ state: 'waiting', refund: refund.id, order: stored.order.id, refundedFen });
  }
  const entry = await reverse(deps, stored, refund);
  return ok(answerOf(stored, refund, entry));
}

async function record(
  { clock, rules, orders, digestOf }: OrderDeps,
  body: RefundBody,
): Promise<Result<Recorded, RefundRefusal>> {
  const rulebook = await rules.rulebook();
  const digest = digestOf(body);
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const stored = await orders.find(orderId(body.channel, body.order));
    if (!stored) return err('orders/unknown');
    const known = stored.order.refunds.find(({ id }) => id === body.id);
    if (known)
      return known.digest === digest ? ok({ stored, refund: known }) : err('orders/differs');
    const program = rulebook.version(stored.order.program);
    invariant(program, 'an order names the version that judged it');
    const decided = decideRefund(stored.order, body, { program, now: clock.now(), digest });
    if (!decided.ok) return decided;
    const { order, refund } = decided.value;
    if (await orders.save(stored, order)) return ok({ stored: { ...stored, order }, refund });
  }
  throw new Error('an order was too busy to write');
}

/** If the till never retried the order itself, its points are posted now, before they are taken back. */
async function reverse({ account }: OrderDeps, stored: Stored, refund: Refund): Promise<Posting> {
  const { order, owner, digest } = stored;
  invariant('member' in owner, 'only an owned order is reversed');
  const back = orderRefunded(order, refund);
  const first = await account.reverse(owner.member, back, refund);
  if (first.ok || first.error !== 'account/order_missing') return posted(first);
  posted(await account.earn(owner.member, orderPaid(order), digest));
  return posted(await account.reverse(owner.member, back, refund));
}

const answerOf = (stored: Stored, refund: Refund, entry: Posting): RefundAnswer => ({
  state: 'taken_back',
  refund: refund.id,
  order: stored.order.id,
  refundedFen: refund.refundedFen,
  points: {
    takenBack: points(entry.debt - entry.points - entry.pending),
    fromPending: points(0 - entry.pending),
    fromSpendable: points(0 - entry.points),
    owed: entry.debt,
    spendable: entry.spendable,
  },
});
