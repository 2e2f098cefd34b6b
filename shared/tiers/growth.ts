import { addMonths, type Month } from '../kernel/time';
import { type Fen, fen } from '../kernel/units';

/** Net money spent in a calendar month. Never spendable; a return reduces the month of its order. */
export type MonthlyGrowth = { readonly month: Month; readonly fen: Fen };

export const addGrowth = (
  growth: readonly MonthlyGrowth[],
  month: Month,
  change: number,
): readonly MonthlyGrowth[] => {
  const before = growth.find((each) => each.month === month)?.fen ?? 0;
  const others = growth.filter((each) => each.month !== month);
  const after = fen(before + change);
  return after === 0
    ? others
    : [...others, { month, fen: after }].sort((a, b) => (a.month < b.month ? -1 : 1));
};

/** Growth of the `months` calendar months that end with `last`. */
export const growthIn = (
  growth: readonly MonthlyGrowth[],
  { last, months }: { last: Month; months: number },
): Fen => {
  const first = addMonths(last, 1 - months);
  return fen(
    growth
      .filter(({ month }) => month >= first && month <= last)
      .reduce((sum, each) => sum + each.fen, 0),
  );
};

/** Months that no window can reach any more are forgotten: the account stays bounded. */
export const recentGrowth = (
  growth: readonly MonthlyGrowth[],
  { last, months }: { last: Month; months: number },
): readonly MonthlyGrowth[] => {
  const first = addMonths(last, 1 - months);
  return growth.every(({ month }) => month >= first)
    ? growth
    : growth.filter(({ month }) => month >= first);
};
