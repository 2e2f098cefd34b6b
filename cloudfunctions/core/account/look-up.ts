import { pending, spendable } from '@huigan/shared/account/account';
import type { lookupContract } from '@huigan/shared/account/contracts';
import { settleToRead } from '@huigan/shared/account/settle';
import type { Output } from '@huigan/shared/kernel/contracts';
import type { MemberId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import { levelAt, rankOf } from '@huigan/shared/tiers/targets';
import type { ReadDeps } from './ports';
import { readAccount } from './read-account';

type Seen = Output<typeof lookupContract.lookup>;

/** What the cashier sees of a member: the tier and the points, no name and no number but ours. */
export async function lookUp(
  { clock, accounts, rules }: ReadDeps,
  link: { readonly member: MemberId; readonly memberNo: string } | null,
): Promise<Result<Seen, 'members/unknown'>> {
  const now = clock.now();
  const rulebook = await rules.rulebook();
  const program = rulebook.at(now);
  const held = link && (await readAccount(accounts, link.member));
  if (!link || !held || !program) return err('members/unknown');
  const account = settleToRead(held.account, now, rulebook);
  const level = levelAt(program.tiers.levels, rankOf(program, account.tier.level));
  return ok({
    memberNo: link.memberNo,
    tier: { id: level.id, words: level.words },
    spendable: spendable(account),
    pending: pending(account),
    debt: account.points.debt,
  });
}
