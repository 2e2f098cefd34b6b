import type { Fen } from '../kernel/units';
import type { LineGroup } from '../orders/events';

type Award = { readonly rule: string; readonly moneyFen: number; readonly points: number };

/**
 * What each group of lines earned before multipliers and rounding, as whole numbers in true
 * proportion: a rule's points are shared among its lines by money. Exact as fractions; only where the
 * common denominator outgrows 2^53 are the lowest digits dropped (a part in 10^15).
 */
export function weightsOf(
  groups: readonly LineGroup[],
  awards: readonly Award[],
  filtered: ReadonlySet<string>,
): readonly number[] {
  const shared = awards.filter((award) => award.moneyFen > 0);
  const denominator = shared.reduce((product, { moneyFen }) => lcm(product, BigInt(moneyFen)), 1n);
  const exact = groups.map((group) =>
    shared
      .filter(({ rule }) => !filtered.has(rule) || group.rules.includes(rule))
      .reduce(
        (sum, { moneyFen, points }) =>
          sum + BigInt(points) * BigInt(group.moneyFen) * (denominator / BigInt(moneyFen)),
        0n,
      ),
  );
  return shrunk(exact);
}

type Returnable = {
  readonly weight: number;
  readonly moneyFen: Fen;
  readonly refundedFen: Fen;
};

/**
 * ⌊earned · W′ / W⌋: what the member keeps, with W′ the weight of the money not yet refunded.
 * Cumulative over refunds, so any order of partial returns ends alike and a full return keeps none.
 * Points on an order that cost nothing (W = 0) are kept until all of it is `returnedWhole`.
 */
export function keptAfterRefunds(
  earned: number,
  groups: readonly Returnable[],
  returnedWhole: boolean,
): number {
  const paid = groups.filter((group) => group.moneyFen > 0);
  const total = paid.reduce((sum, group) => sum + BigInt(group.weight), 0n);
  if (total === 0n) return returnedWhole ? 0 : earned;
  const denominator = paid.reduce((product, { moneyFen }) => lcm(product, BigInt(moneyFen)), 1n);
  const left = paid.reduce(
    (sum, { weight, moneyFen, refundedFen }) =>
      sum + BigInt(weight) * BigInt(moneyFen - refundedFen) * (denominator / BigInt(moneyFen)),
    0n,
  );
  return Number((BigInt(earned) * left) / (total * denominator));
}

function shrunk(weights: readonly bigint[]): readonly number[] {
  const common = weights.reduce(gcd, 0n);
  if (common === 0n) return weights.map(() => 0);
  const reduced = weights.map((weight) => weight / common);
  const largest = reduced.reduce((max, weight) => (weight > max ? weight : max), 0n);
  const limit = BigInt(Number.MAX_SAFE_INTEGER);
  const divisor = largest > limit ? largest / limit + 1n : 1n;
  return reduced.map((weight) => Number(weight / divisor));
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
const lcm = (a: bigint, b: bigint): bigint => (a / gcd(a, b)) * b;
