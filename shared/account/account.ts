import type { Cause, MemberId, OrderId } from '../kernel/ids';
import type { Instant } from '../kernel/time';
import { type Fen, type Points, points } from '../kernel/units';
import type { Award, Missed, Times } from '../points/earn';
import { sumOf } from '../points/lots';
import { emptyPurse, type Purse } from '../points/purse';
import type { Program } from '../program/contracts';
import type { TierChanged } from '../tiers/events';
import type { MonthlyGrowth } from '../tiers/growth';
import { entryTier, type Tier, type TierChange } from '../tiers/tier';

/** Sizes the document keeps within, whatever happens to the member. Tests shrink them. */
export type Bounds = {
  readonly lots: number;
  readonly orders: number;
  /** Line groups over all orders kept: what an order costs depends on its rules, not its lines. */
  readonly groups: number;
  readonly keys: number;
  /** Entries that wait in the account before they are moved to the journal. */
  readonly tail: number;
  /** Due items settled in one write: after years away, an account catches up in several. */
  readonly steps: number;
};
export const bounds: Bounds = { lots: 40, orders: 64, groups: 96, keys: 64, tail: 8, steps: 16 };

/** An order that may still come back: what it earned, by group of lines, and what was taken back. */
export type ReturnableOrder = {
  readonly id: OrderId;
  readonly paidAt: Instant;
  readonly program: number;
  readonly earned: Points;
  readonly clawed: Points;
  readonly vests: Instant;
  readonly expires: Instant;
  readonly groups: readonly {
    readonly weight: number;
    readonly moneyFen: Fen;
    readonly refundedFen: Fen;
  }[];
};

/** Why the numbers are what they are, as data; words are made of it when somebody asks. */
export type Explanation =
  | {
      readonly kind: 'earn';
      readonly program: number;
      readonly channel: string;
      readonly paidFen: Fen;
      readonly awards: readonly Award[];
      readonly times: readonly Times[];
      readonly missed: readonly Missed[];
      readonly vests: Instant | null;
      readonly expires: Instant;
    }
  | {
      readonly kind: 'claw';
      readonly program: number;
      readonly earned: Points;
      readonly kept: Points;
      readonly before: Points;
      readonly refundedFen: Fen;
    }
  | { readonly kind: 'vest'; readonly expires: Instant }
  | { readonly kind: 'expire'; readonly expired: Instant }
  | ({ readonly kind: 'tier'; readonly program: number } & TierChange);

/** One line of the statement. Append only: a correction is another entry. */
export type Entry = {
  readonly seq: number;
  readonly cause: Cause;
  /** When it happened; `postedAt` is when it reached the account. */
  readonly at: Instant;
  readonly postedAt: Instant;
  readonly order?: OrderId;
  readonly points: Points;
  readonly pending: Points;
  readonly debt: Points;
  /** Balance after this entry. */
  readonly spendable: Points;
  /** Digest of the command, so that the same cause with other content can be told. */
  readonly digest: string;
  readonly joined?: Instant;
  readonly explain: Explanation;
  /** Orders that left the account's list with this entry; a late return finds them here. */
  readonly evicted?: readonly ReturnableOrder[];
};

/** A cause that was posted, and the business time it carried. */
export type Key = { readonly cause: Cause; readonly at: Instant };

export type Account = {
  readonly id: MemberId;
  readonly points: Purse;
  readonly growth: readonly MonthlyGrowth[];
  readonly tier: Tier;
  readonly orders: readonly ReturnableOrder[];
  readonly about: {
    readonly joined: Instant;
    readonly tags: readonly string[];
    readonly orders: number;
  };
  readonly keys: readonly Key[];
  /** The newest business time ever dropped from `keys`: nothing newer can have been forgotten. */
  readonly floor: Instant;
  readonly tail: readonly Entry[];
  /** Facts other rooms have not been told yet, oldest first. */
  readonly facts: readonly TierChanged[];
  /** The next entry's number. */
  readonly seq: number;
};

export const openAccount = (id: MemberId, joined: Instant, program: Program): Account => ({
  id,
  points: emptyPurse,
  growth: [],
  tier: entryTier(program, joined),
  orders: [],
  about: { joined, tags: [], orders: 0 },
  keys: [],
  floor: 0 as Instant,
  tail: [],
  facts: [],
  seq: 0,
});

export const spendable = (account: Account): Points => sumOf(account.points.lots);
export const pending = (account: Account): Points => sumOf(account.points.pending);

/** The next instant at which time alone changes this account; null when none is in sight. */
export function dueAt(account: Account): Instant | null {
  const { tier, points: purse } = account;
  const dates = [purse.pending[0]?.vests, purse.lots[0]?.expires, tier.until, tier.review];
  const known = dates.filter((date): date is Instant => typeof date === 'number');
  return known.length === 0 ? null : (Math.min(...known) as Instant);
}

export const none = points(0);
