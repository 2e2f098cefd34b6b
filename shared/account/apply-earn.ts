import { err, ok, type Result } from '../kernel/result';
import { addMonths, type Instant, monthOf, startOfDayAfter } from '../kernel/time';
import { points } from '../kernel/units';
import { type Counter, capId, count, forgetOld, periodOf } from '../points/caps';
import { decideEarn, type Earning, type Parcel } from '../points/earn';
import { expiryOf, joiningFor } from '../points/expiry';
import { credit, type Moved, movementBetween, type Purse, promise } from '../points/purse';
import type { Program } from '../program/contracts';
import { addGrowth, foldGrowth } from '../tiers/growth';
import { levelAt, rankOf } from '../tiers/targets';
import { decideUpgrade, type Ranked } from '../tiers/tier';
import type { Account } from './account';
import { append, appendByTime, appendTier, remember } from './append';
import type { ApplyRefusal, Context, EarnCommand } from './commands';
import { explainEarn } from './explain-earn';
import { keep } from './make-room';
import { payOrder } from './pay-order';
import type { Payment, Returnable } from './returnable';

/**
 * Posts what an order earns by the rules of its day, after the points that paid a part of it. The tier
 * it was bought with multiplies it; the money it brings moves the tier for the next order.
 */
export function applyEarn(
  account: Account,
  command: EarnCommand,
  context: Context,
): Result<Account, ApplyRefusal> {
  const { cause, digest, order } = command;
  const { now, rulebook, limits } = context;
  const program = rulebook.version(order.program);
  const rules = rulebook.at(now);
  if (program === null || rules === null) return err('account/before_program');
  const paid = payOrder(account, command, context);
  const earning = decideEarn(order, standingOf(paid.account), { program, now });
  const joining = joiningFor(rules.expiry, limits.lots, 'moves');
  const { purse, movement } = place(paid.account.points, earning.parcels, (before, parcel) =>
    parcel.vests > now
      ? promise(before, { ...parcel, left: parcel.points })
      : credit(before, { expires: parcel.expires, left: parcel.points }, joining),
  );
  const record = returnable(command, earning, { program, payment: paid.payment });
  const { orders, evicted } = keep(paid.account.orders, record, context);

  const posted = append(paid.account, purse, {
    cause,
    digest,
    at: order.paidAt,
    postedAt: now,
    order: order.id,
    movement,
    explain: explainEarn(earning, order, { now, payment: paid.payment }),
    evicted,
  });
  const grown: Account = {
    ...remember(posted, { cause, at: order.paidAt }, limits),
    orders,
    counters: countEarning(account.counters, earning, { program, at: order.paidAt, now }),
    about: { ...account.about, orders: account.about.orders + 1 },
    growth: growthAfter(account, order, rules, now),
  };
  const ranked = decideUpgrade(grown.tier, grown.growth, {
    rules,
    at: now,
    joined: account.about.joined,
    rulesOf: rulebook.version,
    paidAt: order.paidAt,
  });
  const gift = { from: order.paidAt, at: now, rules };
  const risen = appendTier(grown, ranked, { at: now, program: rules.version });
  return ok(promiseTierGift(withCredited(risen, order, { earning, at: now }), ranked, gift));
}

/** Most orders are waited for by nobody: only where somebody does is there a fact to tell. */
function withCredited(
  account: Account,
  { id, shop, paidAt }: EarnCommand['order'],
  { earning, at }: { earning: Earning; at: Instant },
): Account {
  if ((account.about.awaits ?? 0) <= at) return account;
  const fact = {
    type: 'orders/credited.v1',
    member: account.id,
    order: id,
    shop,
    paidAt,
    points: earning.points,
    at,
  } as const;
  return { ...account, facts: [...account.facts, fact] };
}

const standingOf = ({ tier, about, counters }: Account) => ({
  tier: tier.level,
  tags: about.tags,
  birthday: about.birthday,
  ordersBefore: about.orders,
  counters,
});

function place(
  purse: Purse,
  parcels: readonly Parcel[],
  put: (purse: Purse, parcel: Parcel) => Moved,
): Moved {
  let after = purse;
  let joined: Instant | null = null;
  for (const parcel of parcels) {
    const moved = put(after, parcel);
    after = moved.purse;
    joined = moved.movement.joined ?? joined;
  }
  return { purse: after, movement: movementBetween(purse, after, joined) };
}

function returnable(
  { order }: EarnCommand,
  earning: Earning,
  { program, payment }: { program: Program; payment: Payment | null },
): Returnable {
  return {
    id: order.id,
    paidAt: order.paidAt,
    program: order.program,
    earned: earning.points,
    clawed: points(0),
    dates: earning.parcels.map(({ vests, expires }) => ({ vests, expires })),
    awards: earning.awards.map(({ rule, points: given }) => ({ rule, points: points(given) })),
    ...(program.returns.takesBack === 'by_refund_step' && {
      times: earning.times.map(({ percent }) => percent),
    }),
    ...(payment !== null && { payment }),
  };
}

/** What the caps of the purchase have counted with this order. */
function countEarning(
  counters: readonly Counter[],
  earning: Earning,
  { program, at, now }: { program: Program; at: Instant; now: Instant },
): readonly Counter[] {
  let counted = forgetOld(counters, now);
  const add = (rule: string, caps: Program['earning']['caps'], change: number) => {
    for (const cap of caps ?? []) {
      if (cap.per === 'order') continue;
      const from = periodOf(cap.per, at, program.offset);
      counted = count(counted, { id: capId(rule, cap), from, change });
    }
  };
  for (const { rule, points: given } of earning.awards) {
    add(rule, program.earning.rules.find(({ id }) => id === rule)?.caps, given);
  }
  add('', program.earning.caps, earning.points);
  return counted;
}

function growthAfter(
  { growth }: Account,
  { paidAt, paidFen }: EarnCommand['order'],
  { offset }: Program,
  now: Instant,
): Account['growth'] {
  const grown = addGrowth(growth, monthOf(paidAt, offset), paidFen);
  if (grown.length <= GROWTH_MONTHS_KEPT) return grown;
  return foldGrowth(grown, addMonths(monthOf(now, offset), 0 - GROWTH_MONTHS_KEPT));
}

/** The longest window a term may have before it, for a tier's own window is looked at again. */
const GROWTH_MONTHS_KEPT = 72;

/** Points that thank for an upgrade wait until the order that caused it can no longer come back. */
export function promiseTierGift(
  account: Account,
  { change }: Ranked,
  { from, at, rules }: { from: Instant; at: Instant; rules: Program },
): Account {
  if (change?.why !== 'reached') return account;
  const gift = levelAt(rules.tiers.levels, rankOf(rules, change.to)).gift;
  if (gift === undefined) return account;
  const closes = startOfDayAfter(from, rules.returns.withinDays + 1, rules.offset);
  const vests = closes > at ? closes : at;
  const expires = expiryOf(rules.expiry, vests, rules.offset);
  const parcel = { vests, expires, left: gift.points, gift: change.to, won: at };
  const { purse, movement } = promise(account.points, parcel);
  const explain = { kind: 'tier-gift', level: change.to, vests } as const;
  return appendByTime(account, purse, { at, movement, explain });
}
