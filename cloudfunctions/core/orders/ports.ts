import type { Cause, MemberId, OrderId } from '@huigan/shared/kernel/ids';
import type { Result } from '@huigan/shared/kernel/result';
import type { Instant } from '@huigan/shared/kernel/time';
import type { Points } from '@huigan/shared/kernel/units';
import type { Words } from '@huigan/shared/kernel/words';
import type { Identity } from '@huigan/shared/members/contracts';
import type { RefundBody } from '@huigan/shared/orders/contracts';
import type { OrderPaid, OrderRefunded } from '@huigan/shared/orders/events';
import type { Order } from '@huigan/shared/orders/order';
import type { Rulebook } from '@huigan/shared/program/preview';

/** An order as stored: what was sent (its digest), and whose it is, if anybody's yet. */
export type Stored = {
  readonly order: Order;
  readonly digest: string;
  readonly owner: Owner;
  readonly v: number;
};
export type Owner =
  | { readonly member: MemberId; readonly memberNo: string }
  | { readonly waiting: string; readonly keptUntil: Instant };

/** Returns that reached us before their order: kept for it, in the order they came. */
export type Awaited = {
  readonly id: OrderId;
  readonly refunds: readonly AwaitedRefund[];
  readonly v: number;
};
export type AwaitedRefund = {
  readonly digest: string;
  readonly receivedAt: Instant;
  readonly body: RefundBody;
};

export type Orders = {
  /** What stands under the number afterwards: ours, one that was there, or returns that wait for it. */
  readonly insert: (order: Omit<Stored, 'v'>) => Promise<Stored | Awaited>;
  readonly find: (id: OrderId) => Promise<Stored | Awaited | null>;
  /** False when somebody else wrote in between. */
  readonly save: (before: Stored, after: Order) => Promise<boolean>;
  /** False when somebody else wrote in between. */
  readonly assign: (before: Stored, to: Owner) => Promise<boolean>;
  /** Keeps one more return for an order that has not come. False when somebody else wrote. */
  readonly await: (
    id: OrderId,
    before: Awaited | null,
    refund: AwaitedRefund,
    keptUntil: Instant,
  ) => Promise<boolean>;
  /** The order that was waited for has come. False when somebody else wrote in between. */
  readonly arrive: (before: Awaited, order: Omit<Stored, 'v'>) => Promise<boolean>;
  /** Of all these members, newest first: what stands behind a place, or the first of them. */
  readonly ofMembers: (
    members: readonly MemberId[],
    after: { readonly paidAt: Instant; readonly id: OrderId } | null,
    limit: number,
  ) => Promise<readonly Stored[]>;
  /** Orders a receipt may mean: by the till's own number in any of the channels, or by the printed one. */
  readonly onReceipt: (
    ids: readonly OrderId[],
    printed: { readonly receiptNo: string; readonly shop: string },
  ) => Promise<readonly Stored[]>;
  readonly waitingFor: (identity: string, limit: number) => Promise<readonly Stored[]>;
  /** Orders and returns nobody claimed in time. How many were dropped. */
  readonly dropUnclaimed: (now: Instant, limit: number) => Promise<number>;
};

type Member = { readonly member: MemberId; readonly memberNo: string };
export type Known =
  | {
      readonly link: Member;
      /** Whether who was named has shown that they are there, for this and nothing else. */
      readonly mayUse: (
        order: OrderId,
        points: number,
        at: Instant,
      ) => Promise<Result<true, NotAllowed>>;
    }
  | { readonly waitsAs: string };
export type NotAllowed =
  | 'members/code_not_good'
  | 'points/code_needed'
  | 'points/code_used'
  | 'points/over_family_limit';
export type UnknownMember = 'members/unknown' | 'members/code_not_good';
export type Members = {
  /** Who that was at that time, or under what their orders wait. */
  readonly find: (identity: Identity, at: Instant) => Promise<Result<Known, UnknownMember>>;
  /** The same from the source: whom a process remembers may have left, and joined again. */
  readonly findNow: (identity: Identity, at: Instant) => Promise<Result<Known, UnknownMember>>;
  /** The unreadable id under which an order of theirs may wait; null when it never can. */
  readonly waitsAs: (identity: Identity) => string | null;
};

/** What the account answers: the movement an order or a return made, and the balance after it. */
export type Posting = {
  readonly points: Points;
  readonly pending: Points;
  readonly debt: Points;
  readonly spendable: Points;
  readonly explain: Explained;
};
type Explained = {
  readonly kind: string;
  readonly vests?: Instant | null;
  readonly used?: { readonly points: Points; readonly short: Points };
  readonly cash?: { readonly points: Points; readonly fen: number } | null;
  readonly writtenOff?: Points;
  readonly restored?: { readonly points: Points; readonly lapsed: Points };
};

/** Of these only `account/order_missing` has an answer: the order is posted first. */
type PostFailure = string;
type Of = { readonly id: string; readonly digest: string };
export type Account = {
  readonly earn: (
    member: MemberId,
    order: OrderPaid,
    digest: string,
  ) => Promise<Result<Posting, PostFailure>>;
  readonly reverse: (
    member: MemberId,
    refund: OrderRefunded,
    of: Of,
  ) => Promise<Result<Posting, PostFailure>>;
  /** How many points were held for it, paid with or given back since. */
  readonly heldFor: (member: MemberId, order: OrderId, at: Instant) => Promise<Points>;
  /** What `reverse` would do now; nothing is written. */
  readonly previewReverse: (
    member: MemberId,
    refund: OrderRefunded,
    of: Of,
  ) => Promise<Result<Posting, PostFailure>>;
};

export type OrderDeps = {
  readonly clock: { readonly now: () => Instant };
  readonly rules: { readonly rulebook: () => Promise<Rulebook> };
  readonly orders: Orders;
  readonly members: Members;
  readonly account: Account;
  readonly digestOf: (content: unknown) => string;
};

/** What a member's account knows of orders, and what they were bought in by its name. */
export type Books = {
  readonly member: MemberId;
  readonly selves: readonly MemberId[];
  readonly records: ReadonlyMap<string, { readonly earned: Points; readonly clawed: Points }>;
  readonly changes: ReadonlyMap<Cause, Points>;
};
export type HistoryDeps = Pick<OrderDeps, 'clock' | 'rules' | 'orders'> & {
  readonly books: {
    readonly open: (member: MemberId) => Promise<Books | null>;
    readonly changesOf: (causes: readonly Cause[]) => Promise<Books['changes']>;
  };
  readonly shopName: (shop: string) => Promise<Words | null>;
};
