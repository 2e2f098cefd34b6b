import { err, ok, type Result } from '../kernel/result';
import { DAY_MS, type Instant } from '../kernel/time';
import { type Fen, fen, proportion, type Ratio, ratioLeft } from '../kernel/units';
import type { EarnRule, Program } from '../program/contracts';
import { allocate } from './allocate';
import type { RefundBody, RefundRefusal } from './contracts';
import type { OrderRefunded } from './events';
import {
  CLOCK_AHEAD_MAX_MS,
  type Order,
  type OrderLine,
  portionsOf,
  type Refund,
  takes,
} from './order';

/** A repeated order posts its returns again: their number must leave it within a second or two. */
const REFUNDS_MAX = 200;

type Wanted = Pick<RefundBody, 'id' | 'refundedAt' | 'shop' | 'lines' | 'amountFen'>;

/**
 * What comes back of an order, by line or by amount. Each returned piece carries its share of what was
 * paid, cumulative, so that returning every piece returns every fen; an amount is divided among the
 * lines by what is left of them.
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
  const returned = returnedLines(order.lines, body);
  if (!returned.ok) return returned;

  const lines = returned.value;
  const changes = changesBetween(order.lines, lines);
  const refund: Refund = {
    id: body.id,
    digest,
    at: body.refundedAt,
    shop: body.shop,
    refundedFen: fen(changes.reduce((sum, change) => sum + change.fen, 0)),
    lines: changes,
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

function returnedLines(
  lines: readonly OrderLine[],
  { lines: pieces, amountFen }: Wanted,
): Result<readonly OrderLine[], RefundRefusal> {
  if (amountFen !== undefined) {
    const after = returnAmount(lines, amountFen);
    return after === null ? err('orders/amount_exceeds_rest') : ok(after);
  }
  const after = pieces ? returnSome(lines, pieces) : returnRest(lines);
  return after === null ? err('orders/not_returnable') : ok(after);
}

/** Null when less than that is left. */
function returnAmount(lines: readonly OrderLine[], amount: Fen): readonly OrderLine[] | null {
  const left = lines.map((line) => fen(line.paidFen - line.returnedFen));
  if (amount > left.reduce((sum, each) => sum + each, 0)) return null;
  const parts = allocate(amount, left);
  return lines.map((line, index) => ({
    ...line,
    returnedFen: fen(line.returnedFen + (parts[index] ?? 0)),
  }));
}

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
    return withReturned(line, pieces);
  });
  return missing === 0 ? after : null;
}

function returnRest(lines: readonly OrderLine[]): readonly OrderLine[] | null {
  if (lines.every((line) => line.returned === line.quantity)) return null;
  return lines.map((line) => withReturned(line, line.quantity - line.returned));
}

/** Where an amount came back before, pieces share what it left; the last piece carries all of it. */
function withReturned(line: OrderLine, pieces: number): OrderLine {
  if (pieces === 0) return line;
  const { paidFen, quantity, returned, returnedFen } = line;
  const byPieces = proportion(paidFen, returned, quantity);
  const after =
    byPieces === returnedFen
      ? proportion(paidFen, returned + pieces, quantity)
      : returnedFen + proportion(paidFen - returnedFen, pieces, quantity - returned);
  return { ...line, returned: returned + pieces, returnedFen: fen(after) };
}

const changesBetween = (
  before: readonly OrderLine[],
  after: readonly OrderLine[],
): Refund['lines'] =>
  after.flatMap((line, index) => {
    const pieces = line.returned - (before[index]?.returned ?? 0);
    const money = line.returnedFen - (before[index]?.returnedFen ?? 0);
    return pieces === 0 && money === 0 ? [] : [{ line: index, pieces, fen: fen(money) }];
  });

/** A return as its member's account sees it: after it, and after every one accepted before it. */
export function orderRefunded(order: Order, refund: Refund, program: Program): OrderRefunded {
  const lines = linesAfter(order, refund);
  return {
    order: order.id,
    paidAt: order.paidAt,
    refundedAt: refund.at,
    refundedFen: refund.refundedFen,
    whole: lines.every(isBack),
    left: program.earning.rules.map((rule) => ({ rule: rule.id, ratio: leftFor(rule, lines) })),
    spentLeft: ratioLeft(lines.map((line) => ({ size: line.pointsFen, ...leftOf(line) }))),
    alone: portionsOf(linesOf(order, refund), program),
  };
}

function linesAfter(order: Order, refund: Refund): readonly OrderLine[] {
  const upTo = order.refunds.findIndex(({ id }) => id === refund.id) + 1;
  const back = order.lines.map(() => ({ pieces: 0, money: 0 }));
  for (const { lines } of order.refunds.slice(0, upTo)) {
    for (const { line, pieces, fen: money } of lines) {
      const sum = back[line];
      if (sum) back[line] = { pieces: sum.pieces + pieces, money: sum.money + money };
    }
  }
  return order.lines.map((line, index) => ({
    ...line,
    returned: back[index]?.pieces ?? 0,
    returnedFen: fen(back[index]?.money ?? 0),
  }));
}

const isBack = ({ quantity, returned, paidFen, returnedFen }: OrderLine): boolean =>
  returned === quantity || (paidFen > 0 && returnedFen === paidFen);

/** A partly returned line counts by its money; one that cost none, by its pieces. */
const leftOf = (line: OrderLine): { left: number; of: number } =>
  line.paidFen > 0
    ? {
        left: line.returned === line.quantity ? 0 : line.paidFen - line.returnedFen,
        of: line.paidFen,
      }
    : { left: line.quantity - line.returned, of: line.quantity };

/** Lines of a rule are weighed by what earns; by pieces where those earn, or nothing else does. */
function leftFor(rule: EarnRule, lines: readonly OrderLine[]): Ratio {
  const taken = lines.filter((line) => takes(rule, line));
  const costNothing = taken.every(({ basisFen }) => basisFen === 0);
  const byPieces = rule.award.kind === 'perItem' || (rule.lines !== undefined && costNothing);
  return ratioLeft(
    taken.map((line) => ({ size: byPieces ? line.quantity : line.basisFen, ...leftOf(line) })),
  );
}

/** The returned part of each line by itself. */
const linesOf = (order: Order, { lines }: Refund) =>
  lines.flatMap(({ line: index, pieces, fen: money }) => {
    const line = order.lines[index];
    if (!line) return [];
    const { sku, quantity, unitFen, paidFen, basisFen, category } = line;
    const part = paidFen > 0 ? ([money, paidFen] as const) : ([pieces, quantity] as const);
    return [
      {
        sku,
        quantity,
        unitFen,
        pieces,
        basisFen: fen(proportion(basisFen, ...part)),
        ...(category !== undefined && { category }),
      },
    ];
  });
