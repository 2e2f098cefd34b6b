import type { Account } from '@huigan/shared/account/account';
import type { Posting } from '@huigan/shared/account/commands';
import type { Returnable } from '@huigan/shared/account/returnable';
import type { MemberId } from '@huigan/shared/kernel/ids';
import type { Accounts, Journal } from './ports';
import { readAccount } from './read-account';

type Deps = { readonly accounts: Accounts; readonly journal: Journal };

/** Brings back the record of what comes back, where the account has let go of it. */
export async function recall<C extends Posting>(
  deps: Deps,
  account: Account,
  command: C,
): Promise<C> {
  const id = recordWanted(command);
  if (id === null || isAtHand(account, id, command)) return command;
  return { ...command, recalled: await recordLetGo(deps, account, id) };
}

/** Points may have left for an order that is known elsewhere: what it earned is taken back with them. */
const isAtHand = ({ orders }: Account, id: string, { kind }: Posting): boolean =>
  orders.some((order) => order.id === id && !(kind === 'reverse' && order.unearned));

/** What an account knows of an order, or of points that left without one, wherever it stands. */
export async function recordOf(
  deps: Deps,
  member: MemberId,
  id: string,
): Promise<Returnable | null> {
  const held = await readAccount(deps.accounts, member);
  if (!held) return null;
  const atHand = held.account.orders.find((order) => order.id === id);
  return atHand ?? recordLetGo(deps, held.account, id);
}

/** The account's own record is newer than what any member who became this one left behind. */
async function recordLetGo(
  { accounts, journal }: Deps,
  account: Account,
  id: string,
): Promise<Returnable | null> {
  const own = evictedIn(account, id);
  if (own) return own;
  const letGo = await journal.evictedOrders(id);
  return letGo.get(account.id) ?? leftWithAbsorbed(accounts, account, { id, letGo });
}

const evictedIn = ({ tail }: Account, id: string): Returnable | null =>
  tail.flatMap(({ evicted }) => evicted ?? []).findLast((order) => order.id === id) ?? null;

function recordWanted(command: Posting): string | null {
  switch (command.kind) {
    case 'reverse':
      return command.refund.order;
    case 'unspend':
      return command.id;
    case 'earn':
      // Points that paid for it may have been captured long before it is reported.
      return command.order.pointsUsed > 0 ? command.order.id : null;
    default:
      return null;
  }
}

/** Orders there was no room for in a merger stayed with the member who left, the last of them first. */
async function leftWithAbsorbed(
  accounts: Accounts,
  { absorbed }: Account,
  { id, letGo }: { id: string; letGo: ReadonlyMap<MemberId, Returnable> },
): Promise<Returnable | null> {
  for (const member of absorbed.toReversed()) {
    const left = (await accounts.read(member))?.account;
    const kept = left?.merged?.orders.find((order) => order.id === id);
    const found = kept ?? (left && evictedIn(left, id)) ?? letGo.get(member);
    if (found) return found;
  }
  return null;
}
