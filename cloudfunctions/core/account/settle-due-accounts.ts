import { bounds } from '@huigan/shared/account/account';
import { apply } from '@huigan/shared/account/apply';
import { eachToTheEnd } from '../platform/each';
import { isFull, moveTail } from './move-tail';
import type { Held } from './ports';
import type { PostDeps } from './post';

/**
 * Settles accounts whose date has come, soonest first. How many it looked at: the timer asks again
 * until nobody is due. Losing to a newer write is fine, that write settled the account itself.
 */
export async function settleDueAccounts(deps: PostDeps, limit: number): Promise<number> {
  const now = deps.clock.now();
  const rulebook = await deps.rules.rulebook();
  const settleOne = async (held: Held): Promise<void> => {
    const account = isFull(held.account) ? await moveTail(deps.journal, held) : held.account;
    const settled = apply(account, { kind: 'settle' }, { now, rulebook, limits: bounds });
    if (settled.ok) await deps.accounts.save(held, settled.value.account);
  };
  const due = await deps.accounts.due(now, limit);
  await eachToTheEnd(due, settleOne);
  return due.length;
}
