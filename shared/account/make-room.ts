import { DAY_MS, type Instant } from '../kernel/time';
import type { Rulebook } from '../program/preview';
import type { Context } from './commands';
import { isUnpaid, piecesOf, type Returnable } from './returnable';

/**
 * Leaves a place for something of so many `pieces`. What is over goes first, then the oldest; all of it
 * is written to the entry, because a return may reach the account long after it was accepted.
 */
export function makeRoom(
  orders: readonly Returnable[],
  pieces: number,
  { now, rulebook, limits }: Context,
): { kept: readonly Returnable[]; evicted: readonly Returnable[] } {
  const total = piecesIn(orders) + pieces;
  if (orders.length < limits.orders && total <= limits.pieces) return { kept: orders, evicted: [] };
  const open = orders.filter((order) => isReturnable(order, rulebook, now));
  const leaving = [...orders.filter((order) => !open.includes(order)), ...open];
  let count = Math.max(0, orders.length - limits.orders + 1);
  while (count < leaving.length && piecesIn(leaving.slice(count)) + pieces > limits.pieces) {
    count += 1;
  }
  const evicted = leaving.slice(0, count);
  return { kept: orders.filter((order) => !evicted.includes(order)), evicted };
}

function isReturnable(order: Returnable, rulebook: Rulebook, now: Instant): boolean {
  const days = rulebook.version(order.program)?.returns.withinDays ?? 0;
  const isOver = order.clawed === order.earned && isUnpaid(order.payment) && order.earned > 0;
  return !isOver && order.paidAt + days * DAY_MS >= now;
}

const piecesIn = (orders: readonly Returnable[]): number =>
  orders.reduce((sum, order) => sum + piecesOf(order), 0);

/** Puts it in its place, or makes one; what had to leave goes with the entry. */
export function keep(
  orders: readonly Returnable[],
  order: Returnable,
  context: Context,
): { orders: readonly Returnable[]; evicted: readonly Returnable[] } {
  const others = orders.filter(({ id }) => id !== order.id);
  const { kept, evicted } = makeRoom(others, piecesOf(order), context);
  if (others.length === orders.length) return { orders: [...kept, order], evicted };
  const stays = orders.filter((each) => each.id === order.id || kept.includes(each));
  return { orders: stays.map((each) => (each.id === order.id ? order : each)), evicted };
}
