import type { Entry } from '@huigan/shared/account/entry';
import type { Cause, MemberId } from '@huigan/shared/kernel/ids';
import { type Points, points } from '@huigan/shared/kernel/units';
import type { Accounts, Journal } from './ports';
import { readAccount } from './read-account';

type Record = { readonly earned: Points; readonly clawed: Points };
export type Books = {
  /** Who the member is today. */
  readonly member: MemberId;
  /** All they were known as: themselves, and who turned out to be them. */
  readonly selves: readonly MemberId[];
  readonly records: ReadonlyMap<string, Record>;
  readonly changes: ReadonlyMap<Cause, Points>;
};

/** What an account has at hand about orders, in one read; null when there is no such member. */
export async function openBooks(accounts: Accounts, member: MemberId): Promise<Books | null> {
  const held = await readAccount(accounts, member);
  if (!held) return null;
  const { id, absorbed, orders, tail } = held.account;
  const known = orders.filter(({ unearned }) => !unearned);
  return {
    member: id,
    selves: [id, ...absorbed],
    records: new Map(known.map(({ id: order, earned, clawed }) => [order, { earned, clawed }])),
    changes: changesIn(tail),
  };
}

/** The same of what was moved out of accounts, by its causes. */
export const changesOf = async (
  journal: Pick<Journal, 'entriesOf'>,
  causes: readonly Cause[],
): Promise<Books['changes']> => changesIn(await journal.entriesOf(causes));

const changesIn = (entries: readonly Entry[]): Books['changes'] =>
  new Map(entries.map((entry) => [entry.cause, points(entry.points + entry.pending - entry.debt)]));
