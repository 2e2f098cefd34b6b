import type { Instant } from '../kernel/time';
import { withoutGift } from '../points/purse';
import type { Program } from '../program/contracts';
import { rankOf } from '../tiers/targets';
import type { Ranked } from '../tiers/tier';
import type { Account } from './account';
import { appendByTime } from './append';

/** A return that undid a tier takes back what thanked for it, while it still waits. */
export function undoTierGift(
  account: Account,
  { change, tier }: Ranked,
  { at, rules }: { at: Instant; rules: Program },
): Account {
  if (change?.why !== 'returned') return account;
  const rank = rankOf(rules, tier.level);
  const gifts = account.points.pending.flatMap(({ gift }) =>
    gift !== undefined && rankOf(rules, gift) > rank ? [gift] : [],
  );
  return [...new Set(gifts)].reduce((after, level) => {
    const { purse, movement } = withoutGift(after.points, level);
    return appendByTime(after, purse, {
      at,
      movement,
      explain: { kind: 'tier-gift-undone', level },
    });
  }, account);
}
