import type { Account } from '@huigan/shared/account/account';
import { settleToRead } from '@huigan/shared/account/settle';
import type { MemberId } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import type { Program } from '@huigan/shared/program/contracts';
import type { Rulebook } from '@huigan/shared/program/preview';
import type { ReadDeps } from './ports';
import { readAccount } from './read-account';

type Seen = {
  /** Null for who is not a member. */
  readonly account: Account | null;
  readonly now: Instant;
  readonly rulebook: Rulebook;
  readonly program: Program;
};

/**
 * An account as it is now, and the rules in force. What time has changed is settled for the eye only;
 * the nightly job or the next command writes it down.
 */
export async function readSettled(
  { clock, accounts, rules }: ReadDeps,
  member: MemberId | null,
): Promise<Seen> {
  const now = clock.now();
  const [rulebook, held] = await Promise.all([
    rules.rulebook(),
    member && readAccount(accounts, member),
  ]);
  const program = rulebook.at(now);
  if (!program) throw new Error('no program is in force: publish one first');
  return { account: held && settleToRead(held.account, now, rulebook), now, rulebook, program };
}
