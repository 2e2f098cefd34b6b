import type { Instant } from '../kernel/time';
import { type Points, points } from '../kernel/units';
import {
  addLot,
  addPending,
  type Hold,
  type Joining,
  type Lot,
  type Pending,
  splitLast,
  sumOf,
  takeFromLots,
  takeFromPending,
} from './lots';

/** Everything of a member that is points. Debt is what was taken beyond what was left. */
export type Purse = {
  readonly lots: readonly Lot[];
  readonly pending: readonly Pending[];
  readonly holds: readonly Hold[];
  readonly debt: Points;
};

export const emptyPurse: Purse = { lots: [], pending: [], holds: [], debt: points(0) };

/** The change one entry makes, part by part; parts add up to the purse over all entries. */
export type Movement = {
  readonly spendable: Points;
  readonly pending: Points;
  readonly held: Points;
  readonly debt: Points;
  /** Set when the wallet held as many dates as it can: these points moved to a later one. */
  readonly joined: Instant | null;
};

export type Moved = { readonly purse: Purse; readonly movement: Movement };

const none = points(0);
export const stillness: Movement = {
  spendable: none,
  pending: none,
  held: none,
  debt: none,
  joined: null,
};

/** What lies between two states of a purse. */
export function movementBetween(
  before: Purse,
  after: Purse,
  joined: Instant | null = null,
): Movement {
  const difference = (of: (purse: Purse) => number) => points(of(after) - of(before));
  return {
    spendable: before.lots === after.lots ? none : difference(({ lots }) => sumOf(lots)),
    pending: before.pending === after.pending ? none : difference(({ pending }) => sumOf(pending)),
    held: before.holds === after.holds ? none : difference(heldIn),
    debt: difference(({ debt }) => debt),
    joined,
  };
}

export const heldIn = ({ holds }: Purse): Points =>
  points(holds.reduce((sum, { parts }) => sum + sumOf(parts), 0));

const moved = (before: Purse, after: Purse, joined: Instant | null = null): Moved => ({
  purse: after,
  movement: movementBetween(before, after, joined),
});

/** Points become spendable. What is owed is repaid first, so that a return costs nobody else. */
export function credit(purse: Purse, lot: Lot, joining: Joining): Moved {
  const repaid = Math.min(purse.debt, lot.left);
  const added = addLot(purse.lots, { ...lot, left: points(lot.left - repaid) }, joining);
  const after = { ...purse, lots: added.lots, debt: points(purse.debt - repaid) };
  return moved(purse, after, added.joined);
}

/** Points wait for their date. */
export const promise = (purse: Purse, parcel: Pending): Moved =>
  moved(purse, { ...purse, pending: addPending(purse.pending, parcel) });

/** Pending points whose date has come become spendable. */
export function vest(purse: Purse, parcel: Pending, joining: Joining): Moved {
  const without = { ...purse, pending: purse.pending.filter((each) => each !== parcel) };
  const credited = credit(without, { expires: parcel.expires, left: parcel.left }, joining);
  return moved(purse, credited.purse, credited.movement.joined);
}

/** A gift for a tier that was undone goes while it still waits. */
export const withoutGift = (purse: Purse, gift: string): Moved =>
  moved(purse, { ...purse, pending: purse.pending.filter((each) => each.gift !== gift) });

export type Spent = Moved & { readonly parts: readonly Lot[]; readonly taken: Points };

/** Spends what expires first, so that no member loses points they could have used. */
export function spend(purse: Purse, wanted: Points): Spent {
  const { lots, parts, taken } = takeFromLots(purse.lots, wanted);
  return { ...moved(purse, { ...purse, lots }), parts, taken };
}

/** Sets spendable points aside until they are captured, released, or their time is over. */
export function hold(
  purse: Purse,
  { id, until, wanted }: { id: string; until: Instant; wanted: Points },
): Moved {
  const { lots, parts } = takeFromLots(purse.lots, wanted);
  return moved(purse, { ...purse, lots, holds: [...purse.holds, { id, until, parts }] });
}

export type Closed = Moved & {
  /** What was paid with, by date. */
  readonly parts: readonly Lot[];
  /** Released points whose own date had passed meanwhile. */
  readonly lapsed: Points;
};

/** Pays with the first `captured` points of a hold; the rest goes back to its own dates. */
export function closeHold(
  purse: Purse,
  held: Hold,
  { captured, now, joining }: { captured: Points; now: Instant; joining: Joining },
): Closed {
  const rest = points(sumOf(held.parts) - captured);
  const { before, last } = splitLast(held.parts, rest);
  const without = { ...purse, holds: purse.holds.filter((each) => each !== held) };
  const back = restore(without, last, { now, joining });
  return {
    ...moved(purse, back.purse, back.movement.joined),
    parts: before,
    lapsed: back.lapsed,
  };
}

/** Gives points back to the dates they came from; a part whose date has passed is reported apart. */
export function restore(
  purse: Purse,
  parts: readonly Lot[],
  { now, joining }: { now: Instant; joining: Joining },
): Moved & { readonly lapsed: Points } {
  let after = purse;
  let joined: Instant | null = null;
  let lapsed = 0;
  for (const part of parts) {
    // Under one date for all, points take the date that stands, whatever their own was.
    const takesStanding = joining.one !== null && after.lots.length > 0;
    if (part.expires <= now && !takesStanding) {
      lapsed += part.left;
      continue;
    }
    const credited = credit(after, part, joining);
    after = credited.purse;
    joined = credited.movement.joined ?? joined;
  }
  return { ...moved(purse, after, joined), lapsed: points(lapsed) };
}

/** Moves the one date of all points on; never back. Dates that stood before it become one. */
export function withDate(purse: Purse, expires: Instant): Purse {
  const later = purse.lots.filter((lot) => lot.expires >= expires);
  const moving = sumOf(purse.lots.slice(0, purse.lots.length - later.length));
  const joining = { lotsMax: purse.lots.length, one: null };
  return { ...purse, lots: addLot(later, { expires, left: moving }, joining).lots };
}

export type Shortfall = 'debt' | 'forgive' | 'only_pending';

/**
 * Takes back what a returned order earned: from its own pending points, then its own lots, then what
 * expires soonest. `short` is what was not there: owed, unless it is forgiven.
 */
export function clawBack(
  purse: Purse,
  wanted: Points,
  {
    dates,
    shortfall,
  }: { dates: readonly Pick<Pending, 'vests' | 'expires'>[]; shortfall: Shortfall },
): Moved & { readonly short: Points } {
  const waiting = takeFromPending(purse.pending, wanted, dates);
  const ready = takeFromLots(
    purse.lots,
    shortfall === 'only_pending' ? none : points(wanted - waiting.taken),
    dates.map(({ expires }) => expires),
  );
  const short = points(wanted - waiting.taken - ready.taken);
  const after = {
    ...purse,
    lots: ready.lots,
    pending: waiting.pending,
    debt: shortfall === 'debt' ? points(purse.debt + short) : purse.debt,
  };
  return { ...moved(purse, after), short };
}

/** The soonest lot is past its date. */
export const expire = (purse: Purse, lot: Lot): Moved =>
  moved(purse, { ...purse, lots: purse.lots.filter((each) => each !== lot) });
