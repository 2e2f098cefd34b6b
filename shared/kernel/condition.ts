import { unreachable } from './invariant';

/** One question about one field. The field decides which comparison makes sense. */
export type Leaf<Field extends string> =
  | { readonly field: Field; readonly in: readonly (string | number)[] }
  | { readonly field: Field; readonly is: boolean }
  | { readonly field: Field; readonly atLeast: number }
  | { readonly field: Field; readonly from: string; readonly through: string };

/** The one condition language of a program: nested questions, answered in memory. */
export type Condition<Field extends string> =
  | { readonly all: readonly Condition<Field>[] }
  | { readonly any: readonly Condition<Field>[] }
  | { readonly not: Condition<Field> }
  | Leaf<Field>;

export type FieldValue = string | number | boolean | readonly string[] | null;
export type Facts<Field extends string> = { readonly [F in Field]: FieldValue };

/**
 * The field that stood in the way, or null when the condition holds. Only the field is named, never
 * its value: explanations say outcomes, not personal attributes.
 */
export function firstObstacle<Field extends string>(
  condition: Condition<Field>,
  facts: Facts<Field>,
): Field | null {
  if ('all' in condition) return obstacleOfAll(condition.all, facts);
  if ('any' in condition) return obstacleOfAny(condition.any, facts);
  if ('not' in condition) {
    return firstObstacle(condition.not, facts) === null ? someField(condition.not) : null;
  }
  return answers(condition, facts[condition.field]) ? null : condition.field;
}

export const holds = <Field extends string>(
  condition: Condition<Field> | undefined,
  facts: Facts<Field>,
): boolean => condition === undefined || firstObstacle(condition, facts) === null;

/** Every question inside, outermost first: used to check that what they name exists. */
export function leavesOf<Field extends string>(
  condition: Condition<Field>,
): readonly Leaf<Field>[] {
  if ('all' in condition) return condition.all.flatMap((each) => leavesOf(each));
  if ('any' in condition) return condition.any.flatMap((each) => leavesOf(each));
  if ('not' in condition) return leavesOf(condition.not);
  return [condition];
}

function obstacleOfAll<Field extends string>(
  conditions: readonly Condition<Field>[],
  facts: Facts<Field>,
): Field | null {
  for (const condition of conditions) {
    const obstacle = firstObstacle(condition, facts);
    if (obstacle !== null) return obstacle;
  }
  return null;
}

function obstacleOfAny<Field extends string>(
  conditions: readonly Condition<Field>[],
  facts: Facts<Field>,
): Field | null {
  const obstacles = conditions.map((condition) => firstObstacle(condition, facts));
  return obstacles.includes(null) ? null : (obstacles[0] ?? null);
}

const someField = <Field extends string>(condition: Condition<Field>): Field | null =>
  leavesOf(condition)[0]?.field ?? null;

function answers<Field extends string>(leaf: Leaf<Field>, value: FieldValue): boolean {
  if ('in' in leaf) return isAmong(leaf.in, value);
  if ('is' in leaf) return value === leaf.is;
  if ('atLeast' in leaf) return typeof value === 'number' && value >= leaf.atLeast;
  if ('from' in leaf)
    return typeof value === 'string' && value >= leaf.from && value <= leaf.through;
  return unreachable(leaf);
}

function isAmong(wanted: readonly (string | number)[], value: FieldValue): boolean {
  if (Array.isArray(value)) return value.some((each) => wanted.includes(each));
  return (typeof value === 'string' || typeof value === 'number') && wanted.includes(value);
}
