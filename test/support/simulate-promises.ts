import type { ProgramFile } from '@huigan/shared/program/contracts';
import { aProgram, aRule, earning } from './build';
import type { Terms } from './simulate-book';
import type { Promised } from './simulate-town';

const redemption = { points: 1, fen: 1 } as NonNullable<ProgramFile['redemption']>;

function promised(
  name: string,
  terms: Partial<Terms>,
  over: Partial<ProgramFile> & { returns?: { shortfall: Terms['shortfall'] } },
): Promised {
  const file = aProgram({
    ...earning([aRule({ id: 'base' })]),
    redemption,
    ...over,
    returns: { withinDays: 365, ...over.returns },
  });
  const waits = (channel: string) => (channel === 'mall' ? 7 : 0);
  return {
    name,
    file,
    terms: { months: 12, shared: false, shortfall: 'debt', waits, rate: 1, ...terms },
  };
}

/** A point a yuan, a point a fen; each program lets points go, and comes to its own, in another way. */
export const promises: readonly Promised[] = [
  promised('a year, and what is short is owed', {}, {}),
  promised(
    'a month, and what is short is let go',
    { months: 1, shortfall: 'write_off' },
    { expiry: { kind: 'rolling', months: 1 }, returns: { shortfall: 'write_off' } as never },
  ),
  promised(
    'one date for all, and what is short is taken in cash',
    { months: 2, shared: true, shortfall: 'deduct_cash' },
    { expiry: { kind: 'activity', months: 2 }, returns: { shortfall: 'deduct_cash' } as never },
  ),
  promised(
    'for ever, and only what waits is taken back',
    { months: null, shortfall: 'only_pending' },
    { expiry: { kind: 'never' }, returns: { shortfall: 'only_pending' } as never },
  ),
];
