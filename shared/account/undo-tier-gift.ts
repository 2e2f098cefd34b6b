import { type Instant, later } from '../kernel/time';
import type { Pending } from '../points/lots';
import { withoutGift } from '../points/purse';
import type { Program } from '../program/contracts';
import type { Rulebook } from '../program/preview';
import { rankOf, reachedRank } from '../tiers/targets';
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
  const gifts = giftsIn(account).filter(({ gift }) => rankOf(rules, gift) > rank);
  return withdraw(account, gifts, at);
}

/**
 * A return may take what a tier was won with after that tier has ended by itself: its gift goes as well, as
 * long as it waits, unless the member would have reached the tier without.
 */
export function withdrawUnearnedGifts(
  account: Account,
  { at, rules, rulebook }: { at: Instant; rules: Program; rulebook: Rulebook },
): Account {
  const { growth, tier } = account;
  const rank = rankOf(rules, tier.level);
  const isEarned = ({ gift, won }: Gift): boolean => {
    // While the tier stands, its own undoing decides.
    if (won === undefined || rankOf(rules, gift) <= rank) return true;
    const then = rulebook.at(won) ?? rules;
    const windows = [
      { by: then, end: won },
      { by: then, end: later(won, -1) },
      { by: rules, end: at },
    ];
    return windows.some(({ by, end }) => reachedRank(growth, by, end) >= rankOf(by, gift));
  };
  return withdraw(
    account,
    giftsIn(account).filter((gift) => !isEarned(gift)),
    at,
  );
}

type Gift = Pending & { readonly gift: string };

const giftsIn = ({ points: { pending } }: Account): readonly Gift[] =>
  pending.filter((parcel): parcel is Gift => parcel.gift !== undefined);

function withdraw(account: Account, gifts: readonly Gift[], at: Instant): Account {
  return [...new Set(gifts.map(({ gift }) => gift))].reduce((after, level) => {
    const { purse, movement } = withoutGift(after.points, level);
    return appendByTime(after, purse, {
      at,
      movement,
      explain: { kind: 'tier-gift-undone', level },
    });
  }, account);
}
