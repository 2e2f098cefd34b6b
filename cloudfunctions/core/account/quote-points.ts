import { spendable } from '@huigan/shared/account/account';
import type { redemptionContract } from '@huigan/shared/account/contracts';
import { settleToRead } from '@huigan/shared/account/settle';
import type { Output } from '@huigan/shared/kernel/contracts';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { Fen, Points } from '@huigan/shared/kernel/units';
import { decideUse } from '@huigan/shared/points/preview';
import type { Link, ReadDeps } from './ports';
import { readAccount } from './read-account';

type Quote = Output<typeof redemptionContract.quote>;

/** How many points may pay a part of an order, and what they are worth, by the terms of the tier. */
export async function quotePoints(
  { clock, accounts, rules }: ReadDeps,
  { member, memberNo }: Link,
  { payableFen, points }: { payableFen: Fen; points?: Points | undefined },
): Promise<Result<Quote, 'members/unknown' | 'points/not_accepted'>> {
  const now = clock.now();
  const rulebook = await rules.rulebook();
  const redemption = rulebook.at(now)?.redemption;
  if (!redemption) return err('points/not_accepted');
  const held = await readAccount(accounts, member);
  if (!held) return err('members/unknown');
  const account = settleToRead(held.account, now, rulebook);
  const balance = spendable(account);
  const wanted = { asked: points ?? balance, spendable: balance, payableFen };
  const use = decideUse(wanted, redemption, account.tier.level);
  return ok({ memberNo, spendable: balance, ...use });
}
