import { type Account, bounds } from '@huigan/shared/account/account';
import type { Entry } from '@huigan/shared/account/entry';
import { chained } from './chain';
import type { Held, Journal } from './ports';

/** A tail heavier than this is moved however few entries it has. */
const TAIL_BYTES_MAX = 20 * 1024;

export const isFull = ({ tail }: Account): boolean =>
  tail.length >= bounds.tail || (tail.length > 1 && JSON.stringify(tail).length > TAIL_BYTES_MAX);

/** The account as it is once its tail stands in the journal. */
export const withoutTail = (account: Account): Account => ({
  ...account,
  head: chained(account.head, account.tail),
  tail: [],
});

/**
 * Copies the tail to the journal, chained to what was moved before, and gives the account without
 * exactly the entries that stand there. The account is not written here: the caller's next write carries
 * the shorter tail, so moving costs one call. A crash in between leaves a segment that is adopted.
 */
export async function moveTail(
  journal: Journal,
  { account }: Held,
  { head: hash } = withoutTail(account),
): Promise<Account> {
  const { id, tail, head } = account;
  const segment = { first: tail[0]?.seq ?? 0, entries: tail, previous: head, hash };
  const moved = await journal.add(id, segment);
  const last = moved.entries.at(-1)?.seq ?? -1;
  return { ...account, head: moved.hash, tail: tail.filter(({ seq }: Entry) => seq > last) };
}
