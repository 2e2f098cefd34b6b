import type { Account, Entry, ReturnableOrder } from '@huigan/shared/account/account';
import type { Cause, MemberId, OrderId } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import type { Rulebook } from '@huigan/shared/program/preview';
import type { TierChanged } from '@huigan/shared/tiers/events';

/** An account as it was read: `v` is what a write compares with. */
export type Held = { readonly account: Account; readonly v: number };

export type Accounts = {
  readonly open: (account: Account) => Promise<void>;
  readonly read: (id: MemberId) => Promise<Held | null>;
  /** False when somebody else wrote in between. Moved entries leave the tail in the same write. */
  readonly save: (before: Held, after: Account) => Promise<boolean>;
  readonly due: (now: Instant, limit: number) => Promise<readonly Held[]>;
  readonly full: (limit: number) => Promise<readonly Held[]>;
  readonly untold: (now: Instant, limit: number) => Promise<readonly Held[]>;
};

export type Journal = {
  /** Writes a segment once; one that is there already is adopted as it stands. */
  readonly add: (member: MemberId, entries: readonly Entry[]) => Promise<readonly Entry[]>;
  readonly entryOf: (cause: Cause) => Promise<Entry | null>;
  /** The newest record of an order that left the account's list. */
  readonly evictedOrder: (order: OrderId) => Promise<ReturnableOrder | null>;
  /** Whole segments, newest first, that start before entry number `before`. */
  readonly segmentsBefore: (
    member: MemberId,
    before: number,
    limit: number,
  ) => Promise<readonly (readonly Entry[])[]>;
};

export type Rules = { readonly rulebook: () => Promise<Rulebook> };
export type Pause = (attempt: number) => Promise<void>;
export type TellTier = (fact: TierChanged) => Promise<void>;
