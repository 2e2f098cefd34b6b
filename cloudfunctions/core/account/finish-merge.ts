import { afterMove } from '@huigan/shared/account/apply-merge';
import type { MergeInCommand } from '@huigan/shared/account/commands';
import { cause, type MemberId } from '@huigan/shared/kernel/ids';
import type { Result } from '@huigan/shared/kernel/result';
import type { Accounts, Held } from './ports';

type PostMergeIn = (into: MemberId, command: MergeInCommand) => Promise<Result<unknown, string>>;

/**
 * Hands over what a merged account left, if that is not done yet. The cause is the pair, so a crash at
 * any point is mended by whoever comes next.
 */
export async function finishMerge(
  { accounts }: { readonly accounts: Accounts },
  held: Held,
  post: PostMergeIn,
): Promise<void> {
  const { id, merged, tail } = held.account;
  if (!merged?.estate) return;
  const { into, estate } = merged;
  const pair = `merge:${id}>${into}`;
  const moved = await post(into, {
    kind: 'merge-in',
    cause: cause(pair),
    digest: pair,
    at: tail.at(-1)?.postedAt ?? estate.about.joined,
    from: id,
    estate,
  });
  if (!moved.ok) throw new Error(`a merger could not be finished: ${moved.error}`);
  // Losing to a newer write is fine: whoever wrote it has done the same.
  await accounts.save(held, afterMove(held.account));
}
