import { startOfDayAfter } from '@huigan/shared/kernel/time';
import { eachToTheEnd } from '../platform/each';
import type { PostDeps } from './post';
import { settleHeld } from './settle-held';

/**
 * The first night after new rules took effect, every tier is looked at by them: a threshold that was
 * lowered lifts. How many it looked at.
 */
export async function reviewByNewRules(deps: PostDeps, limit: number): Promise<number> {
  const now = deps.clock.now();
  const rulebook = await deps.rules.rulebook();
  const rules = rulebook.at(now);
  if (!rules || startOfDayAfter(rules.effectiveFrom, 1, rules.offset) > now) return 0;
  const unjudged = await deps.accounts.unjudged(rules.version, limit);
  await eachToTheEnd(unjudged, (held) => settleHeld(deps, held, rulebook));
  return unjudged.length;
}
