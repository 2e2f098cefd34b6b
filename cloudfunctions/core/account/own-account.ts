import { type Instant, later } from '@huigan/shared/kernel/time';
import type { Accounts, Held, Link, ReadDeps } from './ports';
import { readAccount } from './read-account';

export type OwnDeps = ReadDeps & {
  /** Who is signed in on a phone; remembered for a while, unless it was read before `notBefore`. */
  readonly linkOf: (openid: string, notBefore?: Instant) => Promise<Link | null>;
};

/** So far apart may the clocks of two functions be. */
const CLOCKS_MS = 5_000;

/**
 * Who is signed in on a phone, and a way to accounts that has read theirs already. Who it is was remembered,
 * perhaps; where the account says that this has changed since, it is looked up again.
 */
export async function ownAccount(
  deps: OwnDeps,
  openid: string,
): Promise<{ readonly link: Link | null; readonly accounts: Accounts }> {
  const link = await deps.linkOf(openid);
  if (!link) return { link, accounts: deps.accounts };
  const held = await readAccount(deps.accounts, link.member);
  const isTheirs = held?.account.id === link.member;
  const changed = isTheirs ? later(held.people, CLOCKS_MS) : deps.clock.now();
  const now = await deps.linkOf(openid, changed);
  const isSame = now?.member === link.member;
  return {
    link: now,
    accounts: isTheirs && isSame ? readBefore(deps.accounts, held) : deps.accounts,
  };
}

const readBefore = (accounts: Accounts, held: Held): Accounts => ({
  ...accounts,
  read: async (id) => (id === held.account.id ? held : accounts.read(id)),
});
