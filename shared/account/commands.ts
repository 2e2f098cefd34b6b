import type { Cause } from '../kernel/ids';
import type { Instant } from '../kernel/time';
import type { OrderPaid, OrderRefunded } from '../orders/events';
import type { Rulebook } from '../program/preview';
import type { Bounds, ReturnableOrder } from './account';

type Posted = {
  readonly cause: Cause;
  /** Of the content: the same cause with another digest is refused. */
  readonly digest: string;
};
export type EarnCommand = Posted & { readonly kind: 'earn'; readonly order: OrderPaid };
export type ReverseCommand = Posted & {
  readonly kind: 'reverse';
  readonly refund: OrderRefunded;
  /** The order's record, where the account has let go of it and the journal had it. */
  readonly recalled: ReturnableOrder | null;
};
export type SettleCommand = { readonly kind: 'settle' };
/** Everything that may change an account, as data. */
export type Command = EarnCommand | ReverseCommand | SettleCommand;

export type ApplyRefusal =
  /** Neither the account nor the command knows the order: look further, or earn first. */
  | 'account/order_missing'
  /** More has become due than one write may carry: settle and save first. */
  | 'account/settle_first'
  | 'account/before_program';

export type Context = {
  /** When the command reaches the account. */
  readonly now: Instant;
  readonly rulebook: Rulebook;
  readonly limits: Bounds;
};

/** When the thing itself happened, by the till's clock. */
export const businessTime = (command: EarnCommand | ReverseCommand): Instant =>
  command.kind === 'earn' ? command.order.paidAt : command.refund.refundedAt;
