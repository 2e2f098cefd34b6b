import type { Instant } from '@huigan/shared/kernel/time';
import { eachToTheEnd } from '../platform/each';
import type { Members, Tell } from './ports';

/** Tells again what a crash left untold: whoever joined and whose orders may still wait. */
export async function tellMemberFacts(
  {
    clock,
    members,
    tell,
  }: { clock: { readonly now: () => Instant }; members: Members; tell: Tell },
  limit: number,
): Promise<number> {
  const facts = await members.untold(clock.now(), limit);
  await eachToTheEnd(facts, async (fact) => {
    if (await tell(fact)) await members.acknowledge(fact.member);
  });
  return facts.length;
}
