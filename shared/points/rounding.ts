import { unreachable } from '../kernel/invariant';
import { type Points, points } from '../kernel/units';

export type Rounding = 'floor' | 'round' | 'ceil';

/**
 * Points times whole percentages, rounded once at the end. Percentages are multiplied as whole numbers
 * and divided once: no floats. `round` takes halves up.
 */
export function applyPercents(
  base: number,
  percents: readonly number[],
  rounding: Rounding,
): Points {
  if (percents.length === 0) return points(base);
  let product = base;
  let divisor = 1;
  for (const percent of percents) {
    product *= percent;
    divisor *= 100;
  }
  if (Number.isSafeInteger(product) && Number.isSafeInteger(divisor)) {
    return points(rounded(BigInt(product), BigInt(divisor), rounding));
  }
  const exact = percents.reduce((sum, percent) => sum * BigInt(percent), BigInt(base));
  return points(rounded(exact, 100n ** BigInt(percents.length), rounding));
}

function rounded(product: bigint, divisor: bigint, rounding: Rounding): number {
  switch (rounding) {
    case 'floor':
      return Number(product / divisor);
    case 'ceil':
      return Number((product + divisor - 1n) / divisor);
    case 'round':
      return Number((2n * product + divisor) / (2n * divisor));
    default:
      return unreachable(rounding);
  }
}
