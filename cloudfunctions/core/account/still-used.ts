import { leftOfPayment } from '@huigan/shared/account/returnable';
import type { MemberId, OrderId } from '@huigan/shared/kernel/ids';
import { type Points, points } from '@huigan/shared/kernel/units';
import { sumOf } from '@huigan/shared/points/lots';
import type { Journal, ReadDeps } from './ports';
import { readSettled } from './read-settled';
import { recordOf } from './recall';

/** What points are used for: an order pays with what was held under its number; any other use is one of its own. */
export const purposeOf = (what: 'spend' | 'hold' | 'benefit', id: OrderId): string =>
  what === 'hold' ? id : `${id} ${what}`;
const idIn = (purpose: string): string => purpose.split(' ', 1)[0] ?? purpose;

/** Points that are gone for something, or held for it: what was refused, released or given back is none. */
export async function stillUsed(
  deps: ReadDeps & { readonly journal: Journal },
  member: MemberId,
  purpose: string,
): Promise<Points> {
  const id = idIn(purpose);
  const { account } = await readSettled(deps, member);
  const waiting = account?.points.holds.find((hold) => hold.id === id);
  const payment = (await recordOf(deps, member, id))?.payment;
  return points(sumOf(waiting?.parts ?? []) + (payment ? leftOfPayment(payment) : 0));
}
