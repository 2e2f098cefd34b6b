import type { Account, AccountFact } from '@huigan/shared/account/account';
import type { Entry } from '@huigan/shared/account/entry';
import type { Returnable } from '@huigan/shared/account/returnable';
import type { Cause, MemberId } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import type { Points } from '@huigan/shared/kernel/units';
import type { Words } from '@huigan/shared/kernel/words';
import type { Card } from '@huigan/shared/profile/contracts';
import type { Rulebook } from '@huigan/shared/program/preview';

/** An account as it was read: `v` is what a write compares with. */
export type Held = {
  readonly account: Account;
  readonly v: number;
  /** When who signs in as its member changed last, as far as what is remembered may be wrong by it. */
  readonly people: Instant;
};

export type Accounts = {
  readonly open: (account: Account) => Promise<void>;
  readonly read: (id: MemberId) => Promise<Held | null>;
  /** False when somebody else wrote in between. Moved entries leave the tail in the same write. */
  readonly save: (before: Held, after: Account) => Promise<boolean>;
  readonly peopleChanged: (id: MemberId, at: Instant) => Promise<void>;
  readonly due: (now: Instant, limit: number) => Promise<readonly Held[]>;
  readonly full: (limit: number) => Promise<readonly Held[]>;
  /** Accounts whose tier was not looked at by that version of the rules yet. */
  readonly unjudged: (version: number, limit: number) => Promise<readonly Held[]>;
  readonly untold: (now: Instant, limit: number) => Promise<readonly Held[]>;
  /** Accounts last written on a day, in the order of their ids. */
  readonly touchedOn: (day: number, after: string, limit: number) => Promise<readonly Held[]>;
  /** The earliest day any account was last written. */
  readonly firstTouched: () => Promise<number | null>;
  /** Every account, in the order of their ids, with what is stored beside it. */
  readonly all: (after: string, limit: number) => Promise<readonly Stored[]>;
};

/** An account with what its document says of itself. */
export type Stored = Held & {
  /** Whether the keyed sum over it is right. */
  readonly isIntact: boolean;
  readonly signs: {
    readonly due?: number | undefined;
    readonly untold?: number | undefined;
    readonly full?: number | undefined;
    readonly judged?: number | undefined;
  };
};

/** What an account had posted when a nightly root was made: how many entries, and the hash over them. */
export type Leaf = { readonly member: MemberId; readonly seq: number; readonly hash: string };
export type LeafPage = {
  readonly day: number;
  readonly page: number;
  readonly leaves: readonly Leaf[];
};
/** One day's proof. `hash` chains it to the day before. */
export type Root = {
  readonly day: number;
  readonly previous: string;
  readonly root: string;
  readonly hash: string;
  readonly pages: number;
  readonly accounts: number;
};

export type Proofs = {
  readonly lastRoot: () => Promise<Root | null>;
  /** Days in order. */
  readonly roots: (after: number, limit: number) => Promise<readonly Root[]>;
  /** Written once; the one that stands afterwards. */
  readonly addRoot: (root: Root) => Promise<void>;
  readonly addPage: (page: LeafPage) => Promise<void>;
  readonly lastPage: (day: number) => Promise<LeafPage | null>;
  readonly page: (day: number, page: number) => Promise<LeafPage | null>;
};

/** Entries that were moved out of an account, and the hash over them and all before. */
export type Segment = {
  readonly first: number;
  readonly entries: readonly Entry[];
  readonly previous: string;
  readonly hash: string;
};

export type Journal = {
  /** Writes a segment once; one that is there already is adopted as it stands. */
  readonly add: (member: MemberId, segment: Segment) => Promise<Segment>;
  readonly entryOf: (cause: Cause) => Promise<Entry | null>;
  /** Those of these causes that were moved here. */
  readonly entriesOf: (causes: readonly Cause[]) => Promise<readonly Entry[]>;
  /** The newest record of an order that each member's account let go of. */
  readonly evictedOrders: (order: string) => Promise<ReadonlyMap<MemberId, Returnable>>;
  /** Whole segments, newest first, that start before entry number `before`. */
  readonly segmentsBefore: (
    member: MemberId,
    before: number,
    limit: number,
  ) => Promise<readonly Segment[]>;
};

export type Rules = { readonly rulebook: () => Promise<Rulebook> };
/** What it takes to show somebody what is theirs. */
export type ReadDeps = {
  readonly clock: { readonly now: () => Instant };
  readonly accounts: Accounts;
  readonly rules: Rules;
};
/** What entries are read from, and how the brand calls the shop of an order; null where it lists none. */
export type StatementDeps = ReadDeps & {
  readonly journal: Journal;
  readonly shopName: (shop: string) => Promise<Words | null>;
};
/** Who is signed in on a phone, as it is written now, and how pages show who they are. */
export type Persons = { readonly signedIn: (openid: string) => Promise<SignedIn | null> };
/** Without a card they are a member no longer. */
export type SignedIn = { readonly link: Link; readonly card: Card | null };
export type Pause = (attempt: number) => Promise<void>;
export type TellFact = (fact: AccountFact) => Promise<void>;
export type Link = {
  readonly member: MemberId;
  readonly memberNo: string;
  /** There only for whoever shares the points of the member. */
  readonly family?: { readonly monthMax: Points | null } | undefined;
};
/** What of the points the owner lets somebody of the family use a month, and what is left of it. */
export type Limit = { readonly monthMax: Points; readonly left: Points };
