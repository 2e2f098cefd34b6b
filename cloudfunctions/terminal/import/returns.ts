import type { ImportMap } from './map';
import { MATCH_ORDERS_MAX, matchReturn, type Purchase, without } from './matching';
import { atTheTill, type Planned, type Step } from './plan';
import type { Receipt } from './receipts';

/** What a step sends; rows of a return that fit no order of the member are left over. */
export type Requests = {
  readonly requests: readonly Planned[];
  readonly unmatched: readonly number[];
};
type Back = { readonly lines: Map<string, number>; readonly rows: Set<number> };

/** A step in requests, given what the member bought before it and still has. */
export const requestsOf = (step: Step, purchases: readonly Purchase[], map: ImportMap): Requests =>
  step.kind === 'cancellation'
    ? planRefunds(step.receipt, purchases, map)
    : { requests: [step], unmatched: [] };

/** What the member has once the server took a request: what it refused was never bought or returned. */
export function purchasesAfter(
  purchases: readonly Purchase[],
  { kind, at, body }: Planned,
): readonly Purchase[] {
  if (kind === 'enrol') return purchases;
  if (kind === 'refund') return takenBack(purchases, body.order, body.lines);
  const left = new Map<string, number>();
  for (const { sku, quantity } of body.lines) left.set(sku, (left.get(sku) ?? 0) + quantity);
  return [...purchases.slice(1 - MATCH_ORDERS_MAX), { order: body.id, at, left }];
}

/** Line by line, each against what the lines before it left; then one refund for every order touched. */
function planRefunds(receipt: Receipt, purchases: readonly Purchase[], map: ImportMap): Requests {
  const unmatched: number[] = [];
  const backs = new Map<string, Back>();
  let left = purchases;
  for (const { row, sale } of receipt.rows) {
    const matches = matchReturn(left, { ...sale, at: receipt.at });
    if (matches === null) unmatched.push(row);
    for (const { order, pieces } of matches ?? []) {
      left = takenBack(left, order, [{ sku: sale.sku, quantity: pieces }]);
      const back = backs.get(order) ?? { lines: new Map(), rows: new Set() };
      back.lines.set(sale.sku, (back.lines.get(sale.sku) ?? 0) + pieces);
      backs.set(order, { ...back, rows: back.rows.add(row) });
    }
  }
  return {
    requests: [...backs].map(([order, back]) => planRefund(receipt, order, back, map)),
    unmatched,
  };
}

const takenBack = (
  purchases: readonly Purchase[],
  order: string,
  lines: readonly { readonly sku: string; readonly quantity: number }[],
): readonly Purchase[] =>
  purchases.map((each) =>
    each.order === order
      ? lines.reduce((left, { sku, quantity }) => without(left, sku, quantity), each)
      : each,
  );

function planRefund(
  { number, customer, at, rows }: Receipt,
  order: string,
  back: Back,
  map: ImportMap,
): Planned {
  const body = {
    id: number,
    channel: map.constants.channel,
    order,
    refundedAt: new Date(at).toISOString(),
    ...atTheTill(rows),
    lines: [...back.lines].map(([sku, quantity]) => ({ sku, quantity })),
  };
  return { kind: 'refund', at, customer, body, rows: [...back.rows] };
}
