import { err, ok, type Result } from '../kernel/result';
import type { Instant } from '../kernel/time';
import type { Points } from '../kernel/units';
import { count, forgetOld, periodOf, usedIn } from '../points/caps';
import { restore, spend } from '../points/purse';
import type { Program } from '../program/contracts';
import { type Account, spendable } from './account';
import { append, remember } from './append';
import type { ApplyRefusal, Context, GiftInCommand, GiftOutCommand } from './commands';
import { followingAt } from './joining';
import { keep } from './make-room';
import { withPaid } from './returnable';

/** Points for a friend. Only what can be spent today may travel, within the brand's limits. */
export function applyGiftOut(
  account: Account,
  { cause, digest, at, id, to, points: wanted }: GiftOutCommand,
  context: Context,
): Result<Account, ApplyRefusal> {
  const { now, rulebook, limits } = context;
  const rules = rulebook.at(now);
  if (rules === null) return err('account/before_program');
  if (wanted > spendable(account)) return err('points/insufficient_balance');
  const counters = countGift(account.counters, wanted, { rules, now });
  if (counters === null) return err('points/gift_limit');
  const { purse, movement, parts } = spend(account.points, wanted);
  const record = withPaid(account.orders, { id, paidAt: at, program: rules.version }, parts);
  const { orders, evicted } = keep(account.orders, record, context);
  const sent = append(account, purse, {
    cause,
    digest,
    at,
    postedAt: now,
    movement,
    explain: { kind: 'gift-out', to },
    evicted,
  });
  return ok(remember({ ...sent, orders, counters }, { cause, at }, limits));
}

/** Null where a limit of the day or the month would be passed. */
function countGift(
  counters: Account['counters'],
  wanted: Points,
  { rules, now }: { rules: Program; now: Instant },
): Account['counters'] | null {
  const { dayMax, monthMax } = rules.gifting ?? {};
  let counted = forgetOld(counters, now);
  for (const [per, max] of [['day', dayMax] as const, ['month', monthMax] as const]) {
    if (max === undefined) continue;
    const from = periodOf(per, now, rules.offset);
    if (usedIn(counters, `gift/${per}`, from) + wanted > max) return null;
    counted = count(counted, { id: `gift/${per}`, from, change: wanted });
  }
  return counted;
}

/** Points from a friend keep their dates; one that passed on the way is reported as expired. */
export function applyGiftIn(
  account: Account,
  { cause, digest, at, from, parts }: GiftInCommand,
  context: Context,
): Result<Account, ApplyRefusal> {
  const { now, limits } = context;
  const { purse, movement, lapsed } = restore(account.points, parts, {
    now,
    joining: followingAt(now, context),
  });
  const received = append(account, purse, {
    cause,
    digest,
    at,
    postedAt: now,
    movement,
    explain: { kind: 'gift-in', from, lapsed },
  });
  return ok(remember(received, { cause, at }, limits));
}
