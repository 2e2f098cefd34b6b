import {
  type Cause,
  earnCause,
  type MemberId,
  type OrderId,
  orderId,
} from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import { type Points, points } from '@huigan/shared/kernel/units';
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
  /** The causes its returns went by. */
  readonly returns: readonly Cause[];
};

/** What of these is this member's and has been credited, and what returns took back; null where nothing is. */
export async function creditedOf(
  { books: ledger }: Pick<HistoryDeps, 'books'>,
  member: MemberId,
  candidates: readonly Candidate[],
): Promise<Credited | null> {
  const books = candidates.length === 0 ? null : await ledger.open(member);
  const own = candidates.find((each) => each.member && books?.selves.includes(each.member));
  if (!books || !own) return null;
  const { order, paidAt, returns } = own;
  const record = books.records.get(order);
  if (record) return { paidAt, points: record.earned, takenBack: record.clawed };
  const moved = await ledger.changesOf([earnCause(order), ...returns]);
  const changeOf = (cause: Cause) => books.changes.get(cause) ?? moved.get(cause);
  const earned = changeOf(earnCause(order));
  if (earned === undefined) return null;
  const back = returns.reduce((sum, cause) => sum - (changeOf(cause) ?? 0), 0);
  return { paidAt, points: earned, takenBack: points(Math.max(0, back)) };
}
type Credited = {
  readonly paidAt: Instant;
  readonly points: Points;
  readonly takenBack: Points;
};
