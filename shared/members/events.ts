import type { MemberId } from '../kernel/ids';
import type { Instant } from '../kernel/time';

/** Somebody became a member. `identities` are unreadable ids under which orders may have waited. */
export type MemberJoined = {
  readonly type: 'members/joined.v1';
  readonly member: MemberId;
  readonly memberNo: string;
  readonly identities: readonly string[];
  readonly at: Instant;
};
