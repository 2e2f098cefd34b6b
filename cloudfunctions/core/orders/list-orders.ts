import type { Cause, MemberId } from '@huigan/shared/kernel/ids';
import { orderId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { Instant } from '@huigan/shared/kernel/time';
import type { Words } from '@huigan/shared/kernel/words';
import type { OrderDetail, OrderPlace, OrderSeen } from '@huigan/shared/orders/contracts';
import type { Order } from '@huigan/shared/orders/order';
import { causesWanted, orderDetail, orderSeen, placeOf } from '@huigan/shared/orders/seen';
import type { Books, HistoryDeps } from './ports';

/** One screen and the next. */
const PAGE = 20;

type Page = {
  readonly now: Instant;
  readonly orders: OrderSeen[];
  readonly next: OrderPlace | null;
};

/** A page of a member's orders, newest first: the account, the orders, and the journal where it must be asked. */
export async function listOrders(
  deps: HistoryDeps,
  member: MemberId | null,
  after: OrderPlace | null,
): Promise<Result<Page, 'members/not_joined'>> {
  const books = member && (await deps.books.open(member));
  if (!books) return err('members/not_joined');
  const from = after && { paidAt: after.paidAt, id: orderId(after.channel, after.number) };
  const found = await deps.orders.ofMembers(books.selves, from, PAGE + 1);
  const orders = found.slice(0, PAGE).map(({ order }) => order);
  const last = found.length > PAGE ? orders.at(-1) : undefined;
  return ok({
    now: deps.clock.now(),
    orders: await seenOf(deps, orders, books),
    next: last ? placeOf(last) : null,
  });
}

/** One order with its lines. Somebody else's is as unknown as one that never was. */
export async function showOrder(
  deps: HistoryDeps,
  member: MemberId | null,
  { channel, number }: { readonly channel: string; readonly number: string },
): Promise<Result<OrderDetail, 'members/not_joined' | 'orders/unknown'>> {
  const books = member && (await deps.books.open(member));
  if (!books) return err('members/not_joined');
  const stored = await deps.orders.find(orderId(channel, number));
  const isTheirs =
    stored && 'order' in stored && 'member' in stored.owner
      ? books.selves.includes(stored.owner.member)
      : false;
  if (!stored || !('order' in stored) || !isTheirs) return err('orders/unknown');
  const [seen] = await seenOf(deps, [stored.order], books);
  return seen
    ? ok(orderDetail(stored.order, { seen, now: deps.clock.now() }))
    : err('orders/unknown');
}

async function seenOf(
  { books: ledger, shopName, rules }: HistoryDeps,
  orders: readonly Order[],
  books: Books,
): Promise<OrderSeen[]> {
  const atHand = inTheBooks(books, books.changes);
  const wanted = orders.flatMap((order) => causesWanted(order, atHand));
  const moved = wanted.length === 0 ? null : await ledger.changesOf(wanted);
  const all = moved ? inTheBooks(books, new Map([...books.changes, ...moved])) : atHand;
  const rulebook = await rules.rulebook();
  const placeNamed = async ({ shop, channel, program }: Order): Promise<Words> => {
    const channels = rulebook.version(program)?.channels ?? [];
    const bought = channels.find(({ id }) => id === channel)?.words;
    return (await shopName(shop)) ?? bought ?? { zh: '购物', en: 'Purchase' };
  };
  const seen: OrderSeen[] = [];
  for (const order of orders) {
    seen.push(orderSeen(order, { place: await placeNamed(order), books: all }));
  }
  return seen;
}

const inTheBooks = ({ records }: Books, changes: Books['changes']) => ({
  recordOf: (order: string) => records.get(order) ?? null,
  changeOf: (cause: Cause) => changes.get(cause) ?? null,
});
