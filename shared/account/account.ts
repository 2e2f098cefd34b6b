import type { Cause, MemberId } from '../kernel/ids';
import type { Instant } from '../kernel/time';
import { type Points, points } from '../kernel/units';
import type { OrderCredited } from '../orders/events';
import type { Counter } from '../points/caps';
import { sumOf } from '../points/lots';
import { emptyPurse, type Purse } from '../points/purse';
import type { Program } from '../program/contracts';
import type { TierChanged } from '../tiers/events';
import type { MonthlyGrowth } from '../tiers/growth';
import { entryTier, type Tier, tierDue } from '../tiers/tier';
import type { Entry } from './entry';
import type { Returnable } from './returnable';

/** Sizes the document keeps within, whatever happens to the member. Tests shrink them. */
export type Bounds = {
  readonly lots: number;
  readonly orders: number;
  /** Awards, dates and paid parts over all orders kept: what an order costs depends on its rules. */
  readonly pieces: number;
  readonly holds: number;
  readonly keys: number;
  readonly tags: number;
  readonly absorbed: number;
  /** Entries that wait in the account before they are moved to the journal. */
  readonly tail: number;
  /** Due items settled in one write: after years away, an account catches up in several. */
  readonly steps: number;
};
export const bounds: Bounds = {
  lots: 40,
  orders: 64,
  pieces: 160,
  holds: 8,
  keys: 64,
  tags: 32,
  absorbed: 8,
  tail: 8,
  steps: 16,
};

/** What happens in an account that other rooms are told of. */
export type AccountFact = TierChanged | OrderCredited;

/** A cause that was posted, and the business time it carried. */
export type Key = { readonly cause: Cause; readonly at: Instant };

/** What moves to another member when two turn out to be one. */
export type Estate = Pick<
  Account,
  'points' | 'growth' | 'tier' | 'counters' | 'orders' | 'about' | 'absorbed'
>;

export type Account = {
  readonly id: MemberId;
  readonly points: Purse;
  readonly growth: readonly MonthlyGrowth[];
  readonly tier: Tier;
  /** Caps and quotas, by period. */
  readonly counters: readonly Counter[];
  readonly orders: readonly Returnable[];
  /** What rules need and other rooms own. */
  readonly about: {
    readonly joined: Instant;
    /** `MM-DD`. */
    readonly birthday: string | null;
    readonly tags: readonly string[];
    readonly orders: number;
    /** Until then somebody wants to hear of every order that is credited. */
    readonly awaits?: Instant;
  };
  readonly keys: readonly Key[];
  /** The newest business time ever dropped from `keys`: nothing newer can have been forgotten. */
  readonly floor: Instant;
  readonly tail: readonly Entry[];
  /** Hash over all entries that were moved to the journal. */
  readonly head: string;
  /** Facts other rooms have not been told yet, oldest first. */
  readonly facts: readonly AccountFact[];
  /** The next entry's number. */
  readonly seq: number;
  /** Members who turned out to be this one: orders there was no room for are found with them. */
  readonly absorbed: readonly MemberId[];
  /** Set for good when the member turned out to be another: where to look, and what is still to move. */
  readonly merged: {
    readonly into: MemberId;
    readonly estate: Estate | null;
    readonly orders: readonly Returnable[];
  } | null;
  /** Set for good when the member left: nothing is owned here any more, and nothing can be. */
  readonly left: Instant | null;
};

export const openAccount = (id: MemberId, joined: Instant, program: Program): Account => ({
  id,
  points: emptyPurse,
  growth: [],
  tier: entryTier(program, joined),
  counters: [],
  orders: [],
  about: { joined, birthday: null, tags: [], orders: 0 },
  keys: [],
  floor: 0 as Instant,
  tail: [],
  head: '',
  facts: [],
  seq: 0,
  absorbed: [],
  merged: null,
  left: null,
});

export const spendable = (account: Account): Points => sumOf(account.points.lots);
export const pending = (account: Account): Points => sumOf(account.points.pending);

/** The next instant at which time alone changes this account; null when none is in sight. */
export function dueAt(account: Account): Instant | null {
  if (account.merged !== null || account.left !== null) return null;
  const { tier, points: purse } = account;
  const holds = purse.holds.map(({ until }) => until);
  const dates = [purse.pending[0]?.vests, purse.lots[0]?.expires, tierDue(tier), ...holds];
  const known = dates.filter((date): date is Instant => typeof date === 'number');
  return known.length === 0 ? null : (Math.min(...known) as Instant);
}

export const none = points(0);
