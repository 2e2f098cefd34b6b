import { cause as causeOf, type OrderId } from '../kernel/ids';
import { type Points, points } from '../kernel/units';
import { sumOf } from '../points/lots';
import { spend } from '../points/purse';
import type { Account } from './account';
import { append, BY_TIME, remember } from './append';
import { captureCause, captureHold, moveDate } from './apply-hold';
import type { Context, EarnCommand } from './commands';
import { leftOfPayment, type Payment, paymentOf } from './returnable';

type Paid = { readonly account: Account; readonly payment: Payment | null };

/**
 * The points that paid a part of an order: held for it before, captured already, or taken now. The till
 * has taken the money, so the order stands; what the member does not have is owed and recorded.
 */
export function payOrder(account: Account, command: EarnCommand, context: Context): Paid {
  const { order, recalled } = command;
  const record = account.orders.find(({ id }) => id === order.id) ?? recalled;
  const captured: Paid = { account, payment: record?.payment ?? null };
  const asked = order.pointsUsed;
  if (asked === 0) return captured;
  const paid = captured.payment === null ? fromHold(account, command, context) : captured;
  const missing = points(asked - (paid.payment === null ? 0 : leftOfPayment(paid.payment)));
  return missing <= 0 ? paid : takeNow(paid, missing, command, context);
}

function fromHold(account: Account, { order }: EarnCommand, context: Context): Paid {
  const held = account.points.holds.find(({ id }) => id === order.id);
  if (!held) return { account, payment: null };
  const closed = captureHold(account, held, {
    points: points(Math.min(order.pointsUsed, sumOf(held.parts))),
    digest: BY_TIME,
    at: order.paidAt,
    context,
  });
  const key = { cause: captureCause(held.id), at: order.paidAt };
  const known = remember(closed.account, key, context.limits);
  return { account: known, payment: paymentOf(closed.parts) };
}

function takeNow(
  { account, payment }: Paid,
  missing: Points,
  { order }: EarnCommand,
  context: Context,
): Paid {
  const { now } = context;
  const taken = spend(account.points, missing);
  const short = points(missing - taken.taken);
  const owing = { ...taken.purse, debt: points(taken.purse.debt + short) };
  const purse = moveDate(owing, now, context);
  const spent = append(account, purse, {
    cause: payCause(order.id),
    digest: BY_TIME,
    at: order.paidAt,
    postedAt: now,
    order: order.id,
    movement: { ...taken.movement, debt: short },
    explain: { kind: 'spend', wanted: missing, short },
  });
  return { account: spent, payment: paymentOf([...(payment?.parts ?? []), ...taken.parts], short) };
}

const payCause = (order: OrderId) => causeOf(`pay:${order}`);
