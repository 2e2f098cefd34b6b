import type { Fields, Value } from './document';
import { isFields } from './document';

export interface Bound {
  value: Value;
  inclusive: boolean;
}

/** What a query demands of one field, as far as an index can help. */
export interface Constraint {
  points?: Value[];
  lower?: Bound;
  upper?: Bound;
}

export type Constraints = Map<string, Constraint>;

/** Collects what every match must satisfy; what is left out only makes the look-up wider. */
export function constraintsOf(query: Fields): Constraints {
  const constraints: Constraints = new Map();
  collect(query, '', constraints);
  return constraints;
}

/** The branches of a top-level $or, each joined with the rest of the query. */
export function branchesOf(query: Fields): Fields[] {
  const { $or: branches, ...rest } = query;
  if (!Array.isArray(branches)) return [];
  return branches.filter(isFields).map((branch) => ({ $and: [rest, branch] }));
}

function collect(query: Fields, prefix: string, constraints: Constraints): void {
  for (const part of andParts(query)) collect(part, prefix, constraints);
  for (const [name, condition] of Object.entries(query)) {
    if (!name.startsWith('$')) constrain(prefix + name, condition, constraints);
  }
}

function andParts(query: Fields): Fields[] {
  const { $and: parts } = query;
  return Array.isArray(parts) ? parts.filter(isFields) : [];
}

function constrain(field: string, condition: Value, constraints: Constraints): void {
  const constraint = constraints.get(field) ?? {};
  const operators = isOperators(condition) ? condition : { $eq: condition };
  for (const [operator, operand] of Object.entries(operators)) {
    if (operator === '$elemMatch' && isFields(operand) && !isOperators(operand)) {
      collect(operand, `${field}.`, constraints);
    } else {
      addOperator(constraint, operator, operand);
    }
  }
  if (Object.keys(constraint).length > 0) constraints.set(field, constraint);
}

function addOperator(constraint: Constraint, operator: string, operand: Value): void {
  if (operator === '$eq') addPoints(constraint, [operand]);
  if (operator === '$in' && Array.isArray(operand)) addPoints(constraint, operand);
  if (!isScalar(operand) || operand === null) return;
  const bound = { value: operand, inclusive: operator.endsWith('e') };
  if (operator === '$gt' || operator === '$gte') constraint.lower ??= bound;
  if (operator === '$lt' || operator === '$lte') constraint.upper ??= bound;
}

function addPoints(constraint: Constraint, points: Value[]): void {
  if (!points.every(isScalar)) return;
  if (constraint.points && constraint.points.length <= points.length) return;
  constraint.points = points;
}

export function isOperators(value: Value): value is Fields {
  return isFields(value) && Object.keys(value)[0]?.startsWith('$') === true;
}

function isScalar(value: Value): boolean {
  return !Array.isArray(value) && !isFields(value);
}
