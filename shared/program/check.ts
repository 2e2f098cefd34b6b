import type { Condition } from '../kernel/condition';
import { leavesOf } from '../kernel/condition';
import { AMOUNT_MAX, ORDER_FEN_MAX } from '../kernel/units';
import { capFaults, expiryFaults, quotaFaults, redemptionFaults } from './check-policies';
import { levelFaults } from './check-tiers';
import type { LineField, OrderField, ProgramFile } from './contracts';
import type { Fault } from './fault';

/** Every order asks all of them, and has a millisecond. */
const QUESTIONS_MAX = 300;
/** Pieces of one order: a typing error beyond it. */
const PIECES_MAX = 1_000_000;

/** The parts of a program that refer to each other; of a faulty one, what can be read. */
export type Linked = Pick<ProgramFile, 'channels' | 'earning'> &
  Partial<Pick<ProgramFile, 'expiry' | 'redemption' | 'returns' | 'preferences'>> & {
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
    ...preferenceFaults(file),
    ...clashes(file),
    ...levelFaults(file.tiers.levels),
    ...capFaults(file),
    ...quotaFaults(file),
    ...expiryFaults(file),
    ...redemptionFaults(file),
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

function preferenceFaults({ preferences = [] }: Linked): readonly Fault[] {
  return [
    ...twice('preferences', preferences),
    ...preferences.flatMap(({ options }, index) => twice(`preferences[${index}].options`, options)),
  ];
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
  const most = { fixed: 1, perItem: PIECES_MAX, perAmount: 0 };
  const steps =
    award.kind === 'perAmount' ? Math.floor(ORDER_FEN_MAX / award.fen) : most[award.kind];
  return BigInt(steps) * BigInt(award.points);
}

/** Where a document is faulty, a number may be missing; that fault is told by its own field. */
const readableNumber = (value: number | undefined): number => value ?? 100;

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
