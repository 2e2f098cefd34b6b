import type { Instant } from '../kernel/time';
import { type Points, points } from '../kernel/units';

/** Spendable points that are gone together. One lot a date, soonest first; `NEVER` is the last date. */
export type Lot = { readonly expires: Instant; readonly left: Points };
/** Points that become spendable together, grouped by day. */
export type Pending = {
  readonly vests: Instant;
  readonly expires: Instant;
  readonly left: Points;
  /** The tier whose upgrade they thank for: taken back if a return undoes it. */
  readonly gift?: string;
  /** When that tier began. */
  readonly won?: Instant;
};
/** Points that wait for a payment, each with the date it came from. */
export type Hold = {
  readonly id: string;
  readonly until: Instant;
  readonly parts: readonly Lot[];
};

/** The 41st date joins the next later one: every wallet stays small, and nobody loses a day by it. */
export const LOTS_MAX = 40;

/** How points join those that are there: `one` date for all moves on or is followed, or each has its own. */
export type Joining = { readonly lotsMax: number; readonly one: 'moves' | 'follows' | null };

export function sumOf(parcels: readonly { readonly left: Points }[]): Points {
  let sum = 0;
  for (const { left } of parcels) sum += left;
  return points(sum);
}

export type Added = { readonly lots: readonly Lot[]; readonly joined: Instant | null };

/** Adds points; `joined` names the later date where there was no room for another. */
export function addLot(lots: readonly Lot[], lot: Lot, { lotsMax, one }: Joining): Added {
  if (one !== null) return { lots: addToOne(lots, lot, one), joined: null };
  if (lot.left === 0) return { lots, joined: null };
  const later = lots.findIndex(({ expires }) => expires >= lot.expires);
  if (lots[later]?.expires === lot.expires)
    return { lots: topUp(lots, later, lot.left), joined: null };
  if (lots.length < lotsMax) {
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

/** One lot, one date: the latest there is. What only follows takes the date that stands. */
function addToOne(lots: readonly Lot[], lot: Lot, one: 'moves' | 'follows'): readonly Lot[] {
  const left = points(sumOf(lots) + lot.left);
  if (left === 0) return [];
  const standing = lots.at(-1)?.expires;
  const expires =
    standing === undefined || (one === 'moves' && lot.expires > standing) ? lot.expires : standing;
  return [{ expires, left }];
}

export type Taken = {
  readonly lots: readonly Lot[];
  readonly taken: Points;
  /** What was taken, by date, soonest first. */
  readonly parts: readonly Lot[];
};

/** Takes from some dates first, then from what expires soonest. Takes less if there is less. */
export function takeFromLots(
  lots: readonly Lot[],
  wanted: Points,
  first: readonly Instant[] = [],
): Taken {
  if (wanted === 0) return { lots, taken: points(0), parts: [] };
  const own = takeWhere(lots, wanted, (lot) => first.includes(lot.expires));
  const rest = takeWhere(own.lots, points(wanted - own.taken), () => true);
  return {
    lots: rest.lots,
    taken: points(own.taken + rest.taken),
    parts: [...own.parts, ...rest.parts],
  };
}

/** The last `count` points of a row of parts, and what is before them: spent last, back first. */
export function splitLast(
  parts: readonly Lot[],
  count: Points,
): { readonly before: readonly Lot[]; readonly last: readonly Lot[] } {
  const { lots, parts: before } = takeWhere(parts, points(sumOf(parts) - count), () => true);
  return { before, last: lots };
}

export const addPending = (pending: readonly Pending[], parcel: Pending): readonly Pending[] => {
  if (parcel.left === 0) return pending;
  const same = pending.findIndex((each) => isSame(each, parcel));
  if (same !== -1) return topUp(pending, same, parcel.left);
  const later = pending.findIndex(({ vests }) => vests > parcel.vests);
  const at = later === -1 ? pending.length : later;
  return [...pending.slice(0, at), parcel, ...pending.slice(at)];
};

export type TakenPending = { readonly pending: readonly Pending[]; readonly taken: Points };

/** Takes from the points of an order's own dates; other orders' pending points are not touched. */
export function takeFromPending(
  pending: readonly Pending[],
  wanted: Points,
  own: readonly Pick<Pending, 'vests' | 'expires'>[],
): TakenPending {
  let taken = 0;
  const after = pending.map((each) => {
    if (taken === wanted || !own.some((dates) => isSame(each, dates))) return each;
    const part = Math.min(each.left, wanted - taken);
    taken += part;
    return { ...each, left: points(each.left - part) };
  });
  return { pending: after.filter(({ left }) => left > 0), taken: points(taken) };
}

const isSame = (each: Pending, other: Pick<Pending, 'vests' | 'expires' | 'gift'>): boolean =>
  each.vests === other.vests && each.expires === other.expires && each.gift === other.gift;

const topUp = <P extends { readonly left: Points }>(
  parcels: readonly P[],
  at: number,
  more: Points,
): readonly P[] =>
  parcels.map((each, index) => (index === at ? { ...each, left: points(each.left + more) } : each));

function takeWhere(lots: readonly Lot[], wanted: Points, matches: (lot: Lot) => boolean): Taken {
  const parts: Lot[] = [];
  let taken = 0;
  const after = lots.map((lot) => {
    if (taken === wanted || !matches(lot)) return lot;
    const part = points(Math.min(lot.left, wanted - taken));
    taken += part;
    parts.push({ expires: lot.expires, left: part });
    return { ...lot, left: points(lot.left - part) };
  });
  return { lots: after.filter(({ left }) => left > 0), taken: points(taken), parts };
}
