import type { Level, Target } from '../tiers/contracts';
import type { Fault } from './fault';

/** Everybody starts in the lowest tier; each one above asks for more than the one below, in every way. */
export function levelFaults(levels: readonly Level[]): readonly Fault[] {
  return levels.flatMap((level, index) => [
    ...reachFaults(level, levels[index - 1], `tiers.levels[${index}]`),
    ...benefitFaults(level, `tiers.levels[${index}].benefits`),
  ]);
}

function reachFaults(level: Level, below: Level | undefined, path: string): readonly Fault[] {
  if (!below) {
    return level.reach === undefined
      ? []
      : [{ path: `${path}.reach`, message: 'everybody starts in the lowest tier' }];
  }
  // An item that could not be read has its own faults.
  if (level.words === undefined) return [];
  if (level.reach === undefined) {
    return [{ path: `${path}.reach`, message: 'says what lifts a member into this tier' }];
  }
  return level.reach.flatMap((target, index) => {
    const lower = below.reach?.find((each) => isSameMeasure(each, target));
    return lower && target.fen <= lower.fen
      ? [
          {
            path: `${path}.reach[${index}].fen`,
            message: `must be more than the tier below (${lower.fen})`,
          },
        ]
      : [];
  });
}

const isSameMeasure = (a: Target, b: Target): boolean =>
  a.over === b.over && (a.over !== 'months' || (b.over === 'months' && a.months === b.months));

function benefitFaults({ benefits = [] }: Level, path: string): readonly Fault[] {
  return benefits.flatMap(({ id }, index) =>
    benefits.findIndex((each) => each.id === id) === index
      ? []
      : [{ path: `${path}[${index}].id`, message: `"${id}" is in this tier already` }],
  );
}
