import { type Cause, earnCause, numberOf, refundCause } from '../kernel/ids';
import { type Points, points } from '../kernel/units';
import type { Words } from '../kernel/words';
import type { OrderDetail, OrderPlace, OrderSeen } from './contracts';
import type { Order } from './order';

/** Returns of an order that are shown with it. */
export const REFUNDS_SHOWN = 5;
/** Lines that are shown; who bought more has the receipt. */
const LINES_SHOWN = 100;

/** What the books say of an order: its record where it is still kept, movements by their causes. */
export type InTheBooks = {
  readonly recordOf: (
    order: Order['id'],
  ) => { readonly earned: Points; readonly clawed: Points } | null;
  readonly changeOf: (cause: Cause) => Points | null;
};

/** The causes whose entries must be looked up before all that is shown of an order is known. */
export function causesWanted(order: Order, books: InTheBooks): readonly Cause[] {
  const refunds = newestRefunds(order);
  const unknown = refunds
    .map(({ id }) => refundCause(order.id, id))
    .filter((cause) => books.changeOf(cause) === null);
  const earned = earnCause(order.id);
  const isKept = books.recordOf(order.id) !== null;
  const wantsEarned = !isKept && books.changeOf(earned) === null;
  // Of a single return the record says as much as its entry.
  const wantsRefunds = !(isKept && order.refunds.length === 1);
  return [...(wantsEarned ? [earned] : []), ...(wantsRefunds ? unknown : [])];
}

/** An order as its member sees it; `place` is where it was bought. */
export function orderSeen(
  order: Order,
  { place, books }: { place: Words; books: InTheBooks },
): OrderSeen {
  const record = books.recordOf(order.id);
  return {
    channel: order.channel,
    number: numberOf(order.id),
    tail: numberOf(order.id).slice(-4),
    paidAt: order.paidAt,
    place,
    paidFen: order.paidFen,
    pieces: order.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    earned: record?.earned ?? books.changeOf(earnCause(order.id)),
    refunds: newestRefunds(order).map(({ id, at, refundedFen }) => ({
      at,
      refundedFen,
      takenBack: takenBack(order, id, books),
    })),
  };
}

export function orderDetail(
  order: Order,
  { seen, now }: { seen: OrderSeen; now: OrderDetail['now'] },
): OrderDetail {
  return {
    now,
    order: seen,
    shippingFen: order.shippingFen,
    pointsUsed: order.pointsUsed,
    lines: order.lines.slice(0, LINES_SHOWN).map(({ name, sku, quantity, paidFen, returned }) => ({
      name: name || sku,
      quantity,
      paidFen,
      returned,
    })),
    linesLeftOut: Math.max(0, order.lines.length - LINES_SHOWN),
  };
}

/** Where an order stands in the list. */
export const placeOf = ({ id, channel, paidAt }: Order): OrderPlace => ({
  paidAt,
  channel,
  number: numberOf(id),
});

const newestRefunds = ({ refunds }: Order): Order['refunds'] =>
  [...refunds].sort((a, b) => b.at - a.at).slice(0, REFUNDS_SHOWN);

function takenBack(order: Order, refund: string, books: InTheBooks): Points | null {
  const change = books.changeOf(refundCause(order.id, refund));
  if (change !== null) return points(0 - change);
  const record = order.refunds.length === 1 ? books.recordOf(order.id) : null;
  return record?.clawed ?? null;
}
