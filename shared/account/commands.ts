import type { Cause, MemberId } from '../kernel/ids';
import type { Instant } from '../kernel/time';
import type { Points } from '../kernel/units';
import type { OrderPaid, OrderRefunded } from '../orders/events';
import type { Lot } from '../points/lots';
import type { Rulebook } from '../program/preview';
import type { Bounds, Estate } from './account';
import type { Returnable } from './returnable';

type Posted = {
  readonly cause: Cause;
  /** Of the content: the same cause with another digest is refused. */
  readonly digest: string;
  /** When the thing itself happened, by the clock of who tells it. */
  readonly at: Instant;
};
/** The record of what comes back, where the account has let go of it and the journal had it. */
type Recalled = { readonly recalled: Returnable | null };

export type EarnCommand = Posted & { readonly kind: 'earn'; readonly order: OrderPaid } & Recalled;
export type ReverseCommand = Posted & {
  readonly kind: 'reverse';
  readonly refund: OrderRefunded;
} & Recalled;
export type SpendCommand = Posted & {
  readonly kind: 'spend';
  readonly id: string;
  readonly points: Points;
};
export type UnspendCommand = Posted & { readonly kind: 'unspend'; readonly id: string } & Recalled;
export type HoldCommand = Posted & {
  readonly kind: 'hold';
  readonly id: string;
  readonly points: Points;
  /** Absent: as long as the program says. */
  readonly until: Instant | null;
};
export type CaptureCommand = Posted & {
  readonly kind: 'capture';
  readonly id: string;
  /** Null: all that is held. */
  readonly points: Points | null;
};
export type ReleaseCommand = Posted & { readonly kind: 'release'; readonly id: string };
export type AdjustCommand = Posted & {
  readonly kind: 'adjust';
  readonly points: Points;
  readonly reason: string;
  readonly by: string;
  /** The second person, where the amount asks for one. */
  readonly approvedBy: string | null;
};
export type GiftOutCommand = Posted & {
  readonly kind: 'gift-out';
  readonly id: string;
  readonly to: MemberId;
  readonly points: Points;
};
export type GiftInCommand = Posted & {
  readonly kind: 'gift-in';
  readonly from: MemberId;
  readonly parts: readonly Lot[];
};
export type MergeOutCommand = Posted & { readonly kind: 'merge-out'; readonly into: MemberId };
export type MergeInCommand = Posted & {
  readonly kind: 'merge-in';
  readonly from: MemberId;
  readonly estate: Estate;
};
export type BenefitCommand = Posted & { readonly kind: 'benefit'; readonly benefit: string };
/** The member leaves: whatever they have ends. */
export type LeaveCommand = Posted & { readonly kind: 'leave' };
/** What rules need to know of the member, told by the room that owns it. Leaves no entry. */
export type DescribeCommand = {
  readonly kind: 'describe';
  readonly birthday?: string | null;
  readonly addTags?: readonly string[];
  readonly removeTags?: readonly string[];
  /** Until when orders are waited for; an earlier date than before changes nothing. */
  readonly awaits?: Instant;
};
export type SettleCommand = { readonly kind: 'settle' };

/** Commands that leave an entry under their cause. */
export type Posting =
  | EarnCommand
  | ReverseCommand
  | SpendCommand
  | UnspendCommand
  | HoldCommand
  | CaptureCommand
  | ReleaseCommand
  | AdjustCommand
  | GiftOutCommand
  | GiftInCommand
  | MergeOutCommand
  | MergeInCommand
  | BenefitCommand
  | LeaveCommand;
/** Everything that may change an account, as data. */
export type Command = Posting | DescribeCommand | SettleCommand;

/** What a member or a till can cause. */
export type PointsRefusal =
  | 'points/insufficient_balance'
  | 'points/too_many_holds'
  | 'points/no_hold'
  | 'points/more_than_held'
  | 'points/nothing_to_return'
  | 'points/second_person_needed'
  | 'points/gift_limit'
  | 'benefits/not_yours'
  | 'benefits/used_up';
export type ApplyRefusal =
  | PointsRefusal
  /** Neither the account nor the command knows the order: look further, or earn first. */
  | 'account/order_missing'
  /** More has become due than one write may carry: settle and save first. */
  | 'account/settle_first'
  | 'account/before_program'
  /** The member is another one now: follow `merged`. */
  | 'account/merged'
  /** The member has left. */
  | 'account/left'
  | 'account/merge_cycle'
  | 'account/too_many_merges';

export type Context = {
  /** When the command reaches the account. */
  readonly now: Instant;
  readonly rulebook: Rulebook;
  readonly limits: Bounds;
};
