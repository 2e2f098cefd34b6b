import type { Condition } from '../kernel/condition';
import { leavesOf } from '../kernel/condition';
import type { LineField, OrderField, ProgramFile } from './contracts';

/** What is wrong, and where: `earning.rules[2].when.in[0]`. */
export type Fault = { readonly path: string; readonly message: string };

/** The parts of a program that refer to each other. */
export type Linked = Pick<ProgramFile, 'channels' | 'earning'> & {
  readonly tiers: Pick<ProgramFile['tiers'], 'levels'>;
};

/** What no single field can tell: names that clash, names nobody declared, tiers out of order. */
export function faultsOf(file: Linked): readonly Fault[] {
  const { rules, multipliers } = file.earning;
  return [
    ...twice('channels', file.channels),
    ...twice('earning.rules', rules),
    ...twice('earning.multipliers', multipliers),
    ...twice('tiers.levels', file.tiers.levels),
    ...clashes(file),
    ...levelFaults(file),
    ...rules.flatMap((rule, index) => [
      ...conditionFaults(`earning.rules[${index}].when`, rule.when, file),
      ...rangeFaults(`earning.rules[${index}].lines`, rule.lines),
    ]),
    ...multipliers.flatMap((multiplier, index) =>
      conditionFaults(`earning.multipliers[${index}].when`, multiplier.when, file),
    ),
  ];
}

function twice(path: string, items: readonly { readonly id: string }[]): readonly Fault[] {
  return items.flatMap(({ id }, index) => {
    const first = items.findIndex((each) => each.id === id);
    return first === index
      ? []
      : [{ path: `${path}[${index}].id`, message: `"${id}" is already at ${path}[${first}]` }];
  });
}

/** One word per idea: explanations name rules and multipliers by id alone. */
function clashes({ earning }: Linked): readonly Fault[] {
  const ruleIds = new Set(earning.rules.map(({ id }) => id));
  return earning.multipliers.flatMap(({ id }, index) =>
    ruleIds.has(id)
      ? [{ path: `earning.multipliers[${index}].id`, message: `"${id}" is the id of a rule` }]
      : [],
  );
}

function levelFaults({ tiers }: Linked): readonly Fault[] {
  return tiers.levels.flatMap(({ fromFen }, index) => {
    const path = `tiers.levels[${index}].fromFen`;
    const below = tiers.levels[index - 1];
    if (!below) return fromFen > 0 ? [{ path, message: 'the lowest tier starts at 0' }] : [];
    return fromFen <= below.fromFen
      ? [{ path, message: `must be more than the tier below (${below.fromFen})` }]
      : [];
  });
}

function conditionFaults(
  path: string,
  condition: Condition<OrderField> | undefined,
  file: Linked,
): readonly Fault[] {
  if (!condition) return [];
  const declared = {
    tier: file.tiers.levels.map(({ id }) => id),
    channel: file.channels.map(({ id }) => id),
  };
  const unknown = leavesOf(condition).flatMap((leaf) => {
    if (!('in' in leaf) || (leaf.field !== 'tier' && leaf.field !== 'channel')) return [];
    const { field } = leaf;
    return leaf.in
      .filter((name) => declared[field].length > 0 && !declared[field].includes(String(name)))
      .map((name) => ({ path, message: `no ${field} "${name}" is declared` }));
  });
  return [...unknown, ...rangeFaults(path, condition)];
}

function rangeFaults<F extends OrderField | LineField>(
  path: string,
  condition: Condition<F> | undefined,
): readonly Fault[] {
  if (!condition) return [];
  return leavesOf(condition).flatMap((leaf) =>
    'from' in leaf && leaf.from > leaf.through
      ? [{ path, message: `from ${leaf.from} is after through ${leaf.through}` }]
      : [],
  );
}
