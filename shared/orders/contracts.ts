import * as z from 'zod/mini';
import {
  epochMs,
  fenAmount,
  fenBetween,
  isoInstant,
  listOf,
  type Output,
  operation,
  outsideName,
  pointsAmount,
  pointsBetween,
  slug,
  text,
  tillNumber,
  whole,
  words,
} from '../kernel/contracts';
import { AMOUNT_MAX, ORDER_FEN_MAX } from '../kernel/units';
import { identity } from '../members/contracts';

export const LINES_MAX = 1000;

const PIECES_MAX = 1_000_000;
const TENDERS_MAX = 20;

const fen = fenBetween(0, ORDER_FEN_MAX);

const line = z.strictObject({
  sku: outsideName,
  name: z.optional(text(0, 120)),
  category: z.optional(outsideName),
  quantity: whole(1, PIECES_MAX),
  unitFen: fen,
  discountFen: z.optional(fen),
});

const isTooMany = (lines: readonly { quantity: number }[]): boolean =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0) > PIECES_MAX;

/** Checked at the door, so that no sum inside can outgrow exact integers. */
const isWorthTooMuch = (lines: readonly { quantity: number; unitFen: number }[]): boolean =>
  lines.reduce((sum, { quantity, unitFen }) => sum + quantity * unitFen, 0) > ORDER_FEN_MAX;

const orderBody = z.strictObject({
  id: tillNumber,
  channel: slug,
  shop: outsideName,
  terminal: z.optional(outsideName),
  cashier: z.optional(outsideName),
  guide: z.optional(outsideName),
  receiptNo: z.optional(outsideName),
  paidAt: isoInstant,
  member: identity,
  lines: listOf(line, 1, LINES_MAX).check(
    z.refine((lines) => !isWorthTooMuch(lines), 'more than an order may be worth'),
    z.refine((lines) => !isTooMany(lines), `more than ${PIECES_MAX} pieces`),
  ),
  discountFen: z.optional(fen),
  shippingFen: z.optional(fen),
  pointsUsed: z.optional(pointsBetween(0, AMOUNT_MAX)),
  tenders: z.optional(listOf(z.strictObject({ kind: outsideName, fen }), 0, TENDERS_MAX)),
});

const orderAnswer = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('credited'),
    order: z.string(),
    memberNo: z.string(),
    points: z.strictObject({
      earned: pointsAmount,
      /** The part of `earned` that waits for its date. */
      pending: pointsAmount,
      vestsAt: z.nullable(epochMs),
      /** Points that paid a part of it; what the member did not have of them is owed. */
      used: pointsAmount,
      short: pointsAmount,
      /** Balance just after this order. */
      spendable: pointsAmount,
    }),
  }),
  /** Nobody has joined with this number yet: kept, and credited on the day they do. */
  z.strictObject({ state: z.literal('waiting'), order: z.string(), keptUntil: epochMs }),
]);

const returned = {
  channel: slug,
  order: tillNumber,
  /** What came back; neither lines nor an amount means everything that is left of the order. */
  lines: z.optional(
    listOf(z.strictObject({ sku: outsideName, quantity: whole(1, PIECES_MAX) }), 1, LINES_MAX),
  ),
  amountFen: z.optional(fenBetween(1, ORDER_FEN_MAX)),
};

const notBoth = <T extends { lines?: unknown; amountFen?: unknown }>() =>
  z.refine<T>((body) => body.lines === undefined || body.amountFen === undefined, {
    message: 'lines or an amount, not both',
    path: ['amountFen'],
  });

const refundBody = z
  .strictObject({
    id: tillNumber,
    ...returned,
    refundedAt: isoInstant,
    shop: outsideName,
    terminal: z.optional(outsideName),
    cashier: z.optional(outsideName),
  })
  .check(notBoth());

const refundQuoteBody = z.strictObject(returned).check(notBoth());

/** What happens to points when goods come back. */
const refundPoints = z.strictObject({
  /** All points this refund takes back. */
  takenBack: pointsAmount,
  fromPending: pointsAmount,
  fromSpendable: pointsAmount,
  /** What the member no longer has; the next points earned repay it. */
  owed: pointsAmount,
  /** What is taken from the money refunded instead, and what is let go. */
  inCash: pointsAmount,
  writtenOff: pointsAmount,
  /** Points that paid for what comes back, and the part of them whose date has passed. */
  restored: pointsAmount,
  restoredExpired: pointsAmount,
  spendable: pointsAmount,
});

const refundAnswer = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('taken_back'),
    refund: z.string(),
    order: z.string(),
    refundedFen: fenAmount,
    /** To be kept back from the money refunded. */
    deductFen: fenAmount,
    points: refundPoints,
  }),
  /** The order still waits for its member, or has not come yet: the refund is kept for it. */
  z.strictObject({
    state: z.literal('waiting'),
    refund: z.string(),
    order: z.string(),
    /** Null while the order has not come. */
    refundedFen: z.nullable(fenAmount),
  }),
]);

const refundQuote = z.strictObject({
  order: z.string(),
  refundedFen: fenAmount,
  deductFen: fenAmount,
  /** What the member no longer has of the points, and what that is worth. */
  shortfall: z.strictObject({ points: pointsAmount, fen: fenAmount }),
  /** Null where the order still waits for its member. */
  points: z.nullable(refundPoints),
});

/** Both parts carry the number of the exchange. */
const exchangeBody = z.strictObject({ refund: refundBody, order: orderBody }).check(
  z.refine(({ refund, order }) => refund.id === order.id, {
    message: 'the number of the exchange, as in refund.id',
    path: ['order', 'id'],
  }),
);
const exchangeAnswer = z.strictObject({ refund: refundAnswer, order: orderAnswer });

const orderRefusals = [
  'orders/differs',
  'orders/clock_ahead',
  'orders/too_late',
  'orders/unknown_channel',
  'orders/discount_exceeds_total',
  'orders/points_not_accepted',
  'orders/points_exceed_total',
  'orders/before_program',
  'members/unknown',
  'members/code_not_good',
  'points/code_needed',
  'points/code_used',
  'points/over_family_limit',
] as const;
const refundRefusals = [
  'orders/differs',
  'orders/clock_ahead',
  'orders/not_returnable',
  'orders/amount_exceeds_rest',
  'orders/return_window_over',
  'orders/refund_before_order',
  'orders/too_many_refunds',
  'orders/points_short',
] as const;

/** As many orders as one call may bring; with every field full they are read within its time. */
export const BATCH_MAX = 500;

/** What tills, malls and partners may send. Every post is idempotent: a repeat changes nothing. */
export const ordersContract = {
  order: operation({ input: orderBody, output: orderAnswer, refusals: orderRefusals }),
  refund: operation({ input: refundBody, output: refundAnswer, refusals: refundRefusals }),
  exchange: operation({
    input: exchangeBody,
    output: exchangeAnswer,
    refusals: [...orderRefusals, ...refundRefusals],
  }),
  /**
   * Orders that piled up. Rows are read one by one, so that a bad one harms no other; each is answered,
   * in order, with the status and body it would have got alone.
   */
  orderBatch: operation({
    input: z.strictObject({ orders: listOf(z.unknown(), 1, BATCH_MAX) }),
    output: z.strictObject({
      results: z.array(z.strictObject({ status: whole(200, 599), body: z.unknown() })),
    }),
  }),
  /** What a return would do, before any money moves. Changes nothing. */
  quoteRefund: operation({
    input: refundQuoteBody,
    output: refundQuote,
    refusals: [
      'orders/unknown',
      'orders/not_returnable',
      'orders/amount_exceeds_rest',
      'orders/return_window_over',
      'orders/too_many_refunds',
    ],
  }),
} as const;

const orderName = { channel: slug, number: tillNumber };

const takenBack = z.nullable(pointsAmount);
const refundSeen = z.strictObject({ at: epochMs, refundedFen: fenAmount, takenBack });

/** An order as its member sees it. */
const orderSeen = z.strictObject({
  ...orderName,
  /** The last four characters of the number. */
  tail: z.string(),
  paidAt: epochMs,
  /** The shop by its name, or how it was bought where no shop is known by that. */
  place: words,
  paidFen: fenAmount,
  pieces: whole(0, PIECES_MAX),
  /** Null where it is only in the statement by now. */
  earned: z.nullable(pointsAmount),
  refunds: z.array(refundSeen),
});
const count = whole(0, PIECES_MAX);
const lineSeen = z.strictObject({
  name: z.string(),
  quantity: count,
  paidFen: fenAmount,
  returned: count,
});
const orderPlace = z.strictObject({ paidAt: epochMs, ...orderName });

/** What members ask of their own orders. */
export const memberOrdersContract = {
  list: operation({
    /** Orders that stand behind this one in the list; absent for the newest. */
    input: z.strictObject({ after: z.optional(orderPlace) }),
    output: z.strictObject({
      now: epochMs,
      orders: z.array(orderSeen),
      next: z.nullable(orderPlace),
    }),
    refusals: ['members/not_joined'],
  }),
  detail: operation({
    input: z.strictObject(orderName),
    output: z.strictObject({
      now: epochMs,
      order: orderSeen,
      shippingFen: fenAmount,
      pointsUsed: pointsAmount,
      lines: z.array(lineSeen),
      linesLeftOut: whole(0, LINES_MAX),
    }),
    refusals: ['members/not_joined', 'orders/unknown'],
  }),
} as const;

export type OrderSeen = z.output<typeof orderSeen>;
export type OrderPlace = z.output<typeof orderPlace>;
export type OrderDetail = Output<typeof memberOrdersContract.detail>;
export type OrderBody = z.output<typeof orderBody>;
export type OrderAnswer = z.output<typeof orderAnswer>;
export type ExchangeBody = z.output<typeof exchangeBody>;
export type ExchangeAnswer = z.output<typeof exchangeAnswer>;
export type RefundBody = z.output<typeof refundBody>;
export type RefundQuoteBody = z.output<typeof refundQuoteBody>;
export type RefundQuote = z.output<typeof refundQuote>;
export type RefundPoints = z.output<typeof refundPoints>;
export type RefundAnswer = z.output<typeof refundAnswer>;
export type OrderRefusal = (typeof ordersContract.order.refusals)[number];
export type RefundRefusal = (typeof ordersContract.refund.refusals)[number];
