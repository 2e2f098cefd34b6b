import { err, ok, type Result } from '../kernel/result';
import { points } from '../kernel/units';
import { restore, spend } from '../points/purse';
import { type Account, spendable } from './account';
import { append, remember } from './append';
import type { ApplyRefusal, Context, SpendCommand, UnspendCommand } from './commands';
import { followingAt } from './joining';
import { keep } from './make-room';
import { leftOfPayment, withPaid } from './returnable';

/** Spends points at once, soonest date first; all or nothing. */
export function applySpend(
  account: Account,
  { cause, digest, at, id, points: wanted }: SpendCommand,
  context: Context,
): Result<Account, ApplyRefusal> {
  const { now, rulebook, limits } = context;
  const rules = rulebook.at(now);
  if (rules === null) return err('account/before_program');
  if (wanted > spendable(account)) return err('points/insufficient_balance');
  const { purse, movement, parts } = spend(account.points, wanted);
  const record = withPaid(account.orders, { id, paidAt: at, program: rules.version }, parts);
  const { orders, evicted } = keep(account.orders, record, context);
  const spent = append(account, purse, {
    cause,
    digest,
    at,
    postedAt: now,
    movement,
    explain: { kind: 'spend', wanted, short: points(0) },
    evicted,
  });
  return ok(remember({ ...spent, orders }, { cause, at }, limits));
}

/**
 * Undoes a spending: what is left of it goes back to its dates; what has passed is reported apart. What
 * paid for an order comes back with the order alone.
 */
export function applyUnspend(
  account: Account,
  { cause, digest, at, id, recalled }: UnspendCommand,
  context: Context,
): Result<Account, ApplyRefusal> {
  const { now, limits } = context;
  const record = account.orders.find((each) => each.id === id) ?? recalled;
  if (!record?.payment) return err('account/order_missing');
  const back = record.unearned ? leftOfPayment(record.payment) : 0;
  if (back === 0) return err('points/nothing_to_return');
  const joining = followingAt(now, context);
  const { purse, movement, lapsed } = restore(account.points, record.payment.parts, {
    now,
    joining,
  });
  const empty = { ...record.payment, parts: [], short: points(0) };
  const { orders, evicted } = keep(account.orders, { ...record, payment: empty }, context);
  const restored = append(account, purse, {
    cause,
    digest,
    at,
    postedAt: now,
    movement,
    explain: { kind: 'restore', back, lapsed },
    evicted,
  });
  return ok(remember({ ...restored, orders }, { cause, at }, limits));
}
