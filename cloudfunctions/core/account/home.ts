import type { Home } from '@huigan/shared/account/contracts';
import { memberHome, visitorHome } from '@huigan/shared/account/home';
import { settleToRead } from '@huigan/shared/account/settle';
import type { MemberId } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import type { Accounts, Rules } from './ports';
import { readAccount } from './read-account';

export type ReadDeps = {
  readonly clock: { readonly now: () => Instant };
  readonly accounts: Accounts;
  readonly rules: Rules;
};

/**
 * The first page. What time has changed is settled for the eye only; the nightly job or the next
 * command writes it down.
 */
export async function home(
  { clock, accounts, rules }: ReadDeps,
  link: { readonly member: MemberId; readonly memberNo: string } | null,
): Promise<Home> {
  const now = clock.now();
  const rulebook = await rules.rulebook();
  const program = rulebook.at(now);
  if (!program) throw new Error('no program is in force: publish one first');
  const held = link && (await readAccount(accounts, link.member));
  if (!link || !held) return visitorHome(program, now);
  const account = settleToRead(held.account, now, rulebook);
  return memberHome(account, { memberNo: link.memberNo, program, now });
}
