import { DAY_MS, type Instant } from '../kernel/time';
import type { Rulebook } from '../program/preview';
import type { ReturnableOrder } from './account';
import type { Context } from './commands';

/**
 * Leaves a place for an order of so many `groups`. What is over goes first, then the oldest; all of it
 * is written to the entry, because a return may reach the account long after it was accepted.
 */
export function makeRoom(
  orders: readonly ReturnableOrder[],
  groups: number,
  { now, rulebook, limits }: Context,
): { kept: readonly ReturnableOrder[]; evicted: readonly ReturnableOrder[] } {
  const open = orders.filter((order) => isReturnable(order, rulebook, now));
  const leaving = [...orders.filter((order) => !open.includes(order)), ...open];
  let count = Math.max(0, orders.length - limits.orders + 1);
  while (count < leaving.length && groupsIn(leaving.slice(count)) + groups > limits.groups) {
    count += 1;
  }
  const evicted = leaving.slice(0, count);
  return { kept: orders.filter((order) => !evicted.includes(order)), evicted };
}

function isReturnable(order: ReturnableOrder, rulebook: Rulebook, now: Instant): boolean {
  const days = rulebook.version(order.program)?.returns.withinDays ?? 0;
  const everythingBack = order.groups.every((group) => group.refundedFen === group.moneyFen);
  return !(everythingBack && order.clawed === order.earned) && order.paidAt + days * DAY_MS >= now;
}

const groupsIn = (orders: readonly ReturnableOrder[]): number =>
  orders.reduce((sum, order) => sum + order.groups.length, 0);
