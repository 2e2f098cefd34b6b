import type { Account } from '@huigan/shared/account/account';
import type { Difference } from './check-account';
import type { Accounts } from './ports';

/**
 * Who became one with another must have nothing of their own any more, and the other must know of it: else
 * points are there twice, or nowhere. The other one is read after, so a merger under way is no difference.
 */
export async function mergersDiffer(
  accounts: Pick<Accounts, 'read'>,
  { id, absorbed, merged }: Account,
): Promise<Difference | null> {
  for (const member of absorbed) {
    if ((await accounts.read(member))?.account.merged) continue;
    const detail = `became one with ${id} and still has an account of its own`;
    return { where: 'account', member, detail };
  }
  if (merged === null || merged.estate !== null) return null;
  const other = await accounts.read(merged.into);
  if (other?.account.absorbed.includes(id)) return null;
  const detail = `handed everything over to ${merged.into}, where it has not arrived`;
  return { where: 'account', member: id, detail };
}
