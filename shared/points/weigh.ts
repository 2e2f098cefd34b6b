import { type Points, points, type Ratio } from '../kernel/units';

type Award = { readonly rule: string; readonly points: number };
type Left = { readonly rule: string; readonly ratio: Ratio };

/**
 * ⌊earned · W′ / W⌋: what the member keeps, with W what each rule gave and W′ the part of it whose lines
 * are not returned. Cumulative over returns, so any order of partial returns ends alike and a full one
 * keeps none. Where no line carries a weight (W = 0) only a full return takes anything.
 * Source: rule 5 of the ledger.
 */
export function keptAfterReturns(
  earned: Points,
  awards: readonly Award[],
  { left, whole }: { left: readonly Left[]; whole: boolean },
): Points {
  if (whole) return points(0);
  let total = 0n;
  let top = 0n;
  let shared = 1n;
  for (const { rule, points: weight } of awards) {
    const ratio = left.find((each) => each.rule === rule)?.ratio;
    if (ratio === undefined || ratio.bottom === 0n) continue;
    total += BigInt(weight);
    top = top * ratio.bottom + BigInt(weight) * ratio.top * shared;
    shared *= ratio.bottom;
  }
  if (total === 0n) return earned;
  return points(Number((BigInt(earned) * top) / (total * shared)));
}

/** ⌊amount · left⌋: the part of an award, or of points that paid, that stands after returns. */
export function partLeft(amount: Points, ratio: Ratio | undefined, whole: boolean): Points {
  if (whole) return points(0);
  if (ratio === undefined || ratio.bottom === 0n) return amount;
  return points(Number((BigInt(amount) * ratio.top) / ratio.bottom));
}
