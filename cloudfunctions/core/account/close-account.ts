import { cause, type MemberId } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import { type PostDeps, post } from './post';

/** Longer chains are never made. */
const POINTERS_MAX = 16;

/**
 * Ends what a member has, for good. Repeatable. All who turned out to be this member, themselves among them:
 * each is known by identities of their own.
 */
export async function closeAccount(
  deps: PostDeps,
  member: MemberId,
  at: Instant,
): Promise<readonly MemberId[]> {
  const id = `leave:${member}`;
  const ended = await post(deps, member, { kind: 'leave', cause: cause(id), digest: id, at });
  if (!ended.ok && ended.error !== 'account/left') {
    throw new Error(`a member could not leave: ${ended.error}`);
  }
  return everySelf(deps, member);
}

async function everySelf({ accounts }: PostDeps, member: MemberId): Promise<readonly MemberId[]> {
  const selves = new Set<MemberId>([member]);
  let account = (await accounts.read(member))?.account;
  for (let hop = 0; hop < POINTERS_MAX && account?.merged; hop++) {
    selves.add(account.merged.into);
    account = (await accounts.read(account.merged.into))?.account;
  }
  for (const absorbed of account?.absorbed ?? []) selves.add(absorbed);
  return [...selves];
}
