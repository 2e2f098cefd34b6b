import { earnCause, type MemberId, type OrderId, orderId } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import type { Points } from '@huigan/shared/kernel/units';
import type { HistoryDeps, Stored } from './ports';

type Receipt = { readonly number: string; readonly shop: string };

/** Orders a number on a receipt may mean, whoever they belong to. */
export async function ordersOnReceipt(
  { clock, orders, rules }: Pick<HistoryDeps, 'clock' | 'orders' | 'rules'>,
  { number, shop }: Receipt,
): Promise<readonly Stored[]> {
  const channels = (await rules.rulebook()).at(clock.now())?.channels ?? [];
  const ids = channels.map(({ id }) => orderId(id, number));
  const found = await orders.onReceipt(ids, { receiptNo: number, shop });
  return found.filter(({ order }) => order.shop === shop);
}

type Candidate = {
  readonly order: OrderId;
  readonly member: MemberId | null;
  readonly paidAt: Instant;
};

/** What of these is this member's and has been credited; null where nothing is. */
export async function creditedOf(
  { books: ledger }: Pick<HistoryDeps, 'books'>,
  member: MemberId,
  candidates: readonly Candidate[],
): Promise<{ readonly paidAt: Instant; readonly points: Points } | null> {
  const books = candidates.length === 0 ? null : await ledger.open(member);
  const own = candidates.find((each) => each.member && books?.selves.includes(each.member));
  if (!books || !own) return null;
  const cause = earnCause(own.order);
  const atHand = books.records.get(own.order)?.earned ?? books.changes.get(cause);
  const earned = atHand ?? (await ledger.changesOf([cause])).get(cause);
  return earned === undefined ? null : { paidAt: own.paidAt, points: earned };
}
