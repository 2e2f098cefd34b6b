import { err, ok, type Result } from '../kernel/result';
import { type Instant, monthOf } from '../kernel/time';
import { points } from '../kernel/units';
import { decideEarn, type Earning } from '../points/earn';
import { credit, type Moved, type Purse, promise } from '../points/purse';
import type { Program } from '../program/contracts';
import { addGrowth, recentGrowth } from '../tiers/growth';
import { decideUpgrade } from '../tiers/tier';
import type { Account, Bounds, ReturnableOrder } from './account';
import { append, appendTier, remember } from './append';
import type { ApplyRefusal, Context, EarnCommand } from './commands';
import { explainEarn } from './explain-earn';
import { makeRoom } from './returnable-orders';

/**
 * Posts what an order earns by the rules of its day. The tier it was bought with multiplies it; the
 * money it brings moves the tier for the next order.
 */
export function applyEarn(
  account: Account,
  { cause, digest, order }: EarnCommand,
  { now, rulebook, limits }: Context,
): Result<Account, ApplyRefusal> {
  const program = rulebook.version(order.program);
  const rules = rulebook.at(now);
  if (program === null || rules === null) return err('account/before_program');
  const { tier, about } = account;
  const standing = { tier: tier.level, tags: about.tags, ordersBefore: about.orders };
  const earning = decideEarn(order, standing, program);
  const { purse, movement } = place(account.points, earning, now, limits);
  const { kept, evicted } = makeRoom(account.orders, order.groups.length, {
    now,
    rulebook,
    limits,
  });

  const posted = append(account, purse, {
    cause,
    digest,
    at: order.paidAt,
    postedAt: now,
    order: order.id,
    movement,
    explain: explainEarn(earning, order, now),
    evicted,
  });
  const grown: Account = {
    ...remember(posted, { cause, at: order.paidAt }, limits),
    orders: [...kept, returnable(order, earning)],
    about: { ...about, orders: about.orders + 1 },
    growth: addGrowth(account.growth, monthOf(order.paidAt, rules.offset), order.paidFen),
  };
  const ranked = decideUpgrade(grown.tier, grown.growth, { rules, now });
  return ok(
    forgetOldMonths(appendTier(grown, ranked, { at: now, program: rules.version }), rules, now),
  );
}

/** Pending until its date; what is late enough to have vested already is credited at once. */
function place(purse: Purse, earning: Earning, now: Instant, limits: Bounds): Moved {
  const { points: left, vests, expires } = earning;
  return vests > now
    ? promise(purse, { left, vests, expires })
    : credit(purse, { left, expires }, limits.lots);
}

const returnable = (order: EarnCommand['order'], earning: Earning): ReturnableOrder => ({
  id: order.id,
  paidAt: order.paidAt,
  program: order.program,
  earned: earning.points,
  clawed: points(0),
  vests: earning.vests,
  expires: earning.expires,
  groups: order.groups.map(({ moneyFen }, index) => ({
    weight: earning.weights[index] ?? 0,
    moneyFen,
    refundedFen: 0 as typeof moneyFen,
  })),
});

function forgetOldMonths(account: Account, rules: Program, now: Instant): Account {
  const { windowMonths, termMonths } = rules.tiers;
  const last = monthOf(now, rules.offset);
  const growth = recentGrowth(account.growth, { last, months: windowMonths + termMonths + 1 });
  return growth === account.growth ? account : { ...account, growth };
}
