import type { Brand } from './brand';
import { invariant } from './invariant';

/** Money in fen, the smallest unit of CNY. Always an integer. */
export type Fen = Brand<number, 'Fen'>;
/** Whole loyalty points. Never a fraction, never money. */
export type Points = Brand<number, 'Points'>;
/** A whole percentage: 120 means ×1.2. Floats are never used to multiply (1.15 × 100 is 114 in floats). */
export type Percent = Brand<number, 'Percent'>;

/** The largest amount any single order or award may carry: ¥1,000,000,000, far inside exact integers. */
export const AMOUNT_MAX = 100_000_000_000;

/** No order is worth more than this: a typing error, not a purchase. ¥10,000,000. */
export const ORDER_FEN_MAX = 1_000_000_000;

export const fen = (amount: number): Fen => {
  invariant(Number.isSafeInteger(amount), `fen must be a safe integer: ${amount}`);
  return amount as Fen;
};

export const points = (amount: number): Points => {
  invariant(Number.isSafeInteger(amount), `points must be a safe integer: ${amount}`);
  return amount as Points;
};

export const percent = (amount: number): Percent => {
  invariant(
    Number.isSafeInteger(amount) && amount >= 0,
    `percent must be a whole number: ${amount}`,
  );
  return amount as Percent;
};

/** ⌊value · numerator / denominator⌋, exact for every safe integer: products are taken in BigInt. */
export function proportion(value: number, numerator: number, denominator: number): number {
  invariant(
    value >= 0 && numerator >= 0 && denominator > 0,
    'a proportion is taken of what is there',
  );
  const product = value * numerator;
  if (Number.isSafeInteger(product)) return Math.floor(product / denominator);
  return Number((BigInt(value) * BigInt(numerator)) / BigInt(denominator));
}

/** An exact fraction; 0/0 where there is nothing to take a part of. */
export type Ratio = { readonly top: bigint; readonly bottom: bigint };

/** The part of a sum that is left, where each item has a part of its own left. Exact. */
export function ratioLeft(
  items: readonly { readonly size: number; readonly left: number; readonly of: number }[],
): Ratio {
  let bottom = 0;
  let untouched = 0;
  let top = 0n;
  let shared = 1n;
  for (const { size, left, of } of items) {
    bottom += size;
    if (left === of) untouched += size;
    if (left === of || left === 0 || size === 0) continue;
    const divisor = gcd(BigInt(size) * BigInt(left), BigInt(of));
    const part = (BigInt(size) * BigInt(left)) / divisor;
    const common = lcm(shared, BigInt(of) / divisor);
    top = top * (common / shared) + part * (common / (BigInt(of) / divisor));
    shared = common;
  }
  return { top: BigInt(untouched) * shared + top, bottom: BigInt(bottom) * shared };
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
const lcm = (a: bigint, b: bigint): bigint => (a / gcd(a, b)) * b;
