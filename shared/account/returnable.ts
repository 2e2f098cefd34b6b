import type { Instant } from '../kernel/time';
import { type Points, points } from '../kernel/units';
import { type Lot, sumOf } from '../points/lots';

/** Points that paid: by the dates they came from, soonest first, less what came back already. */
export type Payment = {
  readonly total: Points;
  readonly parts: readonly Lot[];
  /** What the member did not have when it was said to be used: it was owed at once. */
  readonly short: Points;
};

/** Something that may still come back: an order, or points that were spent or given without one. */
export type Returnable = {
  readonly id: string;
  readonly paidAt: Instant;
  readonly program: number;
  readonly earned: Points;
  readonly clawed: Points;
  readonly dates: readonly { readonly vests: Instant; readonly expires: Instant }[];
  /** What each rule gave, before multipliers; `freed` of it no longer counts in the rule's caps. */
  readonly awards: readonly {
    readonly rule: string;
    readonly points: Points;
    readonly freed?: Points;
  }[];
  /** The multipliers of the day, where a return is judged by its own amount. */
  readonly times?: readonly number[];
  readonly payment?: Payment;
  /** Points left before any order was reported: what it earns, if it ever comes, is not known. */
  readonly unearned?: true;
};

export const isUnpaid = (payment: Payment | undefined): boolean =>
  payment === undefined || payment.parts.length + payment.short === 0;

export const leftOfPayment = ({ parts, short }: Payment): Points => points(sumOf(parts) + short);

/** How much of the document it takes. */
export const piecesOf = ({ awards, dates, payment }: Returnable): number =>
  awards.length + dates.length + (payment?.parts.length ?? 0);

/** What is known under an id, with points that left for it; they may come back by themselves. */
export function withPaid(
  orders: readonly Returnable[],
  { id, paidAt, program }: Pick<Returnable, 'id' | 'paidAt' | 'program'>,
  parts: Payment['parts'],
): Returnable {
  const none = points(0);
  const nothing = { earned: none, clawed: none, dates: [], awards: [], unearned: true } as const;
  const known = orders.find((order) => order.id === id) ?? { id, paidAt, program, ...nothing };
  const before = known.payment;
  return { ...known, payment: paymentOf([...(before?.parts ?? []), ...parts], before?.short) };
}

/** Parts in the order of their dates, as they were spent. */
export function paymentOf(parts: Payment['parts'], short = points(0)): Payment {
  const sorted = [...parts].sort((a, b) => a.expires - b.expires);
  return { total: points(sumOf(sorted) + short), parts: sorted, short };
}
