import { monthsOn, nextMidnights } from './simulate-calendar';
import { Fraction } from './simulate-fraction';
import { OracleTier } from './simulate-oracle-tier';

/**
 * The rules of the account as the design says them, a second time: slow, plain numbers, line by
 * line, exact fractions. Shares no code with the product, so that agreeing with it means something.
 */
type BoughtLine = {
  readonly sku: string;
  readonly paid: number;
  readonly quantity: number;
  readonly unit: number;
};
export type Bought = {
  readonly id: string;
  readonly channel: string;
  readonly paidAt: number;
  readonly lines: readonly BoughtLine[];
};
export type Promise = {
  readonly rules: readonly {
    readonly points: number;
    /** Money for `points`; null: a fixed award. */
    readonly every: number | null;
    /** Absent: the rule counts the order as a whole. */
    readonly takes?: (line: BoughtLine) => boolean;
    readonly when: (order: Bought) => boolean;
  }[];
  readonly times: readonly { percent: number; when: (order: Bought, level: string) => boolean }[];
  readonly waits: (channel: string) => number;
  readonly months: number;
  readonly window: number;
  readonly term: number;
  readonly levels: readonly (readonly [string, number])[];
};

type Standing = Bought & {
  earned: number;
  clawed: number;
  vests: number;
  expires: number;
  /** Points of each rule. */
  awards: { rule: number; points: number }[];
  back: Back[];
};
/** What of a line came back. */
type Back = { readonly pieces: number; readonly money: number };
/** What the shop knew when it accepted a return: that one, and all before it. */
export type Accepted = { readonly money: number; readonly back: readonly Back[] };

export class Oracle {
  lots = new Map<number, number>();
  pending: { vests: number; expires: number; left: number }[] = [];
  debt = 0;
  expired = 0;
  issued = 0;
  clawed = 0;
  readonly rank: OracleTier;
  readonly orders = new Map<string, Standing>();

  readonly promise: Promise;
  readonly lotsMax: number;

  constructor(promise: Promise, joined: number, lotsMax: number) {
    this.promise = promise;
    this.lotsMax = lotsMax;
    this.rank = new OracleTier(promise, joined);
  }

  passTo(now: number): void {
    for (;;) {
      const due: [number, number, () => void][] = [];
      for (const parcel of this.pending) due.push([parcel.vests, 0, () => this.vest(parcel)]);
      for (const date of this.rank.dates()) due.push([date, 1, () => this.rank.review(date)]);
      for (const date of this.lots.keys()) due.push([date, 2, () => this.expire(date)]);
      const next = due
        .filter(([when]) => when <= now)
        .sort((a, b) => a[0] - b[0] || a[1] - b[1])[0];
      if (!next) return;
      next[2]();
    }
  }

  buy(order: Bought, now: number): void {
    this.passTo(now);
    const { rules, times, levels, waits, months } = this.promise;
    const level = levels[this.rank.tier.level]?.[0] ?? '';
    const awards = rules.flatMap(({ points, every, takes, when }, rule) => {
      const lines = order.lines.filter((line) => takes?.(line) ?? true);
      if (!when(order) || lines.length === 0) return [];
      const money = lines.reduce((sum, line) => sum + line.paid, 0);
      const given = every === null ? points : ((money - (money % every)) / every) * points;
      return given === 0 ? [] : [{ rule, points: given }];
    });
    let top = BigInt(awards.reduce((sum, award) => sum + award.points, 0));
    let bottom = 1n;
    for (const { percent, when } of times) {
      if (!when(order, level)) continue;
      top *= BigInt(percent);
      bottom *= 100n;
    }
    const earned = Number(top / bottom);
    const days = waits(order.channel);
    const vests = days === 0 ? order.paidAt : nextMidnights(order.paidAt, days);
    const expires = monthsOn(vests, months);
    this.orders.set(order.id, {
      ...order,
      earned,
      clawed: 0,
      vests,
      expires,
      awards,
      back: order.lines.map(() => ({ pieces: 0, money: 0 })),
    });
    this.issued += earned;
    if (vests > now) this.pending.push({ vests, expires, left: earned });
    else this.receive(earned, expires);
    this.rank.grow(
      order.paidAt,
      order.lines.reduce((sum, line) => sum + line.paid, 0),
    );
    this.rank.lift(now);
    this.passTo(now);
  }

  /** Pieces of a line come back to the shop: the money they carry, cumulative over what came before. */
  accept(id: string, line: number, count: number): Accepted {
    const order = this.bought(id);
    const { paid = 0, quantity = 1 } = order.lines[line] ?? {};
    const worth = (some: number) => Number((BigInt(paid) * BigInt(some)) / BigInt(quantity));
    const before = order.back[line] ?? { pieces: 0, money: 0 };
    const pieces = before.pieces + count;
    const money = worth(pieces) - worth(before.pieces);
    order.back = order.back.map((each, index) =>
      index === line ? { pieces, money: before.money + money } : each,
    );
    return { money, back: order.back };
  }

  /** The account hears of an accepted return, in whatever order. */
  giveBack(id: string, { money, back }: Accepted, now: number): void {
    this.passTo(now);
    const order = this.bought(id);
    const take = Math.max(0, order.earned - order.clawed - this.kept(order, back));
    order.clawed += take;
    this.clawed += take;
    this.claw(take, order);
    this.rank.grow(order.paidAt, -money);
    this.rank.look(now);
    this.passTo(now);
  }

  spendable(): number {
    return [...this.lots.values()].reduce((sum, left) => sum + left, 0);
  }

  private bought(id: string): Standing {
    const order = this.orders.get(id);
    if (!order) throw new Error('never bought');
    return order;
  }

  private kept(order: Standing, back: readonly Back[]): number {
    if (order.lines.every(({ quantity }, index) => back[index]?.pieces === quantity)) return 0;
    let all = new Fraction();
    let left = new Fraction();
    for (const { rule, points } of order.awards) {
      const parts = this.partsOf(rule, order, back);
      const whole = parts.reduce((sum, { size }) => sum + size, 0);
      if (whole === 0) continue;
      for (const { size, rest } of parts) {
        all = all.plus(BigInt(points) * BigInt(size), BigInt(whole));
        left = left.plus(BigInt(points) * BigInt(rest), BigInt(whole));
      }
    }
    if (all.top === 0n) return order.earned;
    return Number((BigInt(order.earned) * left.top * all.bottom) / (left.bottom * all.top));
  }

  /** A rule's lines by what they cost; by pieces where a rule of certain lines found only gifts. */
  private partsOf(rule: number, order: Standing, back: readonly Back[]) {
    const { takes } = this.promise.rules[rule] ?? {};
    const lines = [...order.lines.entries()].filter(([, line]) => takes?.(line) ?? true);
    const byPieces = takes !== undefined && lines.every(([, { paid }]) => paid === 0);
    return lines.map(([index, { paid, quantity }]) => {
      const { pieces = 0, money = 0 } = back[index] ?? {};
      return byPieces
        ? { size: quantity, rest: quantity - pieces }
        : { size: paid, rest: paid - money };
    });
  }

  private claw(wanted: number, order: Standing): void {
    let left = wanted;
    for (const parcel of this.pending) {
      if (parcel.vests !== order.vests || parcel.expires !== order.expires) continue;
      const part = Math.min(left, parcel.left);
      parcel.left -= part;
      left -= part;
    }
    this.pending = this.pending.filter((parcel) => parcel.left > 0);
    for (const date of [order.expires, ...[...this.lots.keys()].sort((a, b) => a - b)]) {
      const part = Math.min(left, this.lots.get(date) ?? 0);
      left -= part;
      this.put(date, (this.lots.get(date) ?? 0) - part);
    }
    this.debt += left;
  }

  private receive(amount: number, expires: number): void {
    const repaid = Math.min(this.debt, amount);
    this.debt -= repaid;
    this.put(expires, (this.lots.get(expires) ?? 0) + amount - repaid);
    if (this.lots.size <= this.lotsMax) return;
    const dates = [...this.lots.keys()].sort((a, b) => a - b);
    const place = dates.indexOf(expires);
    // The date too many joins the next later one; the latest of all is joined by the one before it.
    const [from = 0, to = 0] =
      place === dates.length - 1 ? dates.slice(-2) : dates.slice(place, place + 2);
    this.put(to, (this.lots.get(to) ?? 0) + (this.lots.get(from) ?? 0));
    this.lots.delete(from);
  }

  private put(date: number, left: number): void {
    if (left === 0) this.lots.delete(date);
    else this.lots.set(date, left);
  }

  private vest(parcel: { left: number; expires: number }): void {
    this.pending = this.pending.filter((each) => each !== parcel);
    this.receive(parcel.left, parcel.expires);
  }

  private expire(date: number): void {
    this.expired += this.lots.get(date) ?? 0;
    this.lots.delete(date);
  }
}
