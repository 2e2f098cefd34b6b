import { type Instant, startOfPeriodAfter } from '../kernel/time';
import type { Program } from '../program/contracts';
import type { Benefit, Level, TierPage, TierView } from '../tiers/contracts';
import { targetsInWords } from '../tiers/in-words';
import { progressOf } from '../tiers/progress';
import { rankOf } from '../tiers/targets';
import type { Account } from './account';
import { benefitsOf, usesLeft } from './apply-benefit';

type Seen = { readonly program: Program; readonly now: Instant };

/** A member's tier and all the brand's tiers around it, of an account that is settled up to `now`. */
export function tierPage(account: Account, seen: Seen): TierPage {
  const { program, now } = seen;
  const rank = rankOf(program, account.tier.level);
  const { levels } = program.tiers;
  return {
    now,
    tier: tierView(account, seen),
    coming: comingTier(account, program),
    ladder: levels.map((level, at) => ({
      id: level.id,
      words: level.words,
      look: level.look,
      place: at < rank ? 'below' : at === rank ? 'here' : 'above',
      reach: level.reach === undefined ? null : targetsInWords(level.reach),
      gift: level.gift?.points ?? null,
    })),
    benefits: [
      ...benefitsOf(account.tier, program).map((benefit) => ownBenefit(account, benefit, seen)),
      ...lockedBenefits(levels, rank),
    ],
  };
}

/** The tier and the way to the next, and to keeping it. */
export function tierView({ tier, growth }: Account, { program, now }: Seen): TierView {
  const { level, next, keep } = progressOf(tier, growth, { rules: program, now });
  return {
    id: level.id,
    words: level.words,
    look: level.look,
    until: tier.grace ?? tier.until,
    inGrace: tier.grace !== null,
    next: next && {
      words: next.level.words,
      toGoFen: next.toGoFen,
      growthFen: next.growthFen,
      fromFen: next.fromFen,
      by: next.by,
    },
    keep: keep && { toGoFen: keep.toGoFen, fromFen: keep.fromFen, by: keep.by },
  };
}

function comingTier({ tier: { next } }: Account, { tiers }: Program): TierPage['coming'] {
  const level = next && tiers.levels.find(({ id }) => id === next.level);
  return next && level ? { words: level.words, at: next.at } : null;
}

function ownBenefit(account: Account, benefit: Benefit, { program, now }: Seen) {
  const { id, words, kind, quota } = benefit;
  const left = usesLeft(account, benefit, { rules: program, now });
  return {
    state: 'yours',
    id,
    words,
    kind,
    quota:
      quota === undefined || left === null
        ? null
        : {
            ...quota,
            // A quota that was lowered meanwhile may have been used beyond it.
            left: Math.max(0, left),
            renews:
              quota.per === 'term'
                ? account.tier.until
                : startOfPeriodAfter(now, quota.per, 1, program.offset),
          },
  } as const;
}

/** What tiers above add, each under the lowest that has it. */
function lockedBenefits(levels: readonly Level[], rank: number): TierPage['benefits'] {
  const known = new Set(levels[rank]?.benefits?.map(({ id }) => id));
  return levels.slice(rank + 1).flatMap(({ words: from, benefits = [] }) =>
    benefits
      .filter(({ id }) => !known.has(id) && known.add(id))
      .map(({ id, words, kind, quota = null }) => ({
        state: 'locked' as const,
        id,
        words,
        kind,
        quota,
        from,
      })),
  );
}

/** Uses that are left this month, of all counted benefits together; null where none is counted. */
export function usesLeftThisMonth(account: Account, { program, now }: Seen): number | null {
  const counted = benefitsOf(account.tier, program).map((benefit) =>
    usesLeft(account, benefit, { rules: program, now }),
  );
  const left = counted.filter((each) => each !== null);
  return left.length === 0 ? null : left.reduce((sum, each) => sum + Math.max(0, each), 0);
}
