import { bounds } from '@huigan/shared/account/account';
import { apply } from '@huigan/shared/account/apply';
import type { Posting } from '@huigan/shared/account/commands';
import type { Entry } from '@huigan/shared/account/entry';
import { settleToRead } from '@huigan/shared/account/settle';
import type { MemberId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { PostDeps, PostRefusal } from './post';
import { readAccount } from './read-account';
import { recall } from './recall';

/** The entry a command would leave if it were posted now. Writes nothing. */
export async function previewPosting(
  deps: PostDeps,
  member: MemberId,
  command: Posting,
): Promise<Result<Entry, PostRefusal>> {
  const held = await readAccount(deps.accounts, member);
  if (!held) return err('account/unknown');
  const now = deps.clock.now();
  const rulebook = await deps.rules.rulebook();
  const account = settleToRead(held.account, now, rulebook);
  const complete = await recall(deps, account, command);
  const applied = apply(account, complete, { now, rulebook, limits: bounds });
  if (!applied.ok) return err(applied.error as PostRefusal);
  const { entry } = applied.value;
  if (!entry) throw new Error('a command left no entry');
  return ok(entry);
}
