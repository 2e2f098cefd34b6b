import type { MemberId } from '../kernel/ids';
import { DAY_MS, type Instant } from '../kernel/time';

/** Numbers are given to somebody else after a while: who held one for a year and did nothing may be gone. */
const UNUSED_DAYS = 365;

/** A member that something about whoever joins leads to. */
export type Standing = {
  readonly member: MemberId;
  /** Somebody else in WeChat is this member. */
  readonly isOthers: boolean;
  readonly lastUsed: Instant;
};

/** What becomes of who joins: a new member, the one their number or WeChat leads to, or those two as one. */
export type Joining = 'new' | 'phone' | 'wechat' | 'both' | 'afresh' | 'proof_needed';

/** A number lies fallow for ninety days before somebody else gets it: older receipts are its member's. */
export const RECEIPT_AGE_DAYS = 90;

/** Whether a number alone says too little about who somebody is. Source: the brief on recycled numbers. */
export const isDoubtful = ({ isOthers, lastUsed }: Standing, now: Instant): boolean =>
  isOthers || now - lastUsed > UNUSED_DAYS * DAY_MS;

/**
 * Who joins, by what WeChat vouches for: their number, and who they are there. Balances are never shown to
 * whoever merely holds a number that was somebody else's: that takes a second proof, or a fresh start.
 */
export function decideJoining(
  { phone, wechat }: { readonly phone: Standing | null; readonly wechat: Standing | null },
  how: { readonly now: Instant; readonly isProven: boolean; readonly wantsAfresh: boolean },
): Joining {
  const own = wechat !== null && !wechat.isOthers ? wechat : null;
  if (phone === null) return own ? 'wechat' : 'new';
  if (isDoubtful(phone, how.now) && !how.isProven) {
    return how.wantsAfresh ? 'afresh' : 'proof_needed';
  }
  return own && own.member !== phone.member ? 'both' : 'phone';
}
