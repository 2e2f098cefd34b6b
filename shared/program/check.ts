import type { Condition } from '../kernel/condition';
import { leavesOf } from '../kernel/condition';
import { AMOUNT_MAX, ORDER_FEN_MAX } from '../kernel/units';
import type { LineField, OrderField, ProgramFile } from './contracts';

/** What is wrong, and where: `earning.rules[2].when.in[0]`. */
export type Fault = { readonly path: string; readonly message: string };

/** Every order asks all of them, and has a millisecond. */
const QUESTIONS_MAX = 300;
/** Rules with a line filter cut orders into groups: at most two to the power of this. */
const FILTERED_RULES_MAX = 6;

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
    ...filterFaults(file),
    ...questionFaults(file),
    ...generosityFaults(file),
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

function questionFaults({ earning }: Linked): readonly Fault[] {
  const conditions = [...earning.rules.flatMap(({ when, lines }) => [when, lines])];
  const more = earning.multipliers.map(({ when }) => when);
  const questions = [...conditions, ...more].reduce(
    (sum, condition) => sum + (condition ? leavesOf<OrderField | LineField>(condition).length : 0),
    0,
  );
  const message = `conditions ask ${questions} questions, at most ${QUESTIONS_MAX} together`;
  return questions > QUESTIONS_MAX ? [{ path: 'earning', message }] : [];
}

function filterFaults({ earning }: Linked): readonly Fault[] {
  const filtered = earning.rules.filter(({ lines }) => lines !== undefined).length;
  const message = `${filtered} rules have a condition on lines, at most ${FILTERED_RULES_MAX} may`;
  return filtered > FILTERED_RULES_MAX ? [{ path: 'earning.rules', message }] : [];
}

/** No order may earn more than an account can hold, even the largest with everything multiplied. */
function generosityFaults({ earning }: Linked): readonly Fault[] {
  const base = earning.rules.reduce((sum, { award }) => sum + mostOf(award), 0n);
  const most = earning.multipliers.reduce(
    (product, { percent }) => (product * BigInt(Math.max(100, readableNumber(percent)))) / 100n,
    base,
  );
  const message = `a ¥${ORDER_FEN_MAX / 100} order could earn ${most} points, more than ${AMOUNT_MAX}`;
  return most > BigInt(AMOUNT_MAX) ? [{ path: 'earning', message }] : [];
}

function mostOf(award: ProgramFile['earning']['rules'][number]['award'] | undefined): bigint {
  if (award === undefined) return 0n;
  const steps = award.kind === 'fixed' ? 1 : Math.floor(ORDER_FEN_MAX / award.fen);
  return BigInt(steps) * BigInt(award.points);
}

/** Where a document is faulty, a number may be missing; that fault is told by its own field. */
const readableNumber = (value: number | undefined): number => value ?? 100;

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
