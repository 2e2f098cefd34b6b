import type { Instant } from '@huigan/shared/kernel/time';
import { type CustomerIdentity, type ImportMap, identityOf } from './map';
import { MATCH_ORDERS_MAX, matchReturn, type Purchase, without } from './matching';
import type { NumberedRow, Receipt } from './receipts';

type Common = {
  readonly at: Instant;
  readonly customer: string;
  readonly body: object;
  /** The rows of the file that stand or fall with this request. */
  readonly rows: readonly number[];
};
/** One request to the open API. */
export type Planned = Common & { readonly kind: 'enrol' | 'order' | 'refund' };

export type Plan = {
  readonly requests: readonly Planned[];
  /** Rows of cancellations that fit no order. */
  readonly unmatched: readonly number[];
  readonly customers: ReadonlyMap<string, CustomerIdentity>;
};

/** The contract's limit; a longer name is cut rather than its order refused. */
const NAME_MAX = 120;

/**
 * Every request the file amounts to, in the order of time. It depends on the file and the map alone,
 * never on answers: a run that was killed, or a second run, plans exactly the same.
 */
export function planImport(receipts: readonly Receipt[], map: ImportMap): Plan {
  const requests: Planned[] = [];
  const unmatched: number[] = [];
  const customers = new Map<string, CustomerIdentity>();
  const purchases = new Map<string, Purchase[]>();
  for (const receipt of receipts) {
    const { at, customer } = receipt;
    if (receipt.kind === 'cancellation') {
      const back = planRefunds(receipt, purchases.get(customer) ?? [], map);
      purchases.set(customer, back.purchases);
      requests.push(...back.requests);
      unmatched.push(...back.unmatched);
      continue;
    }
    if (!customers.has(customer)) {
      const identity = identityOf(customer, map);
      customers.set(customer, identity);
      if (map.enrol) requests.push({ kind: 'enrol', at, customer, body: identity, rows: [] });
    }
    requests.push(planOrder(receipt, map));
    const earlier = (purchases.get(customer) ?? []).slice(1 - MATCH_ORDERS_MAX);
    purchases.set(customer, [...earlier, purchaseOf(receipt)]);
  }
  return { requests, unmatched, customers };
}

function planOrder({ number, customer, at, rows }: Receipt, map: ImportMap): Planned {
  const goods = rows.filter(({ sale }) => !sale.isShipping);
  const shippingFen = rows
    .filter(({ sale }) => sale.isShipping)
    .reduce((sum, { sale }) => sum + sale.unitFen * sale.pieces, 0);
  const body = {
    id: number,
    channel: map.constants.channel,
    ...atTheTill(rows),
    paidAt: new Date(at).toISOString(),
    member: identityOf(customer, map),
    lines: goods.map(({ sale: { sku, name, category, pieces, unitFen } }) => ({
      sku,
      ...(name !== '' && { name: name.slice(0, NAME_MAX) }),
      ...(category !== '' && { category }),
      quantity: pieces,
      unitFen,
    })),
    ...(shippingFen > 0 && { shippingFen }),
  };
  return { kind: 'order', at, customer, body, rows: rows.map(({ row }) => row) };
}

function purchaseOf({ number, at, rows }: Receipt): Purchase {
  const left = new Map<string, number>();
  for (const { sale } of rows) {
    if (!sale.isShipping) left.set(sale.sku, (left.get(sale.sku) ?? 0) + sale.pieces);
  }
  return { order: number, at, left };
}

type Back = { readonly lines: Map<string, number>; readonly rows: Set<number> };

/** Line by line, each against what the lines before it left; then one refund for every order touched. */
function planRefunds(
  receipt: Receipt,
  before: readonly Purchase[],
  map: ImportMap,
): { requests: Planned[]; unmatched: number[]; purchases: Purchase[] } {
  const unmatched: number[] = [];
  const backs = new Map<string, Back>();
  let purchases = [...before];
  for (const { row, sale } of receipt.rows) {
    const matches = matchReturn(purchases, { ...sale, at: receipt.at });
    if (matches === null) {
      unmatched.push(row);
      continue;
    }
    for (const { order, pieces } of matches) {
      purchases = purchases.map((each) =>
        each.order === order ? without(each, sale.sku, pieces) : each,
      );
      const back = backs.get(order) ?? { lines: new Map(), rows: new Set() };
      back.lines.set(sale.sku, (back.lines.get(sale.sku) ?? 0) + pieces);
      backs.set(order, { ...back, rows: back.rows.add(row) });
    }
  }
  const requests = [...backs].map(([order, back]) => planRefund(receipt, order, back, map));
  return { requests, unmatched, purchases };
}

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

function atTheTill([first]: readonly NumberedRow[]) {
  const { shop = '', terminal = '', cashier = '' } = first?.sale ?? {};
  return { shop, ...(terminal !== '' && { terminal }), ...(cashier !== '' && { cashier }) };
}
