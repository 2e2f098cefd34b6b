import type { Cause, MemberId, OrderId } from '@huigan/shared/kernel/ids';
import type { Result } from '@huigan/shared/kernel/result';
import type { Instant } from '@huigan/shared/kernel/time';
import type { Points } from '@huigan/shared/kernel/units';
import type { Words } from '@huigan/shared/kernel/words';
import type { Rulebook } from '@huigan/shared/program/preview';
import type { Candidate } from '@huigan/shared/service/claim';
import type { PlaceInList } from '@huigan/shared/service/contracts';
import type { Receipt, Ticket } from '@huigan/shared/service/ticket';
import type { Audit } from '../platform/audit';

/** A ticket as it was read: `v` is what a write compares with. */
export type Kept = {
  readonly ticket: Ticket;
  readonly v: number;
  /** Something about it is still to be done: a timer goes on with it. */
  readonly isUnfinished: boolean;
};

export type Tickets = {
  readonly find: (id: string) => Promise<Kept | null>;
  /** In one of its member's places. False when the id or the place is taken. */
  readonly add: (ticket: Ticket, place: number, isUnfinished: boolean) => Promise<boolean>;
  /** False when somebody else wrote in between. An answered ticket gives its place back. */
  readonly save: (before: Kept, after: Ticket, isUnfinished: boolean) => Promise<boolean>;
  /** Of all these members, newest first. */
  readonly ofMembers: (
    members: readonly MemberId[],
    after: PlaceInList | null,
    limit: number,
  ) => Promise<readonly Kept[]>;
  readonly ofEntry: (member: MemberId, entry: number) => Promise<readonly Kept[]>;
  /** All claims of one receipt, whoever showed it. */
  readonly ofReceipt: (receipt: Receipt, limit: number) => Promise<readonly Kept[]>;
  readonly byReference: (reference: string) => Promise<readonly Kept[]>;
  /** Oldest first; answered ones newest first. */
  readonly inState: (state: Ticket['state'], limit: number) => Promise<readonly Kept[]>;
  readonly unfinished: (now: Instant, limit: number) => Promise<readonly Kept[]>;
  /** Of a member who left: what they wrote goes with them. */
  readonly forget: (member: MemberId) => Promise<void>;
};

/** A member's account, as far as the desk has to do with it. */
export type Accounts = {
  /** Who the member is today, all they were, and how many entries they have; null when there is no such member. */
  readonly whoIs: (member: MemberId) => Promise<Whole | null>;
  /** Until then every order of theirs that is credited is told. */
  readonly awaitOrders: (member: MemberId, until: Instant) => Promise<void>;
  /** Why these points cannot be credited; null where they can. Writes nothing. */
  readonly refusesCredit: (member: MemberId, credit: Credit) => Promise<string | null>;
  readonly credit: (member: MemberId, credit: Credit) => Promise<Result<unknown, string>>;
};
export type Whole = {
  readonly member: MemberId;
  readonly selves: readonly MemberId[];
  readonly entries: number;
};
export type Credit = {
  readonly id: string;
  readonly at: Instant;
  readonly points: Points;
  readonly reason: string;
  readonly by: string;
  readonly approvedBy: string | null;
};

/** An order that a number may mean, and whose it is; null while it waits for somebody to join. */
export type Found = Candidate & {
  readonly order: OrderId;
  readonly member: MemberId | null;
  /** The causes its returns went by. */
  readonly returns: readonly Cause[];
};

export type Orders = {
  /** Orders of that shop under that number, printed or the till's own. */
  readonly onReceipt: (receipt: Receipt) => Promise<readonly Found[]>;
  /** What of these is this member's and has been credited, and what returns took back of it since. */
  readonly creditedOf: (
    member: MemberId,
    found: readonly Found[],
  ) => Promise<{
    readonly paidAt: Instant;
    readonly points: Points;
    readonly takenBack: Points;
  } | null>;
  /** The number on the receipt of an order, where the till told one. */
  readonly receiptNoOf: (order: OrderId) => Promise<string | null>;
};

export type ServiceDeps = {
  readonly clock: { readonly now: () => Instant };
  readonly rules: { readonly rulebook: () => Promise<Rulebook> };
  readonly tickets: Tickets;
  readonly accounts: Accounts;
  readonly orders: Orders;
  readonly audit: Pick<Audit, 'write'>;
  readonly shopName: (shop: string) => Promise<Words | null>;
  readonly digestOf: (content: unknown) => string;
};
