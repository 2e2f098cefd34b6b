import { spendable } from '@huigan/shared/account/account';
import type { News } from '@huigan/shared/account/contracts';
import type { Entry } from '@huigan/shared/account/entry';
import { settleToRead } from '@huigan/shared/account/settle';
import { statementEntry } from '@huigan/shared/account/statement';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import { points } from '@huigan/shared/kernel/units';
import { worthOf } from '@huigan/shared/points/preview';
import type { Limit, Link, ReadDeps } from './ports';
import { readAccount } from './read-account';

/** What a till has done since: the phone shows it the moment it is there. */
export async function news(
  { clock, accounts, rules }: ReadDeps,
  { link, limit }: { readonly link: Link | null; readonly limit: Limit | null },
  since: number | null,
): Promise<Result<News, 'members/not_joined'>> {
  const now = clock.now();
  const rulebook = await rules.rulebook();
  const current = rulebook.at(now);
  if (!current) throw new Error('no program is in force: publish one first');
  const held = link && (await readAccount(accounts, link.member));
  if (!held) return err('members/not_joined');
  const account = settleToRead(held.account, now, rulebook);
  const balance = spendable(account);
  const usable = points(Math.min(balance, limit?.left ?? balance));
  const latest = since === null ? undefined : account.tail.filter(isAtATill(since)).at(-1);
  return ok({
    now,
    // What time alone has changed is written later, under numbers of its own.
    seq: held.account.seq,
    isOwner: link.family === undefined,
    spendable: balance,
    limit,
    worthFen: current.redemption ? worthOf(usable, current.redemption) : null,
    happened: latest
      ? happened(latest, statementEntry(latest, { rulebook, current, now, shopName }))
      : null,
  });
}

/** The sheet is shown in the shop. */
const shopName = () => null;

const isAtATill =
  (since: number) =>
  ({ seq, explain: { kind } }: Entry): boolean =>
    seq >= since && (kind === 'earn' || kind === 'spend' || kind === 'capture');

const happened = (
  { explain, points, pending }: Entry,
  { title, vestsAt }: ReturnType<typeof statementEntry>,
): News['happened'] => ({
  title,
  paidFen: explain.kind === 'earn' ? explain.paidFen : null,
  points,
  pendingPoints: pending,
  vestsAt,
});
