import { eachToTheEnd } from '../platform/each';
import { finishMerge } from './finish-merge';
import type { TellFact } from './ports';
import { type PostDeps, post } from './post';

/**
 * Tells other rooms what happened in accounts, oldest first, and strikes the facts off afterwards: at
 * least once, and listeners are idempotent. A write that slips in between leaves them for next time.
 * A merger that a crash left half done is finished here as well.
 */
export async function tellAccountFacts(
  { tell, ...deps }: PostDeps & { readonly tell: TellFact },
  limit: number,
): Promise<number> {
  const { accounts, clock } = deps;
  const untold = await accounts.untold(clock.now(), limit);
  await eachToTheEnd(untold, async (held) => {
    await finishMerge(deps, held, (into, command) => post(deps, into, command));
    if (held.account.facts.length === 0) return;
    for (const fact of held.account.facts) await tell(fact);
    await accounts.save(held, { ...held.account, facts: [] });
  });
  return untold.length;
}
