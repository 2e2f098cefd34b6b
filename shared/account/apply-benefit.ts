import { err, ok, type Result } from '../kernel/result';
import type { Instant } from '../kernel/time';
import { count, forgetOld, periodOf, usedIn } from '../points/caps';
import { stillness } from '../points/purse';
import type { Program } from '../program/contracts';
import type { Benefit } from '../tiers/contracts';
import { levelAt, rankOf } from '../tiers/targets';
import type { Tier } from '../tiers/tier';
import type { Account } from './account';
import { append, remember } from './append';
import type { ApplyRefusal, BenefitCommand, Context } from './commands';

/** Uses a benefit of the member's tier once; no more often than its quota allows. */
export function applyBenefit(
  account: Account,
  { cause, digest, at, benefit: id }: BenefitCommand,
  { now, rulebook, limits }: Context,
): Result<Account, ApplyRefusal> {
  const rules = rulebook.at(now);
  if (rules === null) return err('account/before_program');
  const benefit = benefitsOf(account.tier, rules).find((each) => each.id === id);
  if (!benefit) return err('benefits/not_yours');
  const left = usesLeft(account, benefit, { rules, now });
  if (left !== null && left <= 0) return err('benefits/used_up');
  const used = append(account, account.points, {
    cause,
    digest,
    at,
    postedAt: now,
    movement: stillness,
    explain: { kind: 'benefit', benefit: id, left: left === null ? null : left - 1 },
  });
  const counters = countUse(account, benefit, { rules, now });
  return ok(remember({ ...used, counters }, { cause, at }, limits));
}

export const benefitsOf = (tier: Tier, rules: Program): readonly Benefit[] =>
  levelAt(rules.tiers.levels, rankOf(rules, tier.level)).benefits ?? [];

type Seen = { readonly rules: Program; readonly now: Instant };

/** How often it can still be used in its period; null: as often as one likes. */
export function usesLeft(account: Account, benefit: Benefit, seen: Seen): number | null {
  const { quota } = benefit;
  if (quota === undefined) return null;
  const { id, from } = counterOf(account, benefit.id, quota.per, seen);
  return quota.times - usedIn(account.counters, id, from);
}

function countUse(account: Account, { id, quota }: Benefit, seen: Seen): Account['counters'] {
  if (quota === undefined) return account.counters;
  return count(forgetOld(account.counters, seen.now), {
    ...counterOf(account, id, quota.per, seen),
    change: 1,
  });
}

/** A term begins with the tier, other periods with the calendar. */
const counterOf = (
  { tier }: Account,
  benefit: string,
  per: NonNullable<Benefit['quota']>['per'],
  { rules, now }: Seen,
): { id: string; from: Instant } => ({
  id: `benefit:${benefit}/${per}`,
  from: per === 'term' ? tier.since : periodOf(per, now, rules.offset),
});
