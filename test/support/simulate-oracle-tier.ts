import { monthNumber, monthsOn, nextMidnights } from './simulate-calendar';

type Promise = {
  readonly window: number;
  readonly term: number;
  readonly levels: readonly (readonly [string, number])[];
};
type Term = { level: number; since: number; until: number | null };
type Tier = Term & { review: number | null; previous: Term | null };

/** The tier of the oracle, by the same sentences of the design and none of the product's code. */
export class OracleTier {
  tier: Tier;
  private readonly growth = new Map<number, number>();
  private readonly promise: Promise;

  constructor(promise: Promise, joined: number) {
    this.promise = promise;
    this.tier = { level: 0, since: joined, until: null, review: null, previous: null };
  }

  dates(): readonly number[] {
    return [this.tier.until, this.tier.review].filter((date) => date !== null);
  }

  /** After a purchase: up, or as it is. */
  lift(now: number): void {
    const reached = this.reached(monthNumber(now));
    if (reached <= this.tier.level) return;
    const { review: _, previous: __, ...previous } = this.tier;
    this.begin(reached, now);
    this.tier.previous = previous;
  }

  grow(paidAt: number, money: number): void {
    const month = monthNumber(paidAt);
    this.growth.set(month, (this.growth.get(month) ?? 0) + money);
  }

  private reached(last: number): number {
    let value = 0;
    for (let month = last - this.promise.window + 1; month <= last; month++)
      value += this.growth.get(month) ?? 0;
    let level = 0;
    for (const [index, [, from]] of this.promise.levels.entries()) if (value >= from) level = index;
    return level;
  }

  private begin(level: number, now: number): void {
    const until = level === 0 ? null : monthsOn(now, this.promise.term);
    this.tier = { level, since: now, until, review: null, previous: null };
  }

  private carried(now: number, { level, since }: Term = this.tier): boolean {
    return [now, since, since - 1].some((end) => this.reached(monthNumber(end)) >= level);
  }

  look(now: number): void {
    if (this.tier.until === null || this.tier.review !== null || this.carried(now)) return;
    this.tier.review = nextMidnights(now, 1);
  }

  review(when: number): void {
    const lands = Math.min(this.tier.level, this.reached(monthNumber(when - 1)));
    const { level, previous, review } = this.tier;
    if (review === null) {
      this.begin(lands, when);
      // Who keeps a tier may still have to give it back.
      if (lands === level) this.tier.previous = previous;
      return;
    }
    this.tier.review = null;
    if (this.carried(when)) return;
    // An upgrade that a return undid gives back what it had replaced, as it would stand by now.
    const stood = previous && this.until(previous, when);
    if (stood && stood.level >= lands && this.carried(when, stood)) {
      this.tier = { ...stood, review: null, previous: null };
    } else this.begin(lands, when);
  }

  /** What a term has become, one term after the other, by what growth is left. */
  private until(term: Term, when: number): Term {
    const { until } = term;
    if (until === null || until > when) return term;
    const level = Math.min(term.level, this.reached(monthNumber(until - 1)));
    const next = level === 0 ? null : monthsOn(until, this.promise.term);
    return this.until({ level, since: until, until: next }, when);
  }
}
