import { bounds } from '@huigan/shared/account/account';
import { apply } from '@huigan/shared/account/apply';
import type { DescribeCommand } from '@huigan/shared/account/commands';
import type { MemberId } from '@huigan/shared/kernel/ids';
import { isFull, moveTail } from './move-tail';
import type { PostDeps } from './post';
import { readAccount } from './read-account';

const ATTEMPTS_MAX = 100;

/** Tells an account what its rules need to know of the member: birthday and tags. Repeatable. */
export async function describeMember(
  deps: PostDeps,
  member: MemberId,
  command: DescribeCommand,
): Promise<void> {
  const rulebook = await deps.rules.rulebook();
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const held = await readAccount(deps.accounts, member);
    if (!held) throw new Error('a member is described who has no account');
    const account = isFull(held.account) ? await moveTail(deps.journal, held) : held.account;
    const context = { now: deps.clock.now(), rulebook, limits: bounds };
    const applied = apply(account, command, context);
    const change = applied.ok ? applied : apply(account, { kind: 'settle' }, context);
    if (change.ok && (await deps.accounts.save(held, change.value.account)) && applied.ok) return;
    await deps.pause(attempt);
  }
  throw new Error('an account was too busy to write');
}
