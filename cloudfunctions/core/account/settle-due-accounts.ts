import { eachToTheEnd } from '../platform/each';
import type { PostDeps } from './post';
import { settleHeld } from './settle-held';

/**
 * Settles accounts whose date has come, soonest first. How many it looked at: the timer asks again
 * until nobody is due.
 */
export async function settleDueAccounts(deps: PostDeps, limit: number): Promise<number> {
  const rulebook = await deps.rules.rulebook();
  const due = await deps.accounts.due(deps.clock.now(), limit);
  await eachToTheEnd(due, (held) => settleHeld(deps, held, rulebook));
  return due.length;
}
