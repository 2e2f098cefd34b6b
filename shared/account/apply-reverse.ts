import { err, ok, type Result } from '../kernel/result';
import { monthOf } from '../kernel/time';
import { fen, points } from '../kernel/units';
import { clawBack } from '../points/purse';
import { keptAfterRefunds } from '../points/weigh';
import { addGrowth } from '../tiers/growth';
import { scheduleReview } from '../tiers/tier';
import type { Account, ReturnableOrder } from './account';
import { append, minus, remember } from './append';
import type { ApplyRefusal, Context, ReverseCommand } from './commands';
import { makeRoom } from './returnable-orders';

/**
 * Takes back what the returned part of an order earned, by the rules of the purchase, and the growth
 * it brought to its month. Cumulative: partial returns in any order end alike, to the last point.
 */
export function applyReverse(
  account: Account,
  { cause, digest, refund, recalled }: ReverseCommand,
  { now, rulebook, limits }: Context,
): Result<Account, ApplyRefusal> {
  const held = account.orders.find(({ id }) => id === refund.order);
  const order = held ?? recalled;
  const rules = rulebook.at(now);
  if (!order) return err('account/order_missing');
  if (rules === null) return err('account/before_program');

  const groups = order.groups.map((group, index) => ({
    ...group,
    refundedFen: fen(
      group.refundedFen + (refund.groups.find((each) => each.group === index)?.fen ?? 0),
    ),
  }));
  const before = minus(order.earned, order.clawed);
  const left = keptAfterRefunds(order.earned, groups, refund.whole);
  const kept = points(Math.min(before, left));
  const { purse, movement } = clawBack(account.points, minus(before, kept), order);
  const after = { ...order, groups, clawed: minus(order.earned, kept) };
  const { orders, evicted } = replaceOrder(account, after, { now, rulebook, limits });

  const posted = append(account, purse, {
    cause,
    digest,
    at: refund.refundedAt,
    postedAt: now,
    order: refund.order,
    movement,
    explain: {
      kind: 'claw',
      program: order.program,
      earned: order.earned,
      before,
      kept,
      refundedFen: refund.refundedFen,
    },
    evicted,
  });
  const month = monthOf(refund.paidAt, rules.offset);
  const growth = addGrowth(account.growth, month, 0 - refund.refundedFen);
  return ok({
    ...remember(posted, { cause, at: refund.refundedAt }, limits),
    orders,
    growth,
    tier: scheduleReview(account.tier, growth, { rules, now }),
  });
}

/** A recalled order takes a place again: its next refund finds it at hand. */
function replaceOrder(
  account: Account,
  order: ReturnableOrder,
  context: Context,
): { orders: readonly ReturnableOrder[]; evicted: readonly ReturnableOrder[] } {
  if (account.orders.some(({ id }) => id === order.id)) {
    const orders = account.orders.map((each) => (each.id === order.id ? order : each));
    return { orders, evicted: [] };
  }
  const { kept, evicted } = makeRoom(account.orders, order.groups.length, context);
  return { orders: [...kept, order], evicted };
}
