import type { Cause, MemberId, OrderId } from '../kernel/ids';
import type { Instant } from '../kernel/time';
import type { Fen, Points } from '../kernel/units';
import type { Award, CapHit, Missed, Times } from '../points/earn';
import type { TierChange } from '../tiers/tier';
import type { Returnable } from './returnable';

/** Why the numbers are what they are, as data; words are made of it when somebody asks. */
export type Explanation =
  | {
      readonly kind: 'earn';
      readonly program: number;
      readonly channel: string;
      readonly shop: string;
      readonly paidFen: Fen;
      readonly basisFen: Fen;
      readonly awards: readonly Award[];
      readonly times: readonly Times[];
      readonly caps: readonly CapHit[];
      readonly missed: readonly Missed[];
      /** The earliest date of what waits; null when all of it is there. */
      readonly vests: Instant | null;
      readonly expires: Instant | null;
      /** Points that paid a part of the order, and what the member did not have of them. */
      readonly used?: { readonly points: Points; readonly short: Points };
    }
  | {
      readonly kind: 'claw';
      readonly program: number;
      readonly earned: Points;
      readonly kept: Points;
      readonly before: Points;
      readonly refundedFen: Fen;
      /** What of the shortfall was taken from the money instead, and what was let go. */
      readonly cash: { readonly points: Points; readonly fen: Fen } | null;
      readonly writtenOff: Points;
      /** Points that paid for what came back, and the part of them whose date has passed. */
      readonly restored?: { readonly points: Points; readonly lapsed: Points };
    }
  | { readonly kind: 'vest'; readonly expires: Instant }
  | { readonly kind: 'expire'; readonly expired: Instant }
  | ({ readonly kind: 'tier'; readonly program: number } & TierChange)
  /** The points of an upgrade, and their end when a return undid it. */
  | { readonly kind: 'tier-gift'; readonly level: string; readonly vests: Instant }
  | { readonly kind: 'tier-gift-undone'; readonly level: string }
  | { readonly kind: 'spend'; readonly wanted: Points; readonly short: Points }
  | { readonly kind: 'hold'; readonly until: Instant }
  | { readonly kind: 'capture'; readonly paid: Points; readonly lapsed: Points }
  | {
      readonly kind: 'release';
      readonly why: 'cancelled' | 'timeout';
      readonly lapsed: Points;
    }
  | { readonly kind: 'restore'; readonly back: Points; readonly lapsed: Points }
  | {
      readonly kind: 'adjust';
      readonly reason: string;
      readonly by: string;
      readonly approvedBy: string | null;
    }
  | { readonly kind: 'gift-out'; readonly to: MemberId }
  | { readonly kind: 'gift-in'; readonly from: MemberId; readonly lapsed: Points }
  | { readonly kind: 'merge-out'; readonly into: MemberId }
  | { readonly kind: 'merge-in'; readonly from: MemberId; readonly lapsed: Points }
  | { readonly kind: 'benefit'; readonly benefit: string; readonly left: number | null }
  /** What was owed is let go. */
  | { readonly kind: 'leave'; readonly writtenOff: Points };

/** One line of the statement. Append only: a correction is another entry. */
export type Entry = {
  readonly seq: number;
  readonly cause: Cause;
  /** When it happened; `postedAt` is when it reached the account. */
  readonly at: Instant;
  readonly postedAt: Instant;
  readonly order?: OrderId;
  readonly points: Points;
  readonly pending: Points;
  readonly held?: Points;
  readonly debt: Points;
  /** Balance after this entry. */
  readonly spendable: Points;
  /** Digest of the command, so that the same cause with other content can be told. */
  readonly digest: string;
  readonly joined?: Instant;
  readonly explain: Explanation;
  /** What left the account's list with this entry; a late return finds it here. */
  readonly evicted?: readonly Returnable[];
};

export type Flow =
  | 'issued'
  | 'spent'
  | 'expired'
  | 'clawed'
  | 'writtenOff'
  | 'adjusted'
  | 'gifted'
  | 'merged';

/**
 * What an entry adds to the totals of the ledger. Over all entries of an account
 * issued + adjusted + gifted + merged = spendable + pending + held + spent + expired + clawed − debt;
 * `gifted` and `merged` are net of what left, `spent` of what came back; write-offs stand apart.
 */
export function flowsOf(entry: Entry): Readonly<Partial<Record<Flow, number>>> {
  const { explain } = entry;
  const change = entry.points + entry.pending + (entry.held ?? 0) - entry.debt;
  switch (explain.kind) {
    case 'earn':
    case 'tier-gift':
      return { issued: change };
    case 'claw':
      return { clawed: 0 - change, writtenOff: explain.writtenOff };
    case 'tier-gift-undone':
      return { clawed: 0 - change };
    case 'expire':
      return { expired: 0 - change };
    case 'leave':
      return { expired: 0 - change, writtenOff: explain.writtenOff };
    case 'spend':
      return { spent: 0 - change };
    case 'capture':
      return { spent: 0 - change - explain.lapsed, expired: explain.lapsed };
    case 'release':
      return { expired: explain.lapsed };
    case 'restore':
      return { spent: 0 - explain.back, expired: explain.lapsed };
    case 'adjust':
      return { adjusted: change };
    case 'gift-out':
      return { gifted: change };
    case 'gift-in':
      return { gifted: change + explain.lapsed, expired: explain.lapsed };
    case 'merge-out':
      return { merged: change };
    case 'merge-in':
      return { merged: change + explain.lapsed, expired: explain.lapsed };
    default:
      // Vesting and holding move points within the account; tiers and benefits move none.
      return {};
  }
}
