import { holds } from '../kernel/condition';
import { type OrderId, orderId } from '../kernel/ids';
import { err, ok, type Result } from '../kernel/result';
import { DAY_MS, type Instant, MINUTE_MS } from '../kernel/time';
import { type Fen, fen, type Points, points } from '../kernel/units';
import { worthOf } from '../points/preview';
import type { EarnRule, Program } from '../program/contracts';
import { allocate } from './allocate';
import type { OrderBody, OrderRefusal } from './contracts';
import type { OrderPaid } from './events';

/** A till whose clock runs further ahead than this would poison the order of events. */
export const CLOCK_AHEAD_MAX_MS = 5 * MINUTE_MS;

export type OrderLine = {
  readonly sku: string;
  readonly name?: string;
  readonly category?: string;
  readonly quantity: number;
  readonly unitFen: Fen;
  /** What was paid in money for the whole line: all discounts and points are off. */
  readonly paidFen: Fen;
  /** Its part of the points that paid, in money. */
  readonly pointsFen: Fen;
  /** What of it earns. */
  readonly basisFen: Fen;
  readonly returned: number;
  readonly returnedFen: Fen;
};

export type Refund = {
  readonly id: string;
  readonly digest: string;
  readonly at: Instant;
  readonly shop: string;
  readonly refundedFen: Fen;
  readonly lines: readonly { readonly line: number; readonly pieces: number; readonly fen: Fen }[];
};

export type Order = {
  readonly id: OrderId;
  readonly channel: string;
  readonly shop: string;
  readonly terminal?: string;
  readonly cashier?: string;
  readonly guide?: string;
  readonly receiptNo?: string;
  readonly paidAt: Instant;
  readonly receivedAt: Instant;
  readonly program: number;
  readonly paidFen: Fen;
  readonly shippingFen: Fen;
  readonly tenders: readonly { readonly kind: string; readonly fen: Fen }[];
  readonly lines: readonly OrderLine[];
  readonly pointsUsed: Points;
  readonly refunds: readonly Refund[];
  /** Returns that came before it and that it does not allow: kept, so that somebody can ask why. */
  readonly refusedRefunds?: readonly { readonly id: string; readonly why: string }[];
};

/** Judges what a till sent. Money is settled line by line here, once; later steps only read it. */
export function decideOrder(
  body: OrderBody,
  { program, now }: { program: Program | null; now: Instant },
): Result<Order, OrderRefusal> {
  if (program === null) return err('orders/before_program');
  const refusal = refusalOf(body, program, now);
  if (refusal !== null) return err(refusal);
  const lines = settleLines(body, program);
  if (!lines.ok) return lines;

  return ok({
    id: orderId(body.channel, body.id),
    channel: body.channel,
    shop: body.shop,
    ...atTheTill(body),
    paidAt: body.paidAt,
    receivedAt: now,
    program: program.version,
    paidFen: fen(sum(lines.value, ({ paidFen }) => paidFen)),
    shippingFen: body.shippingFen ?? fen(0),
    tenders: body.tenders ?? [],
    lines: lines.value,
    pointsUsed: body.pointsUsed ?? points(0),
    refunds: [],
  });
}

function refusalOf(body: OrderBody, program: Program, now: Instant): OrderRefusal | null {
  if (body.paidAt > now + CLOCK_AHEAD_MAX_MS) return 'orders/clock_ahead';
  if (body.paidAt < now - program.orders.acceptedForDays * DAY_MS) return 'orders/too_late';
  if (!program.channels.some(({ id }) => id === body.channel)) return 'orders/unknown_channel';
  if ((body.pointsUsed ?? 0) > 0 && !program.redemption) return 'orders/points_not_accepted';
  return null;
}

const atTheTill = ({ terminal, cashier, guide, receiptNo }: OrderBody) => ({
  ...(terminal !== undefined && { terminal }),
  ...(cashier !== undefined && { cashier }),
  ...(guide !== undefined && { guide }),
  ...(receiptNo !== undefined && { receiptNo }),
});

/** The order as its member's account sees it, by the program that judges it. */
export const orderPaid = (order: Order, program: Program): OrderPaid => ({
  id: order.id,
  channel: order.channel,
  shop: order.shop,
  paidAt: order.paidAt,
  program: order.program,
  paidFen: order.paidFen,
  pointsUsed: order.pointsUsed,
  ...portionsOf(order.lines, program),
});

type Counted = Pick<OrderLine, 'sku' | 'category' | 'quantity' | 'unitFen' | 'basisFen'> & {
  readonly pieces?: number;
};

/** What all lines come to, and those that each rule with a line condition takes. */
export function portionsOf(
  lines: readonly Counted[],
  { earning }: Program,
): Pick<OrderPaid, 'basisFen' | 'pieces' | 'portions'> {
  const whole = (some: readonly Counted[]) => ({
    basisFen: fen(sum(some, ({ basisFen }) => basisFen)),
    pieces: sum(some, ({ pieces, quantity }) => pieces ?? quantity),
  });
  const filtered = earning.rules.filter((rule) => rule.lines !== undefined);
  return {
    ...whole(lines),
    portions: filtered.map((rule) => ({
      rule: rule.id,
      ...whole(lines.filter((line) => takes(rule, line))),
    })),
  };
}

/** Whether a rule counts a line. */
export const takes = (
  rule: Pick<EarnRule, 'lines'>,
  line: Pick<OrderLine, 'sku' | 'category' | 'quantity' | 'unitFen'>,
): boolean =>
  holds(rule.lines, {
    sku: line.sku,
    category: line.category ?? null,
    quantity: line.quantity,
    unitFen: line.unitFen,
  });

/** Item price → discounts → points: each step is divided among the lines that still cost something. */
function settleLines(
  body: OrderBody,
  program: Program,
): Result<readonly OrderLine[], OrderRefusal> {
  const gross = body.lines.map((line) => fen(line.unitFen * line.quantity));
  const own = body.lines.map((line, index) => fen((gross[index] ?? 0) - (line.discountFen ?? 0)));
  if (own.some((cost) => cost < 0)) return err('orders/discount_exceeds_total');
  const discounted = takeOff(own, body.discountFen ?? fen(0));
  if (discounted === null) return err('orders/discount_exceeds_total');
  const pointsFen = body.pointsUsed ? worthOf(body.pointsUsed, program.redemption) : fen(0);
  const paid = takeOff(discounted, pointsFen);
  if (paid === null) return err('orders/points_exceed_total');
  const bases = { paid, before_points: discounted, gross };
  const basis = bases[program.earning.basis ?? 'paid'];
  return ok(
    body.lines.map(({ sku, name, category, quantity, unitFen }, index) => ({
      sku,
      ...(name !== undefined && { name }),
      ...(category !== undefined && { category }),
      quantity,
      unitFen,
      paidFen: paid[index] ?? fen(0),
      pointsFen: fen((discounted[index] ?? 0) - (paid[index] ?? 0)),
      basisFen: basis[index] ?? fen(0),
      returned: 0,
      returnedFen: fen(0),
    })),
  );
}

/** Null when there is less than is to be taken off. */
function takeOff(costs: readonly Fen[], amount: Fen): readonly Fen[] | null {
  if (amount > sum(costs, (cost) => cost)) return null;
  const off = allocate(amount, costs);
  return costs.map((cost, index) => fen(cost - (off[index] ?? 0)));
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);
