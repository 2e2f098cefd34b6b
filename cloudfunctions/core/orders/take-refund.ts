import { orderId } from '@huigan/shared/kernel/ids';
import { invariant } from '@huigan/shared/kernel/invariant';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import { fen } from '@huigan/shared/kernel/units';
import type { RefundAnswer, RefundBody, RefundRefusal } from '@huigan/shared/orders/contracts';
import { CLOCK_AHEAD_MAX_MS, orderPaid, type Refund } from '@huigan/shared/orders/order';
import { decideRefund, orderRefunded } from '@huigan/shared/orders/refund';
import { awaitOrder } from './await-order';
import { judgeOf } from './credit-order';
import type { OrderDeps, Posting, Stored } from './ports';
import { hasLeft, posted } from './posted';
import { deductFen, isShort, noPoints, refundPoints } from './refund-points';

/** Two tills may return parts of one order at once; more rounds than this means something is stuck. */
const ATTEMPTS_MAX = 20;

type Recorded = { readonly stored: Stored; readonly refund: Refund };

/**
 * Something comes back. It is written into the order first, where what is left to return is counted;
 * then the account takes back the points. A repeat of the same return changes nothing. A return that
 * comes before its order is kept for it.
 */
export async function takeRefund(
  deps: OrderDeps,
  body: RefundBody,
): Promise<Result<RefundAnswer, RefundRefusal>> {
  const recorded = await record(deps, body);
  if (!recorded.ok) return recorded;
  if (recorded.value === 'awaited') {
    const order = orderId(body.channel, body.order);
    return ok({ state: 'waiting', refund: body.id, order, refundedFen: null });
  }
  const { stored, refund } = recorded.value;
  if (!('member' in stored.owner)) {
    const { refundedFen } = refund;
    return ok({ state: 'waiting', refund: refund.id, order: stored.order.id, refundedFen });
  }
  const entry = await reverse(deps, stored, refund);
  return ok({
    state: 'taken_back',
    refund: refund.id,
    order: stored.order.id,
    refundedFen: refund.refundedFen,
    deductFen: entry ? deductFen(entry) : fen(0),
    points: entry ? refundPoints(entry) : noPoints,
  });
}

async function record(
  deps: OrderDeps,
  body: RefundBody,
): Promise<Result<Recorded | 'awaited', RefundRefusal>> {
  const { clock, orders, digestOf } = deps;
  const digest = digestOf(body);
  const id = orderId(body.channel, body.order);
  if (body.refundedAt > clock.now() + CLOCK_AHEAD_MAX_MS) return err('orders/clock_ahead');
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const standing = await orders.find(id);
    const recorded =
      standing && 'order' in standing
        ? await recordIn(deps, standing, { body, digest })
        : await awaitOrder(deps, { id, body, digest, awaited: standing });
    if (recorded !== 'again') return recorded;
  }
  throw new Error('an order was too busy to write');
}

async function recordIn(
  deps: OrderDeps,
  stored: Stored,
  { body, digest }: { body: RefundBody; digest: string },
): Promise<Result<Recorded, RefundRefusal> | 'again'> {
  const known = stored.order.refunds.find(({ id }) => id === body.id);
  if (known) return known.digest === digest ? ok({ stored, refund: known }) : err('orders/differs');
  const program = judgeOf(stored.order, await deps.rules.rulebook());
  const decided = decideRefund(stored.order, body, { program, now: deps.clock.now(), digest });
  if (!decided.ok) return decided;
  const { order, refund } = decided.value;
  const next = { stored: { ...stored, order }, refund };
  if (program.returns.shortfall === 'refuse' && (await isShortOf(deps, next))) {
    return err('orders/points_short');
  }
  return (await deps.orders.save(stored, order)) ? ok(next) : 'again';
}

/** Where the brand refuses such returns, they are refused before anything is written. */
async function isShortOf(deps: OrderDeps, { stored, refund }: Recorded): Promise<boolean> {
  if (!('member' in stored.owner)) return false;
  const program = judgeOf(stored.order, await deps.rules.rulebook());
  const back = orderRefunded(stored.order, refund, program);
  const preview = await deps.account.previewReverse(stored.owner.member, back, refund);
  return preview.ok && isShort(preview.value);
}

/**
 * If the till never retried the order itself, its points are posted now, before they are taken back. Null
 * when the member has left: there is nothing to take them from.
 */
async function reverse(
  { account, rules }: OrderDeps,
  stored: Stored,
  refund: Refund,
): Promise<Posting | null> {
  const { order, owner, digest } = stored;
  invariant('member' in owner, 'only an owned order is reversed');
  const program = judgeOf(order, await rules.rulebook());
  const back = orderRefunded(order, refund, program);
  const first = await account.reverse(owner.member, back, refund);
  if (hasLeft(first)) return null;
  if (first.ok || first.error !== 'account/order_missing') return posted(first);
  posted(await account.earn(owner.member, orderPaid(order, program), digest));
  return posted(await account.reverse(owner.member, back, refund));
}
