import { err, ok, type Result } from '../kernel/result';
import { DAY_MS, type Instant } from '../kernel/time';
import { type Fen, fen, proportion } from '../kernel/units';
import type { Program } from '../program/contracts';
import type { RefundBody, RefundRefusal } from './contracts';
import type { OrderRefunded } from './events';
import { CLOCK_AHEAD_MAX_MS, type Order, type OrderLine, type Refund } from './order';

/** A repeated order posts its returns again: their number must leave it within a second or two. */
const REFUNDS_MAX = 200;

type Wanted = Pick<RefundBody, 'id' | 'refundedAt' | 'shop' | 'lines'>;

/**
 * What comes back of an order, by line: each returned piece carries its share of what was paid,
 * cumulative, so that returning every piece returns every fen.
 */
export function decideRefund(
  order: Order,
  body: Wanted,
  { program, now, digest }: { program: Program; now: Instant; digest: string },
): Result<{ order: Order; refund: Refund }, RefundRefusal> {
  if (body.refundedAt > now + CLOCK_AHEAD_MAX_MS) return err('orders/clock_ahead');
  if (body.refundedAt < order.paidAt - CLOCK_AHEAD_MAX_MS) return err('orders/refund_before_order');
  if (isTooLate(order, body, { program, now })) return err('orders/return_window_over');
  if (order.refunds.length >= REFUNDS_MAX) return err('orders/too_many_refunds');
  const lines = body.lines ? returnSome(order.lines, body.lines) : returnRest(order.lines);
  if (lines === null) return err('orders/not_returnable');

  const groups = moneyByGroup(order.lines, lines);
  const refund: Refund = {
    id: body.id,
    digest,
    at: body.refundedAt,
    shop: body.shop,
    refundedFen: fen(groups.reduce((sum, group) => sum + group.fen, 0)),
    groups,
    whole: lines.every((line) => line.returned === line.quantity),
  };
  return ok({ order: { ...order, lines, refunds: [...order.refunds, refund] }, refund });
}

/** By the till's date, and by ours: a return reported late has as long to reach us as an order has. */
function isTooLate(
  order: Order,
  { refundedAt }: Wanted,
  { program, now }: { program: Program; now: Instant },
): boolean {
  const closes = order.paidAt + program.returns.withinDays * DAY_MS;
  return refundedAt > closes || now > closes + program.orders.acceptedForDays * DAY_MS;
}

export const orderRefunded = (order: Order, refund: Refund): OrderRefunded => ({
  order: order.id,
  paidAt: order.paidAt,
  refundedAt: refund.at,
  refundedFen: refund.refundedFen,
  groups: refund.groups,
  whole: refund.whole,
});

/** Null when a product was not bought, or not that many are left. Equal products come back in order. */
function returnSome(
  lines: readonly OrderLine[],
  wanted: readonly { readonly sku: string; readonly quantity: number }[],
): readonly OrderLine[] | null {
  let result = lines;
  for (const { sku, quantity } of wanted) {
    const taken = takePieces(result, sku, quantity);
    if (taken === null) return null;
    result = taken;
  }
  return result;
}

function takePieces(
  lines: readonly OrderLine[],
  sku: string,
  quantity: number,
): readonly OrderLine[] | null {
  let missing = quantity;
  const after = lines.map((line) => {
    if (line.sku !== sku || missing === 0) return line;
    const pieces = Math.min(missing, line.quantity - line.returned);
    missing -= pieces;
    return returned(line, pieces);
  });
  return missing === 0 ? after : null;
}

function returnRest(lines: readonly OrderLine[]): readonly OrderLine[] | null {
  if (lines.every((line) => line.returned === line.quantity)) return null;
  return lines.map((line) => returned(line, line.quantity - line.returned));
}

const returned = (line: OrderLine, pieces: number): OrderLine => ({
  ...line,
  returned: line.returned + pieces,
  returnedFen: fen(proportion(line.paidFen, line.returned + pieces, line.quantity)),
});

function moneyByGroup(
  before: readonly OrderLine[],
  after: readonly OrderLine[],
): readonly { group: number; fen: Fen }[] {
  const money = new Map<number, number>();
  for (const [index, line] of after.entries()) {
    const change = line.returnedFen - (before[index]?.returnedFen ?? 0);
    if (line.returned === before[index]?.returned) continue;
    money.set(line.group, (money.get(line.group) ?? 0) + change);
  }
  return [...money].map(([group, amount]) => ({ group, fen: fen(amount) }));
}
