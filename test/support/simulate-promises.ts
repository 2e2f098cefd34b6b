import type { ProgramFile } from '@huigan/shared/program/contracts';
import { aLevel, aMultiplier, aProgram, aRule, earning } from './build';
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
    programs: [file],
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

const limits = (...caps: [per: string, points: number, over?: string][]) =>
  caps.map(([per, points, over]) => ({ per, points, ...(over && { over }) }));
const benefits = [{ id: 'line', words: { zh: '线', en: 'Line' }, kind: 'own_line' as const }];

/** Rules on rules: caps, multipliers, gifts for tiers, dates of their own. */
const tangled = aProgram({
  redemption,
  earning: {
    rounding: 'ceil',
    rules: [
      aRule({ id: 'base', caps: limits(['day', 900], ['month', 2000]) }),
      aRule({ id: 'a', lines: { field: 'sku', in: ['a', 'b'] }, vestingDays: 3 }),
      aRule({ id: 'piece', award: { kind: 'perItem', points: 7 }, caps: limits(['order', 20]) }),
      aRule({ id: 'hi', award: { kind: 'fixed', points: 40 }, expiry: { kind: 'never' } }),
      aRule({ id: 'big', stacks: false, priority: 2, when: { field: 'paidFen', atLeast: 60_000 } }),
    ],
    multipliers: [
      aMultiplier({ id: 'silver', percent: 133, when: { field: 'tier', in: ['silver'] } }),
    ],
    caps: limits(['week', 1500], ['total', 9000, 'reject']) as never,
  },
  expiry: { kind: 'rolling', months: 1, roundUpTo: 'month' },
  tiers: {
    ends: { kind: 'end_of_next_period' },
    period: 'month',
    falls: 'one',
    graceDays: 5,
    undo: 'at_once',
    levels: [
      aLevel('member', 0),
      aLevel('silver', 60_000, { gift: { points: 50 as never }, benefits, months: 2 }),
      aLevel('gold', 150_000, { gift: { points: 90 as never }, benefits, months: 2 }),
    ],
  },
  returns: { withinDays: 40, takesBack: 'by_refund_step', shortfall: 'refuse' },
});

/** The brand thinks again, and again: what was earned before comes back by the rules of its day. */
const changing = [
  aProgram({ redemption, returns: { withinDays: 365 } }),
  aProgram({
    version: 2,
    effectiveFrom: '2026-03-15T00:00:00+08:00',
    redemption,
    expiry: { kind: 'activity', months: 1 },
    tiers: { ...aProgram().tiers, starts: 'next_period', period: 'month' },
    returns: { withinDays: 60, shortfall: 'deduct_cash' },
  }),
  { ...tangled, version: 3, effectiveFrom: '2026-04-20T00:00:00+08:00' },
];

/** No book is kept for these: only the rules of the ledger have to hold. */
export const wild: readonly Promised[] = [
  { name: 'rules on rules', programs: [tangled], terms: null },
  { name: 'a program that changes twice', programs: changing, terms: null },
];
