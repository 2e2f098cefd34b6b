import { unreachable } from '../kernel/invariant';
import { type Fen, fen, type Points, points } from '../kernel/units';
import type { OrderRefunded } from '../orders/events';
import type { EarnRule, Program } from '../program/contracts';
import { portionOf } from './earn';
import type { Pending } from './lots';
import { pointsFor, worthOf } from './preview';
import { clawBack, type Moved, movementBetween, type Purse } from './purse';
import { applyPercents } from './rounding';
import { keptAfterReturns, partLeft } from './weigh';

type Award = { readonly rule: string; readonly points: Points; readonly freed?: Points };

/** What the account remembers of the order. */
type Earned = {
  readonly earned: Points;
  readonly clawed: Points;
  readonly dates: readonly Pick<Pending, 'vests' | 'expires'>[];
  readonly awards: readonly Award[];
  readonly times?: readonly number[];
};

export type Claw = Moved & {
  /** Of what the order earned, after this return. */
  readonly kept: Points;
  /** What is taken from the money refunded instead of points. */
  readonly cash: { readonly points: Points; readonly fen: Fen } | null;
  readonly writtenOff: Points;
  /** The order's awards with what no longer counts in their caps. */
  readonly awards: readonly Award[];
};

/**
 * What a return takes back, and what happens to points that are no longer there.
 * Source: rule 5 of the ledger; "Returns" of the promotion rules.
 */
export function decideClaw(
  purse: Purse,
  order: Earned,
  { refund, program }: { refund: OrderRefunded; program: Program },
): Claw {
  const before = points(order.earned - order.clawed);
  const kept = points(Math.min(before, keptOf(order, before, refund, program)));
  const taken = take(purse, points(before - kept), { order, refund, program });
  return { ...taken, kept, awards: freed(order, refund, program) };
}

function keptOf(order: Earned, before: Points, refund: OrderRefunded, program: Program): Points {
  if (program.returns.takesBack !== 'by_refund_step') {
    return keptAfterReturns(order.earned, order.awards, refund);
  }
  return points(Math.max(0, before - alone(order, refund, program)));
}

/** What the refunded part alone would have earned, rounded down; fixed awards go with the last piece. */
function alone({ awards, times = [] }: Earned, refund: OrderRefunded, program: Program): Points {
  const base = awards.reduce((sum, { rule, points: given }) => {
    const found = program.earning.rules.find(({ id }) => id === rule);
    return found ? sum + partAlone(found, given, refund) : sum;
  }, 0);
  return applyPercents(base, times, 'floor');
}

function partAlone(rule: EarnRule, given: Points, { alone: part, whole }: OrderRefunded): number {
  const { basisFen, pieces } = portionOf(rule, part);
  const { award } = rule;
  switch (award.kind) {
    case 'perAmount':
      return Math.floor(basisFen / award.fen) * award.points;
    case 'perItem':
      return pieces * award.points;
    case 'fixed':
      return whole ? given : 0;
    default:
      return unreachable(award);
  }
}

function take(
  purse: Purse,
  wanted: Points,
  { order: { dates }, refund, program }: { order: Earned; refund: OrderRefunded; program: Program },
): Omit<Claw, 'kept' | 'awards'> {
  const policy = program.returns.shortfall ?? 'debt';
  const none = { cash: null, writtenOff: points(0) };
  switch (policy) {
    // A till asks for a quote and refuses before it returns anything: what slips through is owed.
    case 'refuse':
    case 'debt':
      return { ...clawBack(purse, wanted, { dates, shortfall: 'debt' }), ...none };
    case 'write_off': {
      const claw = clawBack(purse, wanted, { dates, shortfall: 'forgive' });
      return { ...claw, cash: null, writtenOff: claw.short };
    }
    case 'only_pending': {
      const claw = clawBack(purse, wanted, { dates, shortfall: 'only_pending' });
      return { ...claw, cash: null, writtenOff: claw.short };
    }
    case 'deduct_cash': {
      const claw = clawBack(purse, wanted, { dates, shortfall: 'forgive' });
      return inCash(purse, claw, { refundedFen: refund.refundedFen, program });
    }
    default:
      return unreachable(policy);
  }
}

/** As much of the shortfall as the refund can bear is taken from it; the rest is owed. */
function inCash(
  purse: Purse,
  claw: Moved & { readonly short: Points },
  { refundedFen, program }: { refundedFen: Fen; program: Program },
): Omit<Claw, 'kept' | 'awards'> {
  const covered = points(Math.min(claw.short, pointsFor(refundedFen, program.redemption)));
  const cashFen = fen(Math.min(refundedFen, worthOf(covered, program.redemption)));
  const after = { ...claw.purse, debt: points(claw.purse.debt + claw.short - covered) };
  return {
    purse: after,
    movement: movementBetween(purse, after),
    cash: covered === 0 ? null : { points: covered, fen: cashFen },
    writtenOff: points(0),
  };
}

function freed(order: Earned, refund: OrderRefunded, { earning }: Program): Claw['awards'] {
  return order.awards.map((award) => {
    if (earning.rules.find(({ id }) => id === award.rule)?.caps === undefined) return award;
    const ratio = refund.left.find(({ rule }) => rule === award.rule)?.ratio;
    const stays = partLeft(award.points, ratio, refund.whole);
    // Returns may reach the account in another order than the shop's: what is free stays free.
    return { ...award, freed: points(Math.max(award.freed ?? 0, award.points - stays)) };
  });
}
