import { orderId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { Instant } from '@huigan/shared/kernel/time';
import { type Points, points } from '@huigan/shared/kernel/units';
import type { ordersContract, RefundQuote, RefundQuoteBody } from '@huigan/shared/orders/contracts';
import { decideRefund, orderRefunded } from '@huigan/shared/orders/refund';
import { worthOf } from '@huigan/shared/points/preview';
import { judgeOf } from './credit-order';
import type { OrderDeps, Posting } from './ports';
import { deductFen, refundPoints } from './refund-points';

type Refusal = (typeof ordersContract.quoteRefund.refusals)[number];

/** What a return would do to money and points, before anything moves. Changes nothing. */
export async function quoteRefund(
  { clock, rules, orders, account }: OrderDeps,
  body: RefundQuoteBody,
): Promise<Result<RefundQuote, Refusal>> {
  const stored = await orders.find(orderId(body.channel, body.order));
  if (!stored || !('order' in stored)) return err('orders/unknown');
  const { order, owner } = stored;
  const program = judgeOf(order, await rules.rulebook());
  const now = clock.now();
  const asked = { ...body, id: 'quote', shop: order.shop, refundedAt: latest(now, order.paidAt) };
  const decided = decideRefund(order, asked, { program, now, digest: '' });
  if (!decided.ok) return decided as Result<never, Refusal>;
  const { refund, order: after } = decided.value;
  const quote = { order: order.id, refundedFen: refund.refundedFen };
  const nothing = { shortfall: { points: points(0), fen: worthOf(points(0), undefined) } };
  if (!('member' in owner))
    return ok({ ...quote, ...nothing, deductFen: nothing.shortfall.fen, points: null });

  const back = orderRefunded(after, refund, program);
  const preview = await account.previewReverse(owner.member, back, refund);
  if (!preview.ok)
    return ok({ ...quote, ...nothing, deductFen: nothing.shortfall.fen, points: null });
  const missing = shortfallIn(preview.value);
  return ok({
    ...quote,
    deductFen: deductFen(preview.value),
    shortfall: { points: missing, fen: worthOf(missing, program.redemption) },
    points: refundPoints(preview.value),
  });
}

/** A till whose clock runs a little ahead may have sold this "after" now. */
const latest = (a: Instant, b: Instant): Instant => (a > b ? a : b);

const shortfallIn = ({ debt, explain }: Posting): Points =>
  points(Math.max(0, debt) + (explain.cash?.points ?? 0) + (explain.writtenOff ?? 0));
