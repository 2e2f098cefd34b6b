import type { Instant, Month } from '@huigan/shared/kernel/time';
import { fen } from '@huigan/shared/kernel/units';
import type { Program, ProgramFile } from '@huigan/shared/program/contracts';
import { programOf } from '@huigan/shared/program/preview';
import type { MonthlyGrowth } from '@huigan/shared/tiers/growth';
import type { Seen, Tier } from '@huigan/shared/tiers/tier';
import { aProgram, at } from './build';

/** Net money by calendar month: `spent(['2026-03', 100_000])`. */
export const spent = (...months: [string, number][]): readonly MonthlyGrowth[] =>
  months.map(([month, amount]) => ({ month: month as Month, fen: fen(amount) }));

/** A tier that stands by what reached it; the lowest stands by nothing. */
export const aTier = (level: string, since: Instant, over: Partial<Tier> = {}): Tier => ({
  level,
  since,
  until: null,
  grace: null,
  review: null,
  by: level === 'member' ? null : 'reach',
  version: 1,
  judged: 1,
  previous: null,
  next: null,
  ...over,
});

const aMemberSince = at('2025-06-15', '12:00:00');

/** The rules of the builder's program with other tiers, seen at an instant. */
export const tierRules = (tiers: Partial<ProgramFile['tiers']> = {}): Program =>
  programOf(aProgram({ tiers: { ...aProgram().tiers, ...tiers } }));

export const seenAt = (rules: Program, when: Instant, older: Program = rules): Seen => ({
  rules,
  at: when,
  joined: aMemberSince,
  rulesOf: (version) => (version === rules.version ? rules : older),
});

/** What stood before an upgrade, as it is remembered. */
export const standingOf = ({ level, since, until, by, version }: Tier): Tier['previous'] => ({
  level,
  since,
  until,
  by,
  version,
});
