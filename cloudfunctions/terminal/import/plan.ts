import type { Instant } from '@huigan/shared/kernel/time';
import { type CustomerIdentity, type ImportMap, identityOf } from './map';
import type { NumberedRow, Receipt } from './receipts';

type Common = {
  readonly at: Instant;
  readonly customer: string;
};
type Goods = readonly { readonly sku: string; readonly quantity: number }[];

/** One request to the open API, and the rows of the file that stand or fall with it. */
export type Planned = Common & { readonly rows: readonly number[] } & (
    | { readonly kind: 'enrol'; readonly body: CustomerIdentity }
    | { readonly kind: 'order'; readonly body: { readonly id: string; readonly lines: Goods } }
    | { readonly kind: 'refund'; readonly body: { readonly order: string; readonly lines: Goods } }
  );

/** What is done one after the other for a member. Which orders a return goes to, their answers tell. */
export type Step =
  | Exclude<Planned, { readonly kind: 'refund' }>
  | (Common & { readonly kind: 'cancellation'; readonly receipt: Receipt });

export type Plan = {
  readonly steps: readonly Step[];
  readonly customers: ReadonlyMap<string, CustomerIdentity>;
};

/** The contract's limit; a longer name is cut rather than its order refused. */
const NAME_MAX = 120;

/**
 * Every step the file amounts to, in the order of time. It depends on the file and the map alone,
 * never on answers: a run that was killed, or a second run, plans exactly the same.
 */
export function planImport(receipts: readonly Receipt[], map: ImportMap): Plan {
  const steps: Step[] = [];
  const customers = new Map<string, CustomerIdentity>();
  for (const receipt of receipts) {
    const { at, customer } = receipt;
    if (receipt.kind === 'cancellation') {
      steps.push({ kind: 'cancellation', at, customer, receipt });
      continue;
    }
    if (!customers.has(customer)) {
      const identity = identityOf(customer, map);
      customers.set(customer, identity);
      if (map.enrol) steps.push({ kind: 'enrol', at, customer, body: identity, rows: [] });
    }
    steps.push(planOrder(receipt, map));
  }
  return { steps, customers };
}

function planOrder({ number, customer, at, rows }: Receipt, map: ImportMap): Step {
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

export function atTheTill([first]: readonly NumberedRow[]) {
  const { shop = '', terminal = '', cashier = '' } = first?.sale ?? {};
  return { shop, ...(terminal !== '' && { terminal }), ...(cashier !== '' && { cashier }) };
}
