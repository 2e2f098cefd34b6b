import type { MemberId } from '@huigan/shared/kernel/ids';
import type { Accounts, Held } from './ports';

/** Longer chains are never made. */
const POINTERS_MAX = 16;

/** The account of who a member is today, null when they left: one read, one more for every merger since. */
export async function readAccount(accounts: Accounts, member: MemberId): Promise<Held | null> {
  let held = await accounts.read(member);
  for (let hop = 0; hop < POINTERS_MAX && held?.account.merged; hop++) {
    held = await accounts.read(held.account.merged.into);
  }
  return held?.account.left === null ? held : null;
}
