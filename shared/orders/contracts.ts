import * as z from 'zod/mini';
import {
  epochMs,
  fenAmount,
  fenBetween,
  isoInstant,
  listOf,
  operation,
  outsideName,
  pointsAmount,
  pointsBetween,
  slug,
  text,
  textLike,
  whole,
} from '../kernel/contracts';
import { AMOUNT_MAX, ORDER_FEN_MAX } from '../kernel/units';
import { identity } from '../members/contracts';

export const LINES_MAX = 1000;

const PIECES_MAX = 1_000_000;
const TENDERS_MAX = 20;

const tillNumber = textLike(
  /^[A-Za-z0-9][A-Za-z0-9._#/-]{0,31}$/,
  'letters, digits and . _ # / -, at most 32',
);
const fen = fenBetween(0, ORDER_FEN_MAX);

const line = z.strictObject({
  sku: outsideName,
  name: z.optional(text(0, 120)),
  category: z.optional(outsideName),
  quantity: whole(1, PIECES_MAX),
  unitFen: fen,
  discountFen: z.optional(fen),
});

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
      /** Balance just after this order. */
      spendable: pointsAmount,
    }),
  }),
  /** Nobody has joined with this number yet: kept, and credited on the day they do. */
  z.strictObject({ state: z.literal('waiting'), order: z.string(), keptUntil: epochMs }),
]);

const refundBody = z.strictObject({
  id: tillNumber,
  channel: slug,
  order: tillNumber,
  refundedAt: isoInstant,
  shop: outsideName,
  terminal: z.optional(outsideName),
  cashier: z.optional(outsideName),
  /** What came back; absent means everything that is left of the order. */
  lines: z.optional(
    listOf(z.strictObject({ sku: outsideName, quantity: whole(1, PIECES_MAX) }), 1, LINES_MAX),
  ),
});

const refundAnswer = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('taken_back'),
    refund: z.string(),
    order: z.string(),
    refundedFen: fenAmount,
    points: z.strictObject({
      /** All points this refund takes back. */
      takenBack: pointsAmount,
      fromPending: pointsAmount,
      fromSpendable: pointsAmount,
      /** What the member no longer had; the next points earned repay it. */
      owed: pointsAmount,
      spendable: pointsAmount,
    }),
  }),
  /** The order still waits for its member: the refund is kept with it. */
  z.strictObject({
    state: z.literal('waiting'),
    refund: z.string(),
    order: z.string(),
    refundedFen: fenAmount,
  }),
]);

/** What tills, malls and partners may send. Every post is idempotent: a repeat changes nothing. */
export const ordersContract = {
  order: operation({
    input: orderBody,
    output: orderAnswer,
    refusals: [
      'orders/differs',
      'orders/clock_ahead',
      'orders/too_late',
      'orders/unknown_channel',
      'orders/discount_exceeds_total',
      'orders/points_not_accepted',
      'orders/before_program',
      'members/unknown',
    ],
  }),
  refund: operation({
    input: refundBody,
    output: refundAnswer,
    refusals: [
      'orders/differs',
      'orders/clock_ahead',
      'orders/unknown',
      'orders/not_returnable',
      'orders/return_window_over',
      'orders/refund_before_order',
      'orders/too_many_refunds',
    ],
  }),
} as const;

export type OrderBody = z.output<typeof orderBody>;
export type OrderAnswer = z.output<typeof orderAnswer>;
export type RefundBody = z.output<typeof refundBody>;
export type RefundAnswer = z.output<typeof refundAnswer>;
export type OrderRefusal = (typeof ordersContract.order.refusals)[number];
export type RefundRefusal = (typeof ordersContract.refund.refusals)[number];
