import type { Instant } from '../kernel/time';
import { type Points, points } from '../kernel/units';
import { addLot, addPending, type Lot, type Pending, takeFromLots, takeFromPending } from './lots';

/** Everything of a member that is points. Debt is what a return took beyond what was left. */
export type Purse = {
  readonly lots: readonly Lot[];
  readonly pending: readonly Pending[];
  readonly debt: Points;
};

export const emptyPurse: Purse = { lots: [], pending: [], debt: points(0) };

/** The change one entry makes, part by part; parts add up to the purse over all entries. */
export type Movement = {
  readonly spendable: Points;
  readonly pending: Points;
  readonly debt: Points;
  /** Set when the wallet held as many dates as it can: these points moved to a later one. */
  readonly joined: Instant | null;
};

export type Moved = { readonly purse: Purse; readonly movement: Movement };

/** Points become spendable. What is owed is repaid first, so that a return costs nobody else. */
export function credit(purse: Purse, lot: Lot, lotsMax?: number): Moved {
  const repaid = points(Math.min(purse.debt, lot.left));
  const added = addLot(purse.lots, { ...lot, left: points(lot.left - repaid) }, lotsMax);
  return {
    purse: { ...purse, lots: added.lots, debt: points(purse.debt - repaid) },
    movement: {
      spendable: points(lot.left - repaid),
      pending: points(0),
      debt: points(0 - repaid),
      joined: added.joined,
    },
  };
}

/** Points wait for their date. */
export const promise = (purse: Purse, parcel: Pending): Moved => ({
  purse: { ...purse, pending: addPending(purse.pending, parcel) },
  movement: { spendable: points(0), pending: parcel.left, debt: points(0), joined: null },
});

/** Pending points whose date has come become spendable. */
export function vest(purse: Purse, parcel: Pending, lotsMax?: number): Moved {
  const without = { ...purse, pending: purse.pending.filter((each) => each !== parcel) };
  const credited = credit(without, { expires: parcel.expires, left: parcel.left }, lotsMax);
  return {
    ...credited,
    movement: { ...credited.movement, pending: points(0 - parcel.left) },
  };
}

/**
 * Takes back what a returned order earned: from its own pending points, then its own lot, then what
 * expires soonest; the rest is owed.
 */
export function clawBack(
  purse: Purse,
  wanted: Points,
  own: { vests: Instant; expires: Instant },
): Moved {
  const waiting = takeFromPending(purse.pending, wanted, own);
  const ready = takeFromLots(purse.lots, points(wanted - waiting.taken), own.expires);
  const owed = points(wanted - waiting.taken - ready.taken);
  return {
    purse: {
      lots: ready.lots,
      pending: waiting.pending,
      debt: points(purse.debt + owed),
    },
    movement: {
      spendable: points(0 - ready.taken),
      pending: points(0 - waiting.taken),
      debt: owed,
      joined: null,
    },
  };
}

/** The soonest lot is past its date. */
export function expire(purse: Purse, lot: Lot): Moved {
  return {
    purse: { ...purse, lots: purse.lots.filter((each) => each !== lot) },
    movement: {
      spendable: points(0 - lot.left),
      pending: points(0),
      debt: points(0),
      joined: null,
    },
  };
}
