import { bounds } from '@huigan/shared/account/account';
import { cause, type MemberId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { Instant } from '@huigan/shared/kernel/time';
import { finishMerge } from './finish-merge';
import { type PostDeps, type PostRefusal, post } from './post';
import { readAccount } from './read-account';

type Refusal = PostRefusal | 'account/already_merged';

/**
 * Two members turn out to be one: everything of the first is the second's from now on. Repeatable; asked
 * to merge a member who was merged elsewhere, it refuses.
 */
export async function mergeMembers(
  deps: PostDeps,
  { from, into, at }: { from: MemberId; into: MemberId; at: Instant },
): Promise<Result<{ into: MemberId }, Refusal>> {
  const staying = await readAccount(deps.accounts, into);
  const leaving = await deps.accounts.read(from);
  if (!staying || !leaving || leaving.account.left !== null) return err('account/unknown');
  const target = staying.account.id;
  const { merged, absorbed } = leaving.account;
  if (merged === null) {
    if (target === from) return err('account/merge_cycle');
    // Asked before anything is frozen: what could not be taken over would be out of reach for good.
    if (staying.account.absorbed.length + absorbed.length >= bounds.absorbed) {
      return err('account/too_many_merges');
    }
    const pair = `merge-out:${from}>${target}`;
    const command = {
      kind: 'merge-out',
      cause: cause(pair),
      digest: pair,
      at,
      into: target,
    } as const;
    const left = await post(deps, from, command);
    if (!left.ok) return left;
  } else if ((await readAccount(deps.accounts, merged.into))?.account.id !== target) {
    return err('account/already_merged');
  }
  const frozen = await deps.accounts.read(from);
  if (frozen) await finishMerge(deps, frozen, (to, command) => post(deps, to, command));
  return ok({ into: target });
}
