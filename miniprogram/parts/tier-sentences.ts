import type { Instant } from '@huigan/shared/kernel/time';
import { type Words, yuan } from '@huigan/shared/kernel/words';
import type { TierView } from '@huigan/shared/tiers/contracts';
import { lastDay } from '../copy/dates';
import { words } from '../copy/words';

/** 升级: how far to the next tier, and by when; at the top, that there is none. */
export function upgradeWords({ words: tier, next }: TierView, now: Instant): Words {
  if (next === null) return words.tier.top(tier);
  // It begins later; what is to go is nothing.
  if (next.toGoFen === 0) return words.tier.reached(next.words);
  return words.tier.upgrade({
    toGo: yuan(next.toGoFen),
    tier: next.words,
    day: lastDay(next.by, now),
  });
}

/** 保级: what it takes to keep the tier; null where it cannot be lost. */
export function keepWords({ words: tier, keep, inGrace }: TierView, now: Instant): Words | null {
  if (keep === null) return null;
  if (keep.toGoFen === 0) return words.tier.kept(tier);
  const way = { toGo: yuan(keep.toGoFen), tier, day: lastDay(keep.by, now) };
  return inGrace ? words.tier.keepInGrace(way) : words.tier.keep(way);
}

/** The one sentence there is room for on a card: what is about to be lost goes before what is to be won. */
export function nearestWords(tier: TierView, now: Instant): Words {
  const keeping = keepWords(tier, now);
  return keeping !== null && (tier.inGrace || tier.next === null)
    ? keeping
    : upgradeWords(tier, now);
}
