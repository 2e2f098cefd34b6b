import { type Account, bounds, type Entry } from '@huigan/shared/account/account';
import type { Accounts, Held, Journal } from './ports';

/** A tail heavier than this is moved however few entries it has. */
const TAIL_BYTES_MAX = 20 * 1024;

export const isFull = ({ tail }: Account): boolean =>
  tail.length >= bounds.tail || (tail.length > 1 && JSON.stringify(tail).length > TAIL_BYTES_MAX);

/**
 * Copies the tail to the journal and gives the account without exactly the entries that stand there.
 * The account is not written here: the caller's next write carries the shorter tail, so moving costs
 * one call. A crash in between leaves a segment that the next attempt adopts.
 */
export async function moveTail(journal: Journal, { account }: Held): Promise<Account> {
  const moved = await journal.add(account.id, account.tail);
  const last = moved.at(-1)?.seq ?? -1;
  return { ...account, tail: account.tail.filter(({ seq }: Entry) => seq > last) };
}

/** The background's part: accounts that went quiet with a full tail. How many it moved. */
export async function moveFullTails(
  { accounts, journal }: { accounts: Accounts; journal: Journal },
  limit: number,
): Promise<number> {
  const full = await accounts.full(limit);
  for (const held of full) {
    // Losing to a newer write is fine: that write moves the tail itself.
    await accounts.save(held, await moveTail(journal, held));
  }
  return full.length;
}
