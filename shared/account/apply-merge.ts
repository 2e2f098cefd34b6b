import { err, ok, type Result } from '../kernel/result';
import type { Instant } from '../kernel/time';
import { type Points, points } from '../kernel/units';
import { count } from '../points/caps';
import { addPending, takeFromLots } from '../points/lots';
import { emptyPurse, type Moved, movementBetween, type Purse, restore } from '../points/purse';
import type { Program } from '../program/contracts';
import { addGrowth } from '../tiers/growth';
import { rankOf } from '../tiers/targets';
import { decideUpgrade, type Tier } from '../tiers/tier';
import type { Account, Bounds, Estate } from './account';
import { append, appendTier, remember } from './append';
import type { ApplyRefusal, Context, MergeInCommand, MergeOutCommand } from './commands';
import { later } from './describe';
import { followingAt } from './joining';
import { piecesOf, type Returnable } from './returnable';

/**
 * The member turned out to be another one: the account is frozen for good, empty but for what is on
 * its way, and says where to look.
 */
export function applyMergeOut(
  account: Account,
  { cause, digest, at, into }: MergeOutCommand,
  { now, limits }: Context,
): Result<Account, ApplyRefusal> {
  if (into === account.id) return err('account/merge_cycle');
  const { points: purse, growth, tier, counters, orders, about, absorbed } = account;
  const frozen = append(account, emptyPurse, {
    cause,
    digest,
    at,
    postedAt: now,
    movement: movementBetween(purse, emptyPurse),
    explain: { kind: 'merge-out', into },
  });
  const estate: Estate = { points: purse, growth, tier, counters, orders, about, absorbed };
  return ok({
    ...remember(frozen, { cause, at }, limits),
    growth: [],
    counters: [],
    orders: [],
    merged: { into, estate, orders },
  });
}

/**
 * Takes over what another account left: points by their dates, what waits and what is held, debt,
 * orders, growth and counters added up, and the higher tier to its own date.
 */
export function applyMergeIn(
  account: Account,
  { cause, digest, at, from, estate }: MergeInCommand,
  context: Context,
): Result<Account, ApplyRefusal> {
  const { now, rulebook, limits } = context;
  const rules = rulebook.at(now);
  if (rules === null) return err('account/before_program');
  if (account.absorbed.length + estate.absorbed.length >= limits.absorbed) {
    return err('account/too_many_merges');
  }
  const { purse, movement, lapsed } = joinPurses(account.points, estate.points, context);
  const joined = append(account, purse, {
    cause,
    digest,
    at,
    postedAt: now,
    movement,
    explain: { kind: 'merge-in', from, lapsed },
  });
  const growth = estate.growth.reduce(
    (sum, { month, fen }) => addGrowth(sum, month, fen),
    account.growth,
  );
  const tier = higher(account.tier, estate.tier, rules);
  const both: Account = {
    ...remember(joined, { cause, at }, limits),
    orders: joinOrders(account.orders, estate.orders, limits),
    growth,
    counters: addCounters(account.counters, estate.counters),
    tier,
    about: aboutBoth(account.about, estate.about, limits.tags),
    absorbed: [...account.absorbed, ...estate.absorbed, from],
  };
  const { joined: since } = both.about;
  const seen = { rules, at: now, joined: since, rulesOf: rulebook.version };
  const ranked = decideUpgrade(tier, growth, seen);
  return ok(appendTier(both, ranked, { at: now, program: rules.version }));
}

/** Points whose date has passed while they were on their way are reported as expired. */
function joinPurses(
  own: Purse,
  other: Purse,
  context: Context,
): Moved & { readonly lapsed: Points } {
  const { now } = context;
  const both: Purse = {
    lots: own.lots,
    pending: other.pending.reduce(addPending, own.pending),
    holds: [...own.holds, ...other.holds],
    debt: points(0),
  };
  const arrived = restore(both, other.lots, { now, joining: followingAt(now, context) });
  // What one of them owed is repaid from what the other had: what is spendable is truly free.
  const debt = points(own.debt + other.debt);
  const { lots, taken } = takeFromLots(arrived.purse.lots, debt);
  const purse = { ...arrived.purse, lots, debt: points(debt - taken) };
  const movement = movementBetween(own, purse, arrived.movement.joined);
  return { purse, movement, lapsed: arrived.lapsed };
}

/** As many as there is room for, the newest first; the others stay with the account that left. */
function joinOrders(
  own: readonly Returnable[],
  others: readonly Returnable[],
  limits: Bounds,
): readonly Returnable[] {
  let pieces = own.reduce((sum, order) => sum + piecesOf(order), 0);
  const newestFirst = [...others].sort((a, b) => b.paidAt - a.paidAt);
  const fitting = newestFirst.slice(0, limits.orders - own.length).filter((order) => {
    pieces += piecesOf(order);
    return pieces <= limits.pieces;
  });
  return [...own, ...fitting].sort((a, b) => a.paidAt - b.paidAt);
}

const addCounters = (own: Account['counters'], others: Account['counters']): Account['counters'] =>
  others.reduce(
    (counters, { id, used }) =>
      used.reduce((each, { from, n }) => count(each, { id, from, change: n }), counters),
    own,
  );

/** Of two on the same level the one that lasts longer. */
function higher(own: Tier, other: Tier, rules: Program): Tier {
  const difference = rankOf(rules, own.level) - rankOf(rules, other.level);
  if (difference !== 0) return difference > 0 ? own : other;
  return (other.until ?? 0) > (own.until ?? 0) ? other : own;
}

const aboutBoth = (own: Account['about'], other: Account['about'], tags: number) => ({
  joined: own.joined < other.joined ? own.joined : other.joined,
  birthday: own.birthday ?? other.birthday,
  tags: [...new Set([...other.tags, ...own.tags])].slice(-tags),
  orders: own.orders + other.orders,
  ...awaitsBoth(own.awaits, other.awaits),
});

const awaitsBoth = (own: Instant | undefined, other: Instant | undefined) =>
  other === undefined ? own !== undefined && { awaits: own } : { awaits: later(own, other) };

/** What an account that left still holds once everything has moved: orders there was no room for. */
export const afterMove = (account: Account): Account =>
  account.merged === null ? account : { ...account, merged: { ...account.merged, estate: null } };
