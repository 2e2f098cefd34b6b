type Part = readonly [date: number, left: number];
type Waiting = { vests: number; expires: number; left: number };
type Held = { id: string; until: number; parts: readonly Part[] };

/** Points by date, those that wait and those that are held, in plain numbers. */
export class Purse {
  lots: Part[] = [];
  pending: Waiting[] = [];
  holds: Held[] = [];
  debt = 0;
  expired = 0;
  private readonly shared: boolean;
  private readonly lotsMax: number;

  constructor(shared: boolean, lotsMax: number) {
    this.shared = shared;
    this.lotsMax = lotsMax;
  }

  spendable(): number {
    return sumOf(this.lots);
  }

  waiting(): number {
    return this.pending.reduce((sum, { left }) => sum + left, 0);
  }

  held(): number {
    return this.holds.reduce((sum, { parts }) => sum + sumOf(parts), 0);
  }

  worth(): number {
    return this.spendable() + this.waiting() + this.held() - this.debt;
  }

  /** What time alone does, one thing after the other; on one instant nothing lapses that need not. */
  passTo(now: number): void {
    for (;;) {
      const due: [number, number, () => void][] = [
        ...this.pending.map((each): (typeof due)[0] => [each.vests, 0, () => this.vest(each)]),
        ...this.holds.map((each): (typeof due)[0] => [
          each.until,
          1,
          () => this.close(each.id, 0, each.until),
        ]),
        ...this.lots.map(([date]): (typeof due)[0] => [date, 2, () => this.expire(date)]),
      ];
      const past = due.filter(([when]) => when <= now);
      const [next] = past.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      if (!next) return;
      next[2]();
    }
  }

  hold(
    id: string,
    wanted: number,
    { until, most }: { until: number; most: number },
  ): string | null {
    if (this.holds.length >= most) return 'points/too_many_holds';
    if (wanted > this.spendable()) return 'points/insufficient_balance';
    const dates = this.holds.reduce((sum, { parts }) => sum + parts.length, 0);
    if (dates + split(this.lots, wanted)[0].length > this.lotsMax) return 'points/too_many_holds';
    this.holds.push({ id, until, parts: this.take(wanted) });
    return null;
  }

  /** Ends a hold: so many of its soonest points pay, the others go back. */
  close(id: string, paying: number, now: number): readonly Part[] {
    const held = this.holds.find((each) => each.id === id);
    if (!held) throw new Error('nothing is held');
    this.holds = this.holds.filter((each) => each !== held);
    const [paid, rest] = split(held.parts, paying);
    this.restore(rest, now);
    return paid;
  }

  /** What is gone soonest, first. */
  take(wanted: number): readonly Part[] {
    const [taken, left] = split(this.lots, wanted);
    this.lots = left;
    return taken;
  }

  /** Of one date first; how many there were. */
  takeFrom(date: number | null, wanted: number): number {
    const own = this.lots.find(([each]) => each === date);
    const part = Math.min(wanted, own?.[1] ?? 0);
    this.lots = this.lots.flatMap(([each, left]): Part[] =>
      each === date ? (left === part ? [] : [[each, left - part]]) : [[each, left]],
    );
    return part + sumOf(this.take(Math.min(wanted - part, this.spendable())));
  }

  takeWaiting(
    wanted: number,
    { vests, expires }: { vests: number; expires: number | null },
  ): number {
    const own = this.pending.find((each) => each.vests === vests && each.expires === expires);
    if (!own) return 0;
    const part = Math.min(wanted, own.left);
    own.left -= part;
    this.pending = this.pending.filter(({ left }) => left > 0);
    return part;
  }

  wait({ vests, expires, left }: Waiting): void {
    const same = this.pending.find((each) => each.vests === vests && each.expires === expires);
    if (same) same.left += left;
    else this.pending.push({ vests, expires, left });
    this.pending.sort((a, b) => a.vests - b.vests);
  }

  /** What is owed is repaid first. */
  receive(amount: number, date: number, how: 'moves' | 'follows'): void {
    const repaid = Math.min(this.debt, amount);
    this.debt -= repaid;
    if (amount > repaid) this.put(amount - repaid, date, how);
  }

  /** Back to the dates they came from; what has passed has expired. */
  restore(parts: readonly Part[], now: number): void {
    for (const [date, left] of parts) {
      const lives = date > now || (this.shared && this.lots.length > 0);
      if (lives) this.receive(left, date, 'follows');
      else this.expired += left;
    }
  }

  /** All dates before that one become it. */
  moveTo(date: number): void {
    const moved = this.lots.map(([each, left]): Part => [Math.max(each, date), left]);
    this.lots = [];
    for (const [each, left] of moved) this.add(left, each);
  }

  join(other: Purse, now: number): void {
    for (const each of other.pending) this.wait(each);
    this.holds.push(...other.holds);
    const owed = this.debt + other.debt;
    this.debt = 0;
    this.restore(other.lots, now);
    const repaid = Math.min(owed, this.spendable());
    this.take(repaid);
    this.debt = owed - repaid;
  }

  clear(): void {
    Object.assign(this, { lots: [], pending: [], holds: [], debt: 0 });
  }

  private vest(parcel: Waiting): void {
    this.pending = this.pending.filter((each) => each !== parcel);
    this.receive(parcel.left, parcel.expires, 'moves');
  }

  private expire(date: number): void {
    const [gone, left] = [this.lots.filter(([each]) => each === date), this.lots];
    this.expired += sumOf(gone);
    this.lots = left.filter(([each]) => each !== date);
  }

  private put(amount: number, date: number, how: 'moves' | 'follows'): void {
    if (!this.shared) {
      this.add(amount, date);
      return;
    }
    const [standing] = this.lots.at(-1) ?? [];
    const one = standing === undefined || (how === 'moves' && date > standing) ? date : standing;
    this.lots = [[one, this.spendable() + amount]];
  }

  private add(amount: number, date: number): void {
    const same = this.lots.find(([each]) => each === date)?.[1] ?? 0;
    const others = this.lots.filter(([each]) => each !== date);
    this.lots = [...others, [date, same + amount] as const].sort((a, b) => a[0] - b[0]);
    if (this.lots.length <= this.lotsMax) return;
    const place = this.lots.findIndex(([each]) => each === date);
    // The date too many joins the next later one; the latest of all is joined by the one before it.
    const from = Math.min(place, this.lots.length - 2);
    const [[, left] = [0, 0], [to, more] = [0, 0]] = this.lots.slice(from, from + 2);
    this.lots.splice(from, 2, [to, left + more]);
  }
}

const sumOf = (parts: readonly Part[]): number => parts.reduce((sum, [, left]) => sum + left, 0);

/** The first so many points, and what is after them. */
function split(parts: readonly Part[], count: number): [Part[], Part[]] {
  const first: Part[] = [];
  const rest: Part[] = [];
  let missing = count;
  for (const [date, left] of parts) {
    const part = Math.min(left, missing);
    missing -= part;
    if (part > 0) first.push([date, part]);
    if (left > part) rest.push([date, left - part]);
  }
  return [first, rest];
}
