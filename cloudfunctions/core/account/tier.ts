import { tierPage } from '@huigan/shared/account/tier-page';
import type { MemberId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { TierPage } from '@huigan/shared/tiers/contracts';
import type { ReadDeps } from './ports';
import { readSettled } from './read-settled';

/** A member's tier among the brand's, and what each gives: one read of the account. */
export async function tier(
  deps: ReadDeps,
  member: MemberId | null,
): Promise<Result<TierPage, 'members/not_joined'>> {
  const { account, program, now } = await readSettled(deps, member);
  return account === null ? err('members/not_joined') : ok(tierPage(account, { program, now }));
}
