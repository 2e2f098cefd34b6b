import type { Instant } from '@huigan/shared/kernel/time';
import { eachToTheEnd } from '../platform/each';
import type { Accounts, TellTier } from './ports';

/**
 * Tells other rooms what happened in accounts, oldest first, and strikes the facts off afterwards: at
 * least once, and listeners are idempotent. A write that slips in between leaves them for next time.
 */
export async function tellAccountFacts(
  {
    clock,
    accounts,
    tell,
  }: { clock: { readonly now: () => Instant }; accounts: Accounts; tell: TellTier },
  limit: number,
): Promise<number> {
  const untold = await accounts.untold(clock.now(), limit);
  await eachToTheEnd(untold, async (held) => {
    for (const fact of held.account.facts) await tell(fact);
    await accounts.save(held, { ...held.account, facts: [] });
  });
  return untold.length;
}
