import type { MemberId } from '../kernel/ids';
import type { Instant } from '../kernel/time';

/** A member moved to another tier. `seq` orders the moves of one member. */
export type TierChanged = {
  readonly type: 'tiers/changed.v1';
  readonly member: MemberId;
  readonly seq: number;
  readonly from: string;
  readonly to: string;
  readonly at: Instant;
};
