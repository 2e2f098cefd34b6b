import type { OrderId } from '../kernel/ids';
import type { Instant } from '../kernel/time';
import type { Fen } from '../kernel/units';

/**
 * Lines that every rule of the program treats alike. An order has few, however many lines it has, so
 * the account can keep them while the order keeps the lines.
 */
export type LineGroup = {
  /** Ids of the rules with a line filter that take these lines. */
  readonly rules: readonly string[];
  readonly moneyFen: Fen;
};

/** A paid order as the account sees it. */
export type OrderPaid = {
  readonly id: OrderId;
  readonly channel: string;
  readonly shop: string;
  readonly paidAt: Instant;
  /** Version of the program in force when it was paid: it judges the order for ever. */
  readonly program: number;
  /** Net of line and order discounts, without shipping. */
  readonly paidFen: Fen;
  readonly groups: readonly LineGroup[];
};

/** Money that came back, by group of the order. */
export type OrderRefunded = {
  readonly order: OrderId;
  readonly paidAt: Instant;
  readonly refundedAt: Instant;
  readonly refundedFen: Fen;
  readonly groups: readonly { readonly group: number; readonly fen: Fen }[];
  /** True when nothing of the order is left. */
  readonly whole: boolean;
};
