import { invariant } from '@huigan/shared/kernel/invariant';
import type { Instant } from '@huigan/shared/kernel/time';
import type { SaleRow } from './sale-row';

/** Where in the file a row stands: the n-th after the header, from 0. */
export type NumberedRow = { readonly row: number; readonly sale: SaleRow };

/** All rows of one number: what a till calls an invoice. */
export type Receipt = {
  readonly kind: SaleRow['kind'];
  readonly number: string;
  readonly customer: string;
  /** Its earliest row: a long receipt may run over the minute. */
  readonly at: Instant;
  readonly rows: readonly NumberedRow[];
};

export type ReceiptFault = 'customer_differs' | 'only_shipping';

/**
 * Puts rows together by their number, wherever they stand, and receipts in the order of time. A
 * return in the same instant comes after the orders; then the file's own order counts.
 */
export function receiptsOf(rows: Iterable<NumberedRow>): {
  readonly receipts: readonly Receipt[];
  readonly rejected: ReadonlyMap<number, ReceiptFault>;
} {
  const rejected = new Map<number, ReceiptFault>();
  const receipts: Receipt[] = [];
  for (const group of grouped(rows).values()) {
    for (const { row, sale } of group) {
      if (sale.customer !== group[0]?.sale.customer) rejected.set(row, 'customer_differs');
    }
    const own = group.filter(({ row }) => !rejected.has(row));
    const isGoods = own.some(({ sale }) => !sale.isShipping);
    if (isGoods) receipts.push(receiptOf(own));
    else for (const { row } of own) rejected.set(row, 'only_shipping');
  }
  return { receipts: receipts.sort(byTime), rejected };
}

function receiptOf(rows: readonly NumberedRow[]): Receipt {
  const [first] = rows;
  invariant(first, 'a receipt has a row');
  const { kind, number, customer } = first.sale;
  const at = rows.reduce((least, { sale }) => (sale.at < least ? sale.at : least), first.sale.at);
  return { kind, number, customer, at, rows };
}

/** An order and a return may share a number where only the sign tells them apart. */
function grouped(rows: Iterable<NumberedRow>): ReadonlyMap<string, NumberedRow[]> {
  const groups = new Map<string, NumberedRow[]>();
  for (const each of rows) {
    const key = `${each.sale.kind} ${each.sale.number}`;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return groups;
}

const rank = ({ kind }: Receipt): number => (kind === 'order' ? 0 : 1);
const firstRow = ({ rows }: Receipt): number => rows[0]?.row ?? 0;
const byTime = (left: Receipt, right: Receipt): number =>
  left.at - right.at || rank(left) - rank(right) || firstRow(left) - firstRow(right);
