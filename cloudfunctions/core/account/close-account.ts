import { cause, type MemberId } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import { type PostDeps, postHere } from './post';

/**
 * Ends what a member has, for good. Repeatable. All who turned out to be this member, themselves among them:
 * each is known by identities of their own. Nobody where they have gone on as another one: that one stays.
 */
export async function closeAccount(
  deps: PostDeps,
  member: MemberId,
  at: Instant,
): Promise<readonly MemberId[]> {
  const id = `leave:${member}`;
  const ended = await postHere(deps, member, { kind: 'leave', cause: cause(id), digest: id, at });
  if (!('ok' in ended)) return [];
  if (!ended.ok && ended.error !== 'account/left') {
    throw new Error(`a member could not leave: ${ended.error}`);
  }
  return [member, ...((await deps.accounts.read(member))?.account.absorbed ?? [])];
}
