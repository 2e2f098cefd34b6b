import { eachToTheEnd } from '../platform/each';
import { finishAnswer } from './answer-ticket';
import { lookIntoClaim } from './claim-missing-points';
import type { ServiceDeps } from './ports';

/** Goes on with what a crash left half done: claims nobody looked into, answers nobody carried out. */
export async function finishTickets(deps: ServiceDeps, limit: number): Promise<number> {
  const unfinished = await deps.tickets.unfinished(deps.clock.now(), limit);
  await eachToTheEnd(unfinished, async (kept) => {
    const { ticket } = kept;
    // Asked at the moment its member left: what they wrote goes as well.
    if ((await deps.accounts.whoIs(ticket.member)) === null) {
      await deps.tickets.forget(ticket.member);
    } else if (ticket.state === 'deciding') await finishAnswer(deps, kept);
    else await lookIntoClaim(deps, kept);
  });
  return unfinished.length;
}
