import { err, ok, type Result } from '../kernel/result';
import {
  DAY_MS,
  dayOf,
  type Instant,
  instant,
  later,
  startOfDay,
  type UtcOffset,
} from '../kernel/time';
import { CLAIM_DAYS } from './preview';
import type { About, Receipt, Ticket } from './ticket';

export type DayRefusal = 'service/day_ahead' | 'service/too_long_ago';

/** Whether a receipt of that day may still be claimed. */
export function decideDay(
  day: string,
  { now, offset }: { readonly now: Instant; readonly offset: UtcOffset },
): Result<null, DayRefusal> {
  if (day > dayOf(now, offset)) return err('service/day_ahead');
  const oldest = dayOf(later(startOfDay(now, offset), 0 - CLAIM_DAYS * DAY_MS), offset);
  return day < oldest ? err('service/too_long_ago') : ok(null);
}

/** What is known of an order that may be the one on a receipt. */
export type Candidate = {
  readonly number: string;
  readonly receiptNo: string | null;
  readonly shop: string;
  readonly paidAt: Instant;
};

/** A till's own number means one order; a printed one may come again, so its day has to be near. */
export function isMeant(receipt: Receipt, order: Candidate, offset: UtcOffset): boolean {
  if (order.shop !== receipt.shop) return false;
  if (order.number === receipt.number) return true;
  return order.receiptNo === receipt.number && isNear(receipt.day, order.paidAt, offset);
}

/** Around midnight a till and a memory may differ by a day. */
function isNear(day: string, paidAt: Instant, offset: UtcOffset): boolean {
  const said = instant(`${day}T00:00:00Z`);
  const was = instant(`${dayOf(paidAt, offset)}T00:00:00Z`);
  return Math.abs(said - was) <= DAY_MS;
}

/** Whether two claims of one receipt say the same of it. */
export const saysTheSame = (one: About, other: About): boolean =>
  JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));

const inOrder = (about: About): readonly unknown[] =>
  about.kind === 'missing'
    ? [about.number, about.shop, about.day, about.amountFen]
    : [about.entry, about.words];

export const isOpenClaim = (
  ticket: Ticket,
): ticket is Ticket & { readonly about: Extract<About, { kind: 'missing' }> } =>
  ticket.state === 'open' && ticket.about.kind === 'missing';
