import { monthsOn, nextMidnights } from './simulate-calendar';
import { Purse } from './simulate-purse';

/** What a brand promises, in plain numbers: a point for every whole yuan, whatever was bought. */
export type Terms = {
  /** Until points are gone; null: never. */
  readonly months: number | null;
  /** All points of a member share one date. */
  readonly shared: boolean;
  readonly shortfall: 'debt' | 'deduct_cash' | 'write_off' | 'only_pending';
  readonly waits: (channel: string) => number;
  /** Points for a fen. */
  readonly rate: number;
};
export type Line = {
  readonly paid: number;
  /** Its part of the points that paid, in fen. */
  readonly points: number;
  readonly quantity: number;
  readonly pieces: number;
  readonly back: number;
};
type Part = readonly [date: number, left: number];
type Payment = { total: number; parts: Part[]; short: number };
type Known = {
  isOrder: boolean;
  earned: number;
  clawed: number;
  vests: number;
  expires: number | null;
  payment: Payment | null;
};
const NEVER = 8_640_000_000_000_000;

/**
 * A member's points as the design says them, a second time: slow and plain, never forgetting anything.
 * Shares no code with the product, so that agreeing with it means something.
 */
export class Book extends Purse {
  readonly total = {
    issued: 0,
    adjusted: 0,
    spent: 0,
    clawed: 0,
    writtenOff: 0,
    gifted: 0,
    merged: 0,
  };
  readonly known = new Map<string, Known>();
  /** `capture:<id>` and `release:<id>`: what ended a hold, whoever said so. */
  readonly closed = new Set<string>();
  readonly terms: Terms;

  constructor(terms: Terms, lotsMax: number) {
    super(terms.shared, lotsMax);
    this.terms = terms;
  }

  earn(
    order: { id: string; channel: string; paidAt: number; lines: readonly Line[]; used: number },
    now: number,
  ): void {
    this.passTo(now);
    if (order.used > 0) this.payFor(order.id, order.used, now);
    const earned = Math.floor(order.lines.reduce((sum, { paid }) => sum + paid, 0) / 100);
    const days = this.terms.waits(order.channel);
    const vests = days === 0 ? order.paidAt : nextMidnights(order.paidAt, days);
    const expires = this.dateFrom(vests);
    this.total.issued += earned;
    if (earned > 0 && vests > now) this.wait({ vests, expires, left: earned });
    else if (earned > 0) this.receive(earned, expires, 'moves');
    const payment = this.known.get(order.id)?.payment ?? null;
    this.known.set(order.id, {
      isOrder: true,
      earned,
      clawed: 0,
      vests,
      expires: earned > 0 ? expires : null,
      payment,
    });
    this.passTo(now);
  }

  /** `lines` as the shop saw them when it accepted this return. */
  giveBack(id: string, lines: readonly Line[], refunded: number, now: number): void {
    this.passTo(now);
    const order = this.recordOf(id);
    const whole = lines.every(
      (line) => line.pieces === line.quantity || (line.paid > 0 && line.back === line.paid),
    );
    if (order.payment !== null) this.payBack(order, order.payment, { lines, whole, now });
    const wanted = Math.max(0, order.earned - order.clawed - keptOf(order.earned, lines, whole));
    order.clawed += wanted;
    this.claw(wanted, order, refunded);
    this.passTo(now);
  }

  spend(id: string, wanted: number, now: number): boolean {
    this.passTo(now);
    if (wanted > this.spendable()) return false;
    this.paid(id, this.take(wanted));
    this.total.spent += wanted;
    return true;
  }

  unspend(id: string, now: number): 'account/order_missing' | 'points/nothing_to_return' | null {
    this.passTo(now);
    const record = this.known.get(id);
    if (!record?.payment) return 'account/order_missing';
    const back = record.payment.parts.reduce((sum, [, left]) => sum + left, 0);
    if (record.isOrder || back === 0) return 'points/nothing_to_return';
    this.restore(record.payment.parts, now);
    record.payment.parts = [];
    this.total.spent -= back;
    return null;
  }

  capture(id: string, amount: number | null, now: number): string | null {
    this.passTo(now);
    const held = this.holds.find((each) => each.id === id);
    if (!held) return 'points/no_hold';
    const all = held.parts.reduce((sum, [, left]) => sum + left, 0);
    if (amount !== null && amount > all) return 'points/more_than_held';
    this.paid(id, this.close(id, amount ?? all, now));
    if (this.terms.shared) this.moveTo(this.dateFrom(now));
    this.total.spent += amount ?? all;
    this.closed.add(`capture:${id}`);
    return null;
  }

  release(id: string, now: number): string | null {
    this.passTo(now);
    if (!this.holds.some((each) => each.id === id)) return 'points/no_hold';
    this.close(id, 0, now);
    this.closed.add(`release:${id}`);
    return null;
  }

  adjust(change: number, now: number): boolean {
    this.passTo(now);
    if (0 - change > this.spendable()) return false;
    if (change < 0) this.take(0 - change);
    else this.receive(change, this.dateFrom(now), 'follows');
    this.total.adjusted += change;
    return true;
  }

  giftOut(id: string, amount: number, now: number): boolean {
    if (!this.spend(id, amount, now)) return false;
    this.total.spent -= amount;
    this.total.gifted -= amount;
    return true;
  }

  giftIn(parts: readonly Part[], now: number): void {
    this.passTo(now);
    this.restore(parts, now);
    this.total.gifted += parts.reduce((sum, [, left]) => sum + left, 0);
    this.passTo(now);
  }

  /** What another member left is this one's from now on. */
  takeOver(other: Book, now: number): void {
    this.passTo(now);
    const worth = other.worth();
    other.total.merged -= worth;
    this.total.merged += worth;
    this.join(other, now);
    for (const [id, record] of other.known) this.known.set(id, record);
    for (const id of other.closed) this.closed.add(id);
    other.clear();
    this.passTo(now);
  }

  /** issued + adjusted + gifted + merged − spent − expired − clawed, which is what there is. */
  balance(): number {
    const { issued, adjusted, gifted, merged, spent, clawed } = this.total;
    return issued + adjusted + gifted + merged - spent - this.expired - clawed;
  }

  partsOf(id: string): readonly Part[] {
    return this.known.get(id)?.payment?.parts ?? [];
  }

  private recordOf(id: string): Known {
    const record = this.known.get(id);
    if (!record) throw new Error('never bought');
    return record;
  }

  private dateFrom(from: number): number {
    return this.terms.months === null ? NEVER : monthsOn(from, this.terms.months);
  }

  /** Points that left, under the number they left for. */
  private paid(id: string, parts: readonly Part[], short = 0): void {
    const nothing = {
      isOrder: false,
      earned: 0,
      clawed: 0,
      vests: 0,
      expires: null,
      payment: null,
    };
    const record = this.known.get(id) ?? nothing;
    const before = record.payment ?? { total: 0, parts: [], short: 0 };
    const sorted = [...before.parts, ...parts].sort((a, b) => a[0] - b[0]);
    const owed = before.short + short;
    const total = sorted.reduce((sum, [, left]) => sum + left, 0) + owed;
    this.known.set(id, { ...record, payment: { total, parts: sorted, short: owed } });
  }

  private payFor(id: string, used: number, now: number): void {
    const left = () => {
      const { parts, short } = this.known.get(id)?.payment ?? { parts: [], short: 0 };
      return parts.reduce((sum, [, each]) => sum + each, 0) + short;
    };
    const held = this.holds.find((each) => each.id === id);
    const isNew = (this.known.get(id)?.payment ?? null) === null;
    if (held && isNew) {
      const all = held.parts.reduce((sum, [, each]) => sum + each, 0);
      this.capture(id, Math.min(used, all), now);
    }
    const missing = used - left();
    if (missing <= 0) return;
    const parts = this.take(Math.min(missing, this.spendable()));
    const short = missing - parts.reduce((sum, [, each]) => sum + each, 0);
    this.debt += short;
    // Paying with points keeps what is left of them alive, as a capture does.
    if (this.terms.shared) this.moveTo(this.dateFrom(now));
    this.total.spent += missing;
    this.paid(id, parts, short);
  }

  private payBack(
    order: Known,
    payment: Payment,
    { lines, whole, now }: { lines: readonly Line[]; whole: boolean; now: number },
  ): void {
    const stays = whole ? 0 : spentLeft(payment.total, lines);
    const left = payment.parts.reduce((sum, [, each]) => sum + each, 0) + payment.short;
    const back = Math.max(0, left - stays);
    const owed = Math.min(back, payment.short);
    payment.short -= owed;
    const returned: Part[] = [];
    let missing = back - owed;
    // The latest date first.
    while (missing > 0) {
      const [date = 0, each = 0] = payment.parts.pop() ?? [];
      const part = Math.min(each, missing);
      missing -= part;
      returned.unshift([date, part]);
      if (each > part) payment.parts.push([date, each - part]);
    }
    // What was never there cancels what is owed for it before dated points come back.
    if (owed > 0) this.receive(owed, order.expires ?? this.dateFrom(now), 'follows');
    this.restore(returned, now);
    this.total.spent -= back;
  }

  private claw(wanted: number, order: Known, refunded: number): void {
    const { shortfall, rate } = this.terms;
    let missing = wanted - this.takeWaiting(wanted, order);
    if (shortfall !== 'only_pending') missing -= this.takeFrom(order.expires, missing);
    const cash = shortfall === 'deduct_cash' ? Math.min(missing, refunded * rate) : 0;
    const lets = shortfall === 'write_off' || shortfall === 'only_pending' ? missing : 0;
    this.debt += missing - cash - lets;
    this.total.writtenOff += lets;
    this.total.clawed += wanted - cash - lets;
  }
}

function keptOf(earned: number, lines: readonly Line[], whole: boolean): number {
  const paid = lines.reduce((sum, line) => sum + line.paid, 0);
  if (whole) return 0;
  if (paid === 0) return earned;
  const left = lines.reduce((sum, line) => sum + moneyLeft(line), 0);
  return Number((BigInt(earned) * BigInt(left)) / BigInt(paid));
}

const moneyLeft = ({ paid, back, pieces, quantity }: Line): number =>
  pieces === quantity ? 0 : paid - back;

/** Lines that cost money count by what of it is left, others by their pieces. */
function spentLeft(total: number, lines: readonly Line[]): number {
  let top = 0n;
  let bottom = 1n;
  for (const line of lines) {
    const [left, of] =
      line.paid > 0 ? [moneyLeft(line), line.paid] : [line.quantity - line.pieces, line.quantity];
    top = top * BigInt(of) + BigInt(line.points) * BigInt(left) * bottom;
    bottom *= BigInt(of);
  }
  const all = lines.reduce((sum, line) => sum + line.points, 0);
  return all === 0 ? total : Number((BigInt(total) * top) / (bottom * BigInt(all)));
}
