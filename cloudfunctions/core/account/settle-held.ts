import { bounds } from '@huigan/shared/account/account';
import { apply } from '@huigan/shared/account/apply';
import type { Rulebook } from '@huigan/shared/program/preview';
import { isFull, moveTail } from './move-tail';
import type { Held } from './ports';
import type { PostDeps } from './post';

/**
 * Writes down what time has done to an account. Losing to a newer write is fine, that write settled the
 * account itself.
 */
export async function settleHeld(
  { accounts, journal, clock }: PostDeps,
  held: Held,
  rulebook: Rulebook,
): Promise<void> {
  const account = isFull(held.account) ? await moveTail(journal, held) : held.account;
  const context = { now: clock.now(), rulebook, limits: bounds };
  const settled = apply(account, { kind: 'settle' }, context);
  if (settled.ok) await accounts.save(held, settled.value.account);
}
