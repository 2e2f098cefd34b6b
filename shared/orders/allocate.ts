import { invariant } from '../kernel/invariant';
import { type Fen, fen, proportion } from '../kernel/units';

/**
 * Divides an order's discount by what each line costs: floor, and the last line that costs anything
 * takes the remainder. The parts add up to `amount` to the last fen, and no part exceeds its line.
 * Source: "Allocation to lines" of the promotion rules.
 */
export function allocate(amount: Fen, costs: readonly Fen[]): readonly Fen[] {
  const total = costs.reduce((sum, cost) => sum + cost, 0);
  invariant(amount <= total, 'cannot take more than the lines cost');
  if (amount === 0) return costs.map(() => fen(0));
  const parts = costs.map((cost) => fen(proportion(amount, cost, total)));
  return giveRemainder(parts, costs, amount - parts.reduce((sum, part) => sum + part, 0));
}

/** From the last line backwards, never beyond a line's own cost. */
function giveRemainder(
  parts: readonly Fen[],
  costs: readonly Fen[],
  remainder: number,
): readonly Fen[] {
  const given = [...parts];
  let left = remainder;
  for (let index = given.length - 1; index >= 0 && left > 0; index--) {
    const part = given[index] ?? fen(0);
    const room = Math.min(left, (costs[index] ?? 0) - part);
    given[index] = fen(part + room);
    left -= room;
  }
  return given;
}
