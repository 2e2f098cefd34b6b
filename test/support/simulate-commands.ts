import { earnCommand, reverseCommand } from '@huigan/cloudfunctions/core/account/order-commands';
import { captureCause } from '@huigan/shared/account/apply-hold';
import type {
  AdjustCommand,
  BenefitCommand,
  CaptureCommand,
  EarnCommand,
  GiftInCommand,
  GiftOutCommand,
  HoldCommand,
  LeaveCommand,
  MergeOutCommand,
  ReleaseCommand,
  SpendCommand,
  UnspendCommand,
} from '@huigan/shared/account/commands';
import { cause, type MemberId } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import { points as pointsOf } from '@huigan/shared/kernel/units';
import type { OrderPaid } from '@huigan/shared/orders/events';
import type { Lot } from '@huigan/shared/points/lots';

// Commands as the rooms of the cloud make them: the cause from what happened, the digest from its content.
type Use = { readonly id: string; readonly at: Instant };
type Some = Use & { readonly points: number };
export type Adjusted = {
  readonly reason: string;
  readonly by: string;
  readonly approvedBy: string | null;
};

const posted = (name: string, { id, at, ...content }: Use) => ({
  cause: cause(`${name}:${id}`),
  digest: JSON.stringify([name, id, at, content]),
  at,
});

export const earn = (order: OrderPaid): EarnCommand => earnCommand(order, order.id);

export { reverseCommand as reverse };

export const spend = (use: Some): SpendCommand => ({
  kind: 'spend',
  ...posted('spend', use),
  id: use.id,
  points: pointsOf(use.points),
});

export const unspend = (use: Use & { readonly of: string }): UnspendCommand => ({
  kind: 'unspend',
  ...posted('give-back', use),
  id: use.of,
  recalled: null,
});

export const hold = (use: Some & { readonly until: Instant | null }): HoldCommand => ({
  kind: 'hold',
  ...posted('hold', use),
  id: use.id,
  points: pointsOf(use.points),
  until: use.until,
});

export const capture = (use: Use & { readonly points: number | null }): CaptureCommand => ({
  kind: 'capture',
  ...posted('capture', use),
  cause: captureCause(use.id),
  id: use.id,
  points: use.points === null ? null : pointsOf(use.points),
});

export const release = (use: Use): ReleaseCommand => ({
  kind: 'release',
  ...posted('release', use),
  id: use.id,
});

export const adjust = (use: Some & Adjusted): AdjustCommand => ({
  kind: 'adjust',
  ...posted('adjust', use),
  points: pointsOf(use.points),
  reason: use.reason,
  by: use.by,
  approvedBy: use.approvedBy,
});

export const benefit = (use: Use & { readonly benefit: string }): BenefitCommand => ({
  kind: 'benefit',
  ...posted('benefit', use),
  benefit: use.benefit,
});

/** Under which id the giver's account keeps what is under way. */
export const giftRecord = (id: string): string => `gift/${id}`;

export const giftOut = (use: Some & { readonly to: MemberId }): GiftOutCommand => ({
  kind: 'gift-out',
  ...posted('gift', use),
  id: giftRecord(use.id),
  to: use.to,
  points: pointsOf(use.points),
});

export const giftIn = ({
  parts,
  from,
  ...use
}: Use & { readonly from: MemberId; readonly parts: readonly Lot[] }): GiftInCommand => ({
  kind: 'gift-in',
  ...posted('gift-in', use),
  from,
  parts,
});

export const mergeOut = ({
  from,
  into,
  at,
}: {
  readonly from: MemberId;
  readonly into: MemberId;
  readonly at: Instant;
}): MergeOutCommand => ({
  kind: 'merge-out',
  cause: cause(`merge-out:${from}>${into}`),
  digest: `merge-out:${from}>${into}`,
  at,
  into,
});

export const leave = ({
  member,
  at,
}: {
  readonly member: MemberId;
  readonly at: Instant;
}): LeaveCommand => ({
  kind: 'leave',
  cause: cause(`leave:${member}`),
  digest: `leave:${member}`,
  at,
});
