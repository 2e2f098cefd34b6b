import type { Account } from '@huigan/shared/account/account';
import { leftOfPayment } from '@huigan/shared/account/returnable';
import { earnCause, type MemberId, type OrderId } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import { type Points, points } from '@huigan/shared/kernel/units';
import { sumOf } from '@huigan/shared/points/lots';
import type { Journal, ReadDeps } from './ports';
import { alreadyPosted } from './post';
import { readSettled } from './read-settled';
import { recordOf } from './recall';

/** What points are used for: an order pays with what was held under its number; any other use is one of its own. */
export const purposeOf = (what: 'spend' | 'hold' | 'benefit', id: OrderId): string =>
  what === 'hold' ? id : `${id} ${what}`;
const idIn = (purpose: string): OrderId => (purpose.split(' ', 1)[0] ?? purpose) as OrderId;

type Deps = ReadDeps & {
  readonly journal: Journal;
  /** An order that is kept under this id, whether it was posted or not. */
  readonly orderOf: (id: OrderId) => Promise<Kept | null>;
};
type Kept = { readonly paidAt: Instant; readonly pointsUsed: Points };

/**
 * Points that are gone for something, or held for it, or will be gone once an order that is kept is posted:
 * what was refused, released or given back is none.
 */
export async function stillUsed(deps: Deps, member: MemberId, purpose: string): Promise<Points> {
  const id = idIn(purpose);
  const { account } = await readSettled(deps, member);
  const waiting = account?.points.holds.find((hold) => hold.id === id);
  const payment = (await recordOf(deps, member, id))?.payment;
  const moved = sumOf(waiting?.parts ?? []) + (payment ? leftOfPayment(payment) : 0);
  const coming = account && purpose === id ? await toBePosted(deps, account, id) : 0;
  return points(Math.max(moved, coming));
}

async function toBePosted(
  { orderOf, journal }: Deps,
  account: Account,
  id: OrderId,
): Promise<number> {
  const order = await orderOf(id);
  if (order === null) return 0;
  const posted = await alreadyPosted(journal, account, { cause: earnCause(id), at: order.paidAt });
  return posted ? 0 : order.pointsUsed;
}
