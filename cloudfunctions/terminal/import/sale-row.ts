import type { Instant } from '@huigan/shared/kernel/time';
import type { ColumnName, ImportMap } from './map';
import { fenIn, instantIn, wholeIn } from './numbers';

/** The text of a row's cell; empty when the map names no such column. */
export type Cells = (column: ColumnName) => string;

/** Why a row cannot be sent, before anything else is known about its receipt. */
export type RowFault =
  | 'order_number_missing'
  | 'no_customer'
  | 'not_goods'
  | 'quantity_unreadable'
  | 'quantity_zero'
  | 'quantity_sign'
  | 'price_unreadable'
  | 'price_not_positive'
  | 'date_unreadable';

/** One good row: so many pieces of one product, bought or brought back. */
export type SaleRow = {
  readonly kind: 'order' | 'cancellation';
  readonly number: string;
  readonly customer: string;
  readonly sku: string;
  readonly name: string;
  readonly category: string;
  readonly shop: string;
  readonly terminal: string;
  readonly cashier: string;
  /** Always positive: `kind` says the direction. */
  readonly pieces: number;
  readonly unitFen: number;
  readonly at: Instant;
  readonly isShipping: boolean;
};

/** Judges a row by itself: who, what, how many, for how much, when. The first fault is its reason. */
export function judgeRow(cells: Cells, map: ImportMap): SaleRow | RowFault {
  const number = cells('order').trim();
  const customer = cells('customer').trim();
  const sku = cells('sku').trim();
  const quantity = wholeIn(cells('quantity'));
  const kind = isCancelled(number, quantity ?? 0, map) ? 'cancellation' : 'order';
  const treatment = treatmentOf(sku, map);
  const isShipping = treatment === 'shipping';
  if (number === '') return 'order_number_missing';
  if (customer === '') return 'no_customer';
  if (sku === '' || treatment === 'reject') return 'not_goods';
  if (isShipping && kind === 'cancellation') return 'not_goods';

  const measured = measuresOf(cells, { quantity, kind, offset: map.offset });
  if (typeof measured === 'string') return measured;
  return {
    kind,
    number,
    customer,
    sku,
    name: cells('name').trim(),
    category: cells('category').trim(),
    shop: cells('shop').trim() || map.constants.shop,
    terminal: cells('terminal').trim(),
    cashier: cells('cashier').trim(),
    isShipping,
    ...measured,
  };
}

type Measures = Pick<SaleRow, 'pieces' | 'unitFen' | 'at'>;

function measuresOf(
  cells: Cells,
  { quantity, kind, offset }: { quantity: number | null; kind: SaleRow['kind']; offset: string },
): Measures | RowFault {
  if (quantity === null) return 'quantity_unreadable';
  if (quantity === 0) return 'quantity_zero';
  if (quantity < 0 !== (kind === 'cancellation')) return 'quantity_sign';
  const unitFen = fenIn(cells('unitPrice'));
  if (unitFen === null) return 'price_unreadable';
  if (unitFen <= 0) return 'price_not_positive';
  const at = instantIn(cells('date'), offset);
  return at === null ? 'date_unreadable' : { pieces: Math.abs(quantity), unitFen, at };
}

function isCancelled(number: string, quantity: number, { cancellation }: ImportMap): boolean {
  return 'orderPrefix' in cancellation ? number.startsWith(cancellation.orderPrefix) : quantity < 0;
}

function treatmentOf(sku: string, map: ImportMap): 'shipping' | 'reject' | null {
  return map.notGoods.find(({ sku: pattern }) => fits(sku, pattern))?.as ?? null;
}

/** Letters of either case: tills write `M` and `m` for the same thing. */
function fits(sku: string, pattern: string): boolean {
  const [head = '', ...rest] = pattern.toLowerCase().split('*');
  const text = sku.toLowerCase();
  const tail = rest.pop();
  if (tail === undefined) return text === head;
  if (!text.startsWith(head)) return false;
  let from = head.length;
  for (const part of rest) {
    const found = text.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return text.length - from >= tail.length && text.endsWith(tail);
}
