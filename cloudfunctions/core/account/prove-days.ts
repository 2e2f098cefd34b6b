import type { MemberId } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import { beijingDay } from '../platform/beijing-day';
import { chained, sha256 } from './chain';
import { leafHash, merkleRoot } from './merkle';
import type { Accounts, Held, Leaf, Proofs } from './ports';

type Deps = {
  readonly clock: { readonly now: () => Instant };
  readonly accounts: Accounts;
  readonly proofs: Proofs;
};

/**
 * The nightly proof: a Merkle root over the accounts touched on each day that is over, chained to the
 * day before. Works a page at a time and resumes where it stopped; how many accounts it looked at, or
 * `limit` while there is more to do.
 */
export async function proveDays(deps: Deps, limit: number): Promise<number> {
  const { accounts, proofs } = deps;
  const last = await proofs.lastRoot();
  const day = await nextDay(deps, last?.day ?? null);
  if (day === null) return 0;
  const before = await proofs.lastPage(day);
  const after = before?.leaves.at(-1)?.member ?? '';
  const touched = await accounts.touchedOn(day, after, limit);
  const page = (before?.page ?? 0) + (touched.length > 0 ? 1 : 0);
  if (touched.length > 0) await proofs.addPage({ day, page, leaves: touched.map(leafOf) });
  if (touched.length === limit) return limit;
  await closeDay(deps, { day, pages: page, previous: last?.hash ?? '' });
  return limit;
}

/** The first day that is over and not proven; days on which nothing happened are proven as such. */
async function nextDay({ clock, accounts }: Deps, lastDay: number | null): Promise<number | null> {
  const day = lastDay === null ? await accounts.firstTouched() : lastDay + 1;
  return day !== null && day < beijingDay(clock.now()) ? day : null;
}

export const leafOf = ({ account }: Held): Leaf => ({
  member: account.id as MemberId,
  seq: account.seq,
  hash: chained(account.head, account.tail),
});

async function closeDay(
  { proofs }: Deps,
  { day, pages, previous }: { day: number; pages: number; previous: string },
): Promise<void> {
  const roots: string[] = [];
  let accounts = 0;
  for (let number = 1; number <= pages; number++) {
    const page = await proofs.page(day, number);
    if (!page) throw new Error(`page ${number} of day ${day} is gone`);
    roots.push(merkleRoot(page.leaves.map(leafHash)));
    accounts += page.leaves.length;
  }
  const root = merkleRoot(roots);
  const hash = rootHash(previous, { day, root });
  await proofs.addRoot({ day, previous, root, hash, pages, accounts });
}

export const rootHash = (previous: string, { day, root }: { day: number; root: string }): string =>
  sha256(`root:${previous}:${day}:${root}`);
