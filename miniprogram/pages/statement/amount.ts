import type { StatementEntry } from '@huigan/shared/account/contracts';

/**
 * The number a row is about. Vesting only moves points from pending to available, so there it is
 * what became available; elsewhere it is all that came or went, pending or not.
 */
export const amountOf = ({ kind, points, pendingPoints }: StatementEntry): number =>
  kind === 'vest' ? points : points + pendingPoints;

/** Tiers and benefits are in the statement for what happened, not for a number. */
export const hasAmount = ({ kind }: StatementEntry): boolean =>
  kind !== 'tier' && kind !== 'benefit';
