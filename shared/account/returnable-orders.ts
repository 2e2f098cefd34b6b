import { DAY_MS, type Instant } from '../kernel/time';
import type { Rulebook } from '../program/preview';
import type { ReturnableOrder } from './account';
import type { Context } from './commands';

/** Leaves one place free. Orders whose window is over go for good; others are written to the entry. */
export function makeRoom(
  orders: readonly ReturnableOrder[],
  { now, rulebook, limits }: Context,
): { kept: readonly ReturnableOrder[]; evicted: readonly ReturnableOrder[] } {
  const open = orders.filter((order) => isReturnable(order, rulebook, now));
  let first = Math.max(0, open.length - limits.orders + 1);
  while (first < open.length && groupsIn(open.slice(first)) >= limits.groups) first += 1;
  return { kept: open.slice(first), evicted: open.slice(0, first) };
}

function isReturnable(order: ReturnableOrder, rulebook: Rulebook, now: Instant): boolean {
  const days = rulebook.version(order.program)?.returns.withinDays ?? 0;
  const everythingBack = order.groups.every((group) => group.refundedFen === group.moneyFen);
  return !(everythingBack && order.clawed === order.earned) && order.paidAt + days * DAY_MS >= now;
}

const groupsIn = (orders: readonly ReturnableOrder[]): number =>
  orders.reduce((sum, order) => sum + order.groups.length, 0);
