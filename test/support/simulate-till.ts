import { DAY_MS, later } from '@huigan/shared/kernel/time';
import type { Order } from '@huigan/shared/orders/order';
import type { Line } from './simulate-book';
import * as the from './simulate-commands';
import type { Act } from './simulate-steps';
import type { Person, Town, UnderWay } from './simulate-town';

/** An order, some of them paid in part with points: held, spent or taken under its number. */
export function buy(town: Town, step: Act<'buy'>): void {
  const { lines, off, channel, lateMinutes, pays } = step;
  const number = pays.with === null ? undefined : town.uses[pays.with % town.uses.length];
  const known = number && !town.booked.has(number.id) ? number : null;
  const who = known?.who ?? town.at(step.who);
  const total = lines.reduce((sum, line) => sum + line.unitFen * line.quantity, 0);
  const discountFen = Math.floor((total * off) / 100);
  // Sometimes more than there is: the till has taken the money all the same.
  const share = town.share(who, pays.percent) + (pays.percent > 100 ? 20 : 0);
  const wanted = Math.max(known ? 1 : 0, Math.min(share, total - discountFen));
  const pointsUsed = known || pays.percent > 70 ? wanted : 0;
  if (pointsUsed > total - discountFen) return;
  const [till = channel, id = ''] = known?.id.split(':') ?? [channel, town.next('o')];
  const paidAt = new Date(town.ago(lateMinutes)).toISOString();
  const order = town.first.order({ id, channel: till, lines, discountFen, pointsUsed, paidAt });
  town.booked.add(order.id);
  town.orders.push({ id: order.id, who });
  town.underWay.push({ kind: 'order', who, order });
  if (step.posted) deliver(town, { which: town.underWay.length - 1 });
}

/** Pieces or money of an order come back. */
export function back(town: Town, { which, line, pieces, amount, posted }: Act<'back'>): void {
  const bought = town.orders[which % town.orders.length];
  const order = bought && town.first.orders.get(bought.id);
  if (!order || isTooLate(town, order)) return;
  const returned = amount === null ? someOf(order, line, pieces) : moneyOf(order, amount);
  if (returned === null) return;
  const [channel, id] = order.id.split(':');
  const number = `r${order.refunds.length}`;
  const recorded = town.first.record({ id: number, channel, order: id, ...returned });
  const lines = recorded.order.lines.map(lineOf);
  town.underWay.push({ kind: 'return', who: bought.who, ...recorded, lines });
  if (posted) deliver(town, { which: town.underWay.length - 1 });
}

function isTooLate({ ledger, now }: Town, { paidAt, program }: Order): boolean {
  const days = ledger.rulebook.version(program)?.returns.withinDays ?? 0;
  return now > later(paidAt, days * DAY_MS);
}

function someOf({ lines }: Order, line: number, pieces: number): object | null {
  const wanted = lines[line % lines.length];
  const quantity = Math.min(pieces, (wanted?.quantity ?? 0) - (wanted?.returned ?? 0));
  return quantity === 0 ? null : { lines: [{ sku: wanted?.sku, quantity }] };
}

function moneyOf({ lines }: Order, amount: number): object | null {
  const left = lines.reduce((sum, { paidFen, returnedFen }) => sum + paidFen - returnedFen, 0);
  return left === 0 ? null : { amountFen: 1 + (amount % left) };
}

/** What is under way arrives, in whatever order. */
export function deliver(town: Town, { which }: { which: number }): void {
  const [parcel] = town.underWay.splice(which % Math.max(1, town.underWay.length), 1);
  if (parcel?.kind === 'order') earn(town, parcel.who, parcel.order);
  if (parcel?.kind === 'gift') arrive(town, parcel);
  if (parcel?.kind === 'return') reverse(town, parcel);
}

function earn(town: Town, who: Person, order: Order): void {
  const { id, channel, paidAt, pointsUsed: used } = order;
  town.touch(who).earn({ id, channel, paidAt, used, lines: order.lines.map(lineOf) }, town.now);
  town.agree(town.post(who, the.earn(town.first.paid(order))), null);
}

/** A return that finds no order has the order posted first. */
function reverse(town: Town, parcel: Extract<UnderWay, { kind: 'return' }>): void {
  const { who, order, refund, lines } = parcel;
  const command = the.reverse(town.first.refunded(order, refund), refund);
  const isOf = (each: UnderWay) => each.kind === 'order' && each.order.id === order.id;
  const waiting = town.underWay.findIndex(isOf);
  if (waiting !== -1) {
    town.touch(who).passTo(town.now);
    town.agree(town.post(who, command), 'account/order_missing');
    deliver(town, { which: waiting });
  }
  town.touch(who).giveBack(order.id, lines, refund.refundedFen, town.now);
  town.agree(town.post(who, command), null);
}

function arrive(town: Town, { who, to, id }: Extract<UnderWay, { kind: 'gift' }>): void {
  const record = the.giftRecord(id);
  const parts = town.ledger.recordOf(who.life.id, record)?.payment?.parts ?? [];
  const sent = town.touch(who).partsOf(record);
  town.touch(to).giftIn(sent, town.now);
  town.agree(town.post(to, the.giftIn({ id, at: town.now, from: who.life.id, parts })), null);
}

const lineOf = (line: Order['lines'][0]): Line => ({
  paid: line.paidFen,
  points: line.pointsFen,
  quantity: line.quantity,
  pieces: line.returned,
  back: line.returnedFen,
});
