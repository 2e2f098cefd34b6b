import { holds } from '../kernel/condition';
import { type OrderId, orderId } from '../kernel/ids';
import { err, ok, type Result } from '../kernel/result';
import { DAY_MS, type Instant, MINUTE_MS } from '../kernel/time';
import { type Fen, fen } from '../kernel/units';
import type { EarnRule, Program } from '../program/contracts';
import { allocate } from './allocate';
import type { OrderBody, OrderRefusal } from './contracts';
import type { LineGroup, OrderPaid } from './events';

/** A till whose clock runs further ahead than this would poison the order of events. */
export const CLOCK_AHEAD_MAX_MS = 5 * MINUTE_MS;

export type OrderLine = {
  readonly sku: string;
  readonly name?: string;
  readonly category?: string;
  readonly quantity: number;
  readonly unitFen: Fen;
  /** What was paid for the whole line after its own and its share of the order's discount. */
  readonly paidFen: Fen;
  readonly group: number;
  readonly returned: number;
  readonly returnedFen: Fen;
};

export type Refund = {
  readonly id: string;
  readonly digest: string;
  readonly at: Instant;
  readonly shop: string;
  readonly refundedFen: Fen;
  readonly groups: readonly { readonly group: number; readonly fen: Fen }[];
  readonly whole: boolean;
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
  readonly groups: readonly LineGroup[];
  readonly refunds: readonly Refund[];
};

/** Judges what a till sent. Money is settled line by line here, once; later steps only read it. */
export function decideOrder(
  body: OrderBody,
  { program, now }: { program: Program | null; now: Instant },
): Result<Order, OrderRefusal> {
  if (program === null) return err('orders/before_program');
  const refusal = refusalOf(body, program, now);
  if (refusal !== null) return err(refusal);
  const paid = paidByLine(body);
  if (paid === null) return err('orders/discount_exceeds_total');

  const { lines, groups } = groupLines(linesOf(body, paid), program.earning.rules);
  return ok({
    id: orderId(body.channel, body.id),
    channel: body.channel,
    shop: body.shop,
    ...atTheTill(body),
    paidAt: body.paidAt,
    receivedAt: now,
    program: program.version,
    paidFen: fen(paid.reduce((sum, each) => sum + each, 0)),
    shippingFen: body.shippingFen ?? fen(0),
    tenders: body.tenders ?? [],
    lines,
    groups,
    refunds: [],
  });
}

function refusalOf(body: OrderBody, program: Program, now: Instant): OrderRefusal | null {
  if (body.paidAt > now + CLOCK_AHEAD_MAX_MS) return 'orders/clock_ahead';
  if (body.paidAt < now - program.orders.acceptedForDays * DAY_MS) return 'orders/too_late';
  if (!program.channels.some(({ id }) => id === body.channel)) return 'orders/unknown_channel';
  if ((body.pointsUsed ?? 0) > 0) return 'orders/points_not_accepted';
  return null;
}

const atTheTill = ({ terminal, cashier, guide, receiptNo }: OrderBody) => ({
  ...(terminal !== undefined && { terminal }),
  ...(cashier !== undefined && { cashier }),
  ...(guide !== undefined && { guide }),
  ...(receiptNo !== undefined && { receiptNo }),
});

export const orderPaid = (order: Order): OrderPaid => ({
  id: order.id,
  channel: order.channel,
  shop: order.shop,
  paidAt: order.paidAt,
  program: order.program,
  paidFen: order.paidFen,
  groups: order.groups,
});

/** Null when discounts exceed what they are taken from. */
function paidByLine(body: OrderBody): readonly Fen[] | null {
  const costs = body.lines.map((line) => line.unitFen * line.quantity - (line.discountFen ?? 0));
  const total = costs.reduce((sum, cost) => sum + cost, 0);
  const discount = body.discountFen ?? fen(0);
  if (costs.some((cost) => cost < 0) || discount > total) return null;
  const off = allocate(discount, costs.map(fen));
  return costs.map((cost, index) => fen(cost - (off[index] ?? 0)));
}

const linesOf = (body: OrderBody, paid: readonly Fen[]): readonly Omit<OrderLine, 'group'>[] =>
  body.lines.map(({ sku, name, category, quantity, unitFen }, index) => ({
    sku,
    ...(name !== undefined && { name }),
    ...(category !== undefined && { category }),
    quantity,
    unitFen,
    paidFen: paid[index] ?? fen(0),
    returned: 0,
    returnedFen: fen(0),
  }));

/** Puts lines that the same rules take into one group. */
function groupLines(
  lines: readonly Omit<OrderLine, 'group'>[],
  rules: readonly EarnRule[],
): { lines: readonly OrderLine[]; groups: readonly LineGroup[] } {
  const filtered = rules.filter((rule) => rule.lines !== undefined);
  const groups = new Map<string, { index: number; rules: readonly string[]; moneyFen: number }>();
  const grouped = lines.map((line) => {
    const taking = filtered.filter((rule) => takes(rule, line)).map(({ id }) => id);
    const key = taking.join(' ');
    const group = groups.get(key) ?? { index: groups.size, rules: taking, moneyFen: 0 };
    group.moneyFen += line.paidFen;
    groups.set(key, group);
    return { ...line, group: group.index };
  });
  return {
    lines: grouped,
    groups: [...groups.values()].map((group) => ({
      rules: group.rules,
      moneyFen: fen(group.moneyFen),
    })),
  };
}

const takes = (rule: EarnRule, line: Omit<OrderLine, 'group'>): boolean =>
  holds(rule.lines, {
    sku: line.sku,
    category: line.category ?? null,
    quantity: line.quantity,
    unitFen: line.unitFen,
  });
