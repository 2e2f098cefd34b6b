import { DAY_MS, type Instant } from '@huigan/shared/kernel/time';

/** How far back a return without a number is looked for. */
export const MATCH_ORDERS_MAX = 50;
export const MATCH_DAYS_MAX = 365;

/** An order as far as returns are concerned: how many pieces of each product are still out. */
export type Purchase = {
  readonly order: string;
  readonly at: Instant;
  readonly left: ReadonlyMap<string, number>;
};
export type Match = { readonly order: string; readonly pieces: number };

/**
 * Which orders a returned line comes from, when the till does not say: the latest one that still has
 * so many of the product out; where no single one has, the latest ones that have them together. Null
 * when all of them together have fewer.
 */
export function matchReturn(
  purchases: readonly Purchase[],
  { sku, pieces, at }: { sku: string; pieces: number; at: Instant },
): readonly Match[] | null {
  const latestFirst = purchases
    .filter((each) => each.at <= at && each.at >= at - MATCH_DAYS_MAX * DAY_MS)
    .slice(-MATCH_ORDERS_MAX)
    .reverse();
  const enough = latestFirst.find(({ left }) => (left.get(sku) ?? 0) >= pieces);
  return enough ? [{ order: enough.order, pieces }] : spread(latestFirst, sku, pieces);
}

/** What is left of an order after pieces of it came back. */
export function without(purchase: Purchase, sku: string, pieces: number): Purchase {
  const left = new Map(purchase.left);
  left.set(sku, (left.get(sku) ?? 0) - pieces);
  return { ...purchase, left };
}

function spread(latestFirst: readonly Purchase[], sku: string, pieces: number): Match[] | null {
  const matches: Match[] = [];
  let missing = pieces;
  for (const { order, left } of latestFirst) {
    const taken = Math.min(missing, left.get(sku) ?? 0);
    if (taken > 0) matches.push({ order, pieces: taken });
    missing -= taken;
  }
  return missing === 0 ? matches : null;
}
