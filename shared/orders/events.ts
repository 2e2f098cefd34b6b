import type { MemberId, OrderId } from '../kernel/ids';
import type { Instant } from '../kernel/time';
import type { Fen, Points, Ratio } from '../kernel/units';

/** What a rule finds in an order. */
export type Portion = { readonly rule: string; readonly basisFen: Fen; readonly pieces: number };

/** A paid order as the account sees it. However many lines it has, it is no longer than the program. */
export type OrderPaid = {
  readonly id: OrderId;
  readonly channel: string;
  readonly shop: string;
  readonly paidAt: Instant;
  /** Version of the program in force when it was paid: it judges the order for ever. */
  readonly program: number;
  /** Money that changed hands for goods, without shipping: what growth counts. */
  readonly paidFen: Fen;
  /** Money that earns, by the brand's basis, and pieces: of all lines, and of those a rule takes. */
  readonly basisFen: Fen;
  readonly pieces: number;
  readonly portions: readonly Portion[];
  /** Points that paid a part of it. */
  readonly pointsUsed: Points;
};

/** What came back, seen after this return and all that were accepted before it. */
export type OrderRefunded = {
  readonly order: OrderId;
  readonly paidAt: Instant;
  readonly refundedAt: Instant;
  readonly refundedFen: Fen;
  /** True when nothing of the order is left. */
  readonly whole: boolean;
  /** How much of what a rule counted is not returned; 0/0 where it had nothing to count. */
  readonly left: readonly { readonly rule: string; readonly ratio: Ratio }[];
  /** The same for the points that paid. */
  readonly spentLeft: Ratio;
  /** This return by itself, as if it were an order. */
  readonly alone: Pick<OrderPaid, 'basisFen' | 'pieces' | 'portions'>;
};

/** An order reached its member's account. Told only where somebody waits for orders of that member. */
export type OrderCredited = {
  readonly type: 'orders/credited.v1';
  readonly member: MemberId;
  readonly order: OrderId;
  readonly shop: string;
  readonly paidAt: Instant;
  readonly points: Points;
  readonly at: Instant;
};
