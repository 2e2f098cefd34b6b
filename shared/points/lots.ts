import type { Instant } from '../kernel/time';
import { type Points, points } from '../kernel/units';

/** Spendable points that are gone together. One lot a date, soonest first. */
export type Lot = { readonly expires: Instant; readonly left: Points };
/** Points that become spendable together, grouped by day. */
export type Pending = {
  readonly vests: Instant;
  readonly expires: Instant;
  readonly left: Points;
};

/** The 41st date joins the next later one: every wallet stays small, and nobody loses a day by it. */
export const LOTS_MAX = 40;

export const sumOf = (parcels: readonly { readonly left: Points }[]): Points =>
  points(parcels.reduce((sum, { left }) => sum + left, 0));

export type Added = { readonly lots: readonly Lot[]; readonly joined: Instant | null };

/** Adds to the lot of that date; `joined` names the later date when there was no room for another. */
export function addLot(lots: readonly Lot[], lot: Lot, max = LOTS_MAX): Added {
  if (lot.left === 0) return { lots, joined: null };
  const same = lots.findIndex(({ expires }) => expires === lot.expires);
  if (same !== -1) return { lots: topUp(lots, same, lot.left), joined: null };
  const later = lots.findIndex(({ expires }) => expires > lot.expires);
  if (lots.length < max) {
    const at = later === -1 ? lots.length : later;
    return { lots: [...lots.slice(0, at), lot, ...lots.slice(at)], joined: null };
  }
  if (later !== -1) {
    return { lots: topUp(lots, later, lot.left), joined: lots[later]?.expires ?? null };
  }
  // The newest date is the latest: the one before it gives way and moves to the new date.
  const kept = lots.slice(0, -1);
  const moved = lots.at(-1)?.left ?? 0;
  return { lots: [...kept, { ...lot, left: points(lot.left + moved) }], joined: lot.expires };
}

export type Taken = { readonly lots: readonly Lot[]; readonly taken: Points };

/** Takes from one date first, then from what expires soonest. Takes less if there is less. */
export function takeFromLots(
  lots: readonly Lot[],
  wanted: Points,
  first: Instant | null = null,
): Taken {
  const own = takeWhere(lots, wanted, (lot) => lot.expires === first);
  const rest = takeWhere(own.lots, points(wanted - own.taken), () => true);
  return { lots: rest.lots, taken: points(own.taken + rest.taken) };
}

export const addPending = (
  pending: readonly Pending[],
  { vests, expires, left }: Pending,
): readonly Pending[] => {
  if (left === 0) return pending;
  const same = pending.find((each) => each.vests === vests && each.expires === expires);
  if (same) {
    return pending.map((each) =>
      each === same ? { ...each, left: points(each.left + left) } : each,
    );
  }
  return [...pending, { vests, expires, left }].sort((a, b) => a.vests - b.vests);
};

export type TakenPending = { readonly pending: readonly Pending[]; readonly taken: Points };

/** Takes from the points of an order's own two dates; other orders' pending points are not touched. */
export function takeFromPending(
  pending: readonly Pending[],
  wanted: Points,
  own: Pick<Pending, 'vests' | 'expires'>,
): TakenPending {
  let taken = 0;
  const after = pending.map((each) => {
    if (each.vests !== own.vests || each.expires !== own.expires) return each;
    const part = Math.min(each.left, wanted - taken);
    taken += part;
    return { ...each, left: points(each.left - part) };
  });
  return { pending: after.filter(({ left }) => left > 0), taken: points(taken) };
}

const topUp = (lots: readonly Lot[], at: number, more: Points): readonly Lot[] =>
  lots.map((lot, index) => (index === at ? { ...lot, left: points(lot.left + more) } : lot));

function takeWhere(lots: readonly Lot[], wanted: Points, matches: (lot: Lot) => boolean): Taken {
  let taken = 0;
  const after = lots.map((lot) => {
    if (!matches(lot) || taken === wanted) return lot;
    const part = Math.min(lot.left, wanted - taken);
    taken += part;
    return { ...lot, left: points(lot.left - part) };
  });
  return { lots: after.filter(({ left }) => left > 0), taken: points(taken) };
}
