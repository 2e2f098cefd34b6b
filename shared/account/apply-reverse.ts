import { cause as causeOf } from '../kernel/ids';
import { err, ok, type Result } from '../kernel/result';
import { monthOf } from '../kernel/time';
import { type Points, points, proportion } from '../kernel/units';
import { capId, count, periodOf } from '../points/caps';
import { type Claw, decideClaw } from '../points/claw';
import { expiryOf } from '../points/expiry';
import { splitLast } from '../points/lots';
import { credit, movementBetween, restore } from '../points/purse';
import { partLeft } from '../points/weigh';
import type { Program } from '../program/contracts';
import { addGrowth } from '../tiers/growth';
import { decideUndo } from '../tiers/tier';
import type { Account } from './account';
import { append, appendTier, BY_TIME, minus, remember } from './append';
import type { ApplyRefusal, Context, ReverseCommand } from './commands';
import { followingAt } from './joining';
import { keep } from './make-room';
import { leftOfPayment, type Payment, type Returnable, withPaid } from './returnable';
import { undoTierGift, withdrawUnearnedGifts } from './undo-tier-gift';

/**
 * Takes back what the returned part of an order earned, by the rules of the purchase, gives back the
 * points that paid for it, and takes the growth from its month. Cumulative: partial returns in any
 * order end alike, to the last point.
 */
export function applyReverse(
  account: Account,
  command: ReverseCommand,
  context: Context,
): Result<Account, ApplyRefusal> {
  const { cause, digest, refund, recalled } = command;
  const { now, rulebook, limits } = context;
  const order = earnedOrder(account, refund.order, recalled);
  const rules = rulebook.at(now);
  const program = order && rulebook.version(order.program);
  if (!order) return err('account/order_missing');
  if (rules === null || !program) return err('account/before_program');

  const paidBack = givePaymentBack(account, order, command, context);
  const claw = decideClaw(paidBack.account.points, order, { refund, program });
  const after = {
    ...paidBack.order,
    clawed: minus(order.earned, claw.kept),
    awards: claw.awards as Returnable['awards'],
  };
  const { orders, evicted } = keep(paidBack.account.orders, after, context);
  const posted = append(paidBack.account, claw.purse, {
    cause,
    digest,
    at: refund.refundedAt,
    postedAt: now,
    order: refund.order,
    movement: claw.movement,
    explain: {
      kind: 'claw',
      program: order.program,
      earned: order.earned,
      before: minus(order.earned, order.clawed),
      kept: claw.kept,
      refundedFen: refund.refundedFen,
      cash: claw.cash,
      writtenOff: claw.writtenOff,
      ...(paidBack.restored !== null && { restored: paidBack.restored }),
    },
    evicted,
  });
  const growth = addGrowth(
    account.growth,
    monthOf(refund.paidAt, rules.offset),
    0 - refund.refundedFen,
  );
  const returned: Account = {
    ...remember(posted, { cause, at: refund.refundedAt }, limits),
    orders,
    growth,
    counters: freeCaps(account.counters, { before: order, after, program, claw }),
  };
  const { joined } = account.about;
  const seen = { rules, at: now, joined, rulesOf: rulebook.version };
  const ranked = decideUndo(returned.tier, growth, seen);
  const fallen = appendTier(returned, ranked, { at: now, program: rules.version });
  const undone = undoTierGift(fallen, ranked, { at: now, rules });
  return ok(withdrawUnearnedGifts(undone, { at: now, rules, rulebook }));
}

/** What an order earned has to be known before it can be taken back; points may have paid for it before. */
function earnedOrder(
  { orders }: Account,
  id: string,
  recalled: Returnable | null,
): Returnable | null {
  const atHand = orders.find((order) => order.id === id);
  const known = atHand?.unearned ? recalled : (atHand ?? recalled);
  if (!known || known.unearned) return null;
  return atHand?.unearned && atHand.payment
    ? withPaid([known], known, atHand.payment.parts)
    : known;
}

type PaidBack = {
  readonly account: Account;
  readonly order: Returnable;
  readonly restored: { readonly points: Points; readonly lapsed: Points } | null;
};

/** Points that paid come back by the same formula, those with the latest date first. */
function givePaymentBack(
  account: Account,
  order: Returnable,
  { cause, refund }: ReverseCommand,
  context: Context,
): PaidBack {
  const { payment } = order;
  const nothing = { account, order, restored: null };
  if (!payment) return nothing;
  const stays = partLeft(payment.total, refund.spentLeft, refund.whole);
  const back = points(Math.max(0, leftOfPayment(payment) - stays));
  if (back === 0) return nothing;
  const owed = points(Math.min(back, payment.short));
  const { before, last } = splitLast(payment.parts, points(back - owed));
  const given = giveBack(account, { parts: last, owed, order }, context);
  const restored = append(account, given.purse, {
    cause: causeOf(`restore:${cause}`),
    digest: BY_TIME,
    at: refund.refundedAt,
    postedAt: context.now,
    order: refund.order,
    movement: given.movement,
    explain: { kind: 'restore', back, lapsed: given.lapsed },
  });
  const left = { total: payment.total, parts: before, short: minus(payment.short, owed) };
  return {
    account: restored,
    order: { ...order, payment: left },
    restored: { points: back, lapsed: given.lapsed },
  };
}

/** First what was never there: it cancels what is owed for it, or repays who repaid it since. */
function giveBack(
  account: Account,
  { parts, owed, order }: { parts: Payment['parts']; owed: Points; order: Returnable },
  context: Context,
) {
  const { now, rulebook } = context;
  const joining = followingAt(now, context);
  const rules = rulebook.at(now);
  const expires =
    order.dates[0]?.expires ?? (rules ? expiryOf(rules.expiry, now, rules.offset) : now);
  const settled =
    owed === 0 ? account.points : credit(account.points, { expires, left: owed }, joining).purse;
  const back = restore(settled, parts, { now, joining });
  return {
    purse: back.purse,
    movement: movementBetween(account.points, back.purse, back.movement.joined),
    lapsed: back.lapsed,
  };
}

/** What a cap of the purchase's period counted of what came back, it counts no more. */
function freeCaps(
  counters: Account['counters'],
  {
    before,
    after,
    program,
    claw: { writtenOff },
  }: { before: Returnable; after: Returnable; program: Program; claw: Claw },
): Account['counters'] {
  let freed = counters;
  // What the brand lets the member keep still counts.
  const wanted = after.clawed - before.clawed;
  const taken = wanted - writtenOff;
  const ofTaken = (change: number) => (wanted === 0 ? change : proportion(change, taken, wanted));
  const free = (rule: string, caps: Program['earning']['caps'], change: number) => {
    for (const cap of caps ?? []) {
      if (cap.per === 'order') continue;
      const from = periodOf(cap.per, before.paidAt, program.offset);
      freed = count(freed, { id: capId(rule, cap), from, change: 0 - ofTaken(change) });
    }
  };
  for (const [index, award] of after.awards.entries()) {
    const change = (award.freed ?? 0) - (before.awards[index]?.freed ?? 0);
    free(award.rule, program.earning.rules.find(({ id }) => id === award.rule)?.caps, change);
  }
  free('', program.earning.caps, wanted);
  return freed;
}
