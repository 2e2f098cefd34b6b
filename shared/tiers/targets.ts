import type { Instant } from '../kernel/time';
import type { Program } from '../program/contracts';
import type { Level, Target } from './contracts';
import { growthFor, type MonthlyGrowth } from './growth';

export type Rules = Pick<Program, 'tiers' | 'offset' | 'version'>;
/** Whose targets are looked at, and when. */
export type Window = { readonly rules: Rules; readonly at: Instant };

const meets = (
  growth: readonly MonthlyGrowth[],
  targets: readonly Target[],
  { rules: { offset }, at }: Window,
): boolean => targets.some((target) => growthFor(growth, target, { at, offset }) >= target.fen);

/** Whether growth keeps a level; nobody can lose the lowest. */
export const keeps = (growth: readonly MonthlyGrowth[], rank: number, window: Window): boolean =>
  rank === 0 || meets(growth, keepTargets(levelAt(window.rules.tiers.levels, rank)), window);

/** The highest level whose own rule is met: thresholds need not grow with the rank. */
export function reachedRank(growth: readonly MonthlyGrowth[], rules: Rules, at: Instant): number {
  const { levels } = rules.tiers;
  for (let rank = levels.length - 1; rank > 0; rank--) {
    if (meets(growth, levelAt(levels, rank).reach ?? [], { rules, at })) return rank;
  }
  return 0;
}

/** A level the program no longer has counts as the lowest: its members are moved at their review. */
export const rankOf = ({ tiers }: Pick<Rules, 'tiers'>, id: string): number =>
  Math.max(
    0,
    tiers.levels.findIndex((level) => level.id === id),
  );

export function levelAt(levels: readonly Level[], rank: number): Level {
  const level = levels[rank];
  if (level === undefined) throw new Error(`Invariant: no tier of rank ${rank}`);
  return level;
}

/** Targets that keep a level: its own keep rule, or what lifts into it. */
export const keepTargets = (level: Level): readonly Target[] => level.keep ?? level.reach ?? [];
