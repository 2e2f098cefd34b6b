import { unreachable } from '../kernel/invariant';
import { addMonths, type Instant, type Month, monthOf, type UtcOffset } from '../kernel/time';
import { type Fen, fen } from '../kernel/units';
import type { Target } from './contracts';

/** Net money spent in a calendar month. Never spendable; a return reduces the month of its order. */
export type MonthlyGrowth = { readonly month: Month; readonly fen: Fen };

/** Months that no window reaches any more are kept as one sum, for targets that count ever since. */
const EARLIER = '0000-00' as Month;

export const addGrowth = (
  growth: readonly MonthlyGrowth[],
  month: Month,
  change: number,
): readonly MonthlyGrowth[] => {
  const at = growth.findIndex((each) => each.month >= month);
  const standing = growth[at];
  const same = standing?.month === month;
  const after = fen((same ? standing.fen : 0) + change);
  const place = at === -1 ? growth.length : at;
  const rest = growth.slice(same ? place + 1 : place);
  return after === 0
    ? [...growth.slice(0, place), ...rest]
    : [...growth.slice(0, place), { month, fen: after }, ...rest];
};

/** What a target counts, seen at an instant. */
export function growthFor(
  growth: readonly MonthlyGrowth[],
  target: Target,
  { at, offset }: { at: Instant; offset: UtcOffset },
): Fen {
  const last = monthOf(at, offset);
  const first = firstMonthOf(target, last);
  return fen(
    growth.reduce(
      (sum, each) => (each.month >= first && each.month <= last ? sum + each.fen : sum),
      0,
    ),
  );
}

/** The first calendar month a target counts when it looks back from month `last`. */
export function firstMonthOf(target: Target, last: Month): Month {
  switch (target.over) {
    case 'months':
      return addMonths(last, 1 - target.months);
    case 'month':
      return last;
    case 'year':
      return `${last.slice(0, 4)}-01` as Month;
    case 'ever':
      return EARLIER;
    default:
      return unreachable(target);
  }
}

/** Months before `first` become one sum: the account stays bounded. */
export function foldGrowth(
  growth: readonly MonthlyGrowth[],
  first: Month,
): readonly MonthlyGrowth[] {
  const old = growth.filter(({ month }) => month < first);
  if (old.length < 2) return growth;
  const earlier = fen(old.reduce((sum, each) => sum + each.fen, 0));
  return [{ month: EARLIER, fen: earlier }, ...growth.slice(old.length)];
}
