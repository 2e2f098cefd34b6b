import { type Account, bounds } from '@huigan/shared/account/account';
import type { Entry } from '@huigan/shared/account/entry';
import { chained } from './chain';
import type { Accounts, Held, Journal } from './ports';

/** A tail heavier than this is moved however few entries it has. */
const TAIL_BYTES_MAX = 20 * 1024;

export const isFull = ({ tail }: Account): boolean =>
  tail.length >= bounds.tail || (tail.length > 1 && JSON.stringify(tail).length > TAIL_BYTES_MAX);

/**
 * Copies the tail to the journal, chained to what was moved before, and gives the account without
 * exactly the entries that stand there. The account is not written here: the caller's next write carries
 * the shorter tail, so moving costs one call. A crash in between leaves a segment that is adopted.
 */
export async function moveTail(journal: Journal, { account }: Held): Promise<Account> {
  const { id, tail, head } = account;
  const moved = await journal.add(id, {
    first: tail[0]?.seq ?? 0,
    entries: tail,
    previous: head,
    hash: chained(head, tail),
  });
  const last = moved.entries.at(-1)?.seq ?? -1;
  return { ...account, head: moved.hash, tail: tail.filter(({ seq }: Entry) => seq > last) };
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
