import type { Fields, Value } from './document';
import { isFields } from './document';
import { encodeValue } from './index-key';
import { Refusal, strictRefusal } from './refusal';

/** What an expression says about a document; undefined where the document says nothing. */
export type Expression = (document: Fields) => Value | undefined;

type Operator = (values: (Value | undefined)[], name: string) => Value | undefined;

/** How many arguments an operator takes, and what it makes of them. */
const OPERATORS: Record<string, [least: number, most: number, operator: Operator]> = {
  $add: [1, Infinity, arithmetic((numbers) => numbers.reduce((sum, next) => sum + next))],
  $subtract: [2, 2, arithmetic(([left = 0, right = 0]) => left - right)],
  $multiply: [1, Infinity, arithmetic((numbers) => numbers.reduce((all, next) => all * next))],
  $divide: [2, 2, arithmetic(([left = 0, right = 0]) => left / notZero(right, '$divide'))],
  $mod: [2, 2, arithmetic(([left = 0, right = 0]) => left % notZero(right, '$mod'))],
  $floor: [1, 1, arithmetic(([number = 0]) => Math.floor(number))],
  $eq: [2, 2, comparison((order) => order === 0)],
  $ne: [2, 2, comparison((order) => order !== 0)],
  $gt: [2, 2, comparison((order) => order > 0)],
  $gte: [2, 2, comparison((order) => order >= 0)],
  $lt: [2, 2, comparison((order) => order < 0)],
  $lte: [2, 2, comparison((order) => order <= 0)],
  $and: [0, Infinity, (values) => values.every(isTruthy)],
  $or: [0, Infinity, (values) => values.some(isTruthy)],
  $not: [1, 1, ([value]) => !isTruthy(value)],
  $cond: [3, 3, ([condition, yes, no]) => (isTruthy(condition) ? yes : no)],
  $ifNull: [2, 2, ([value, instead]) => value ?? instead],
  $size: [1, 1, sizeOf],
};

/** Compiles what a stage computes; an operator outside the tested list is refused by name. */
export function compileExpression(given: Value): Expression {
  if (typeof given === 'string' && given.startsWith('$')) return fieldPath(given);
  if (Array.isArray(given)) {
    const items = given.map(compileExpression);
    return (document) => items.map((item) => item(document) ?? null);
  }
  if (!isFields(given)) return () => given;
  const [first] = Object.keys(given);
  return first?.startsWith('$') ? compileOperator(given, first) : compileObject(given);
}

/** The value at a path; on its way through an array, the values of all items that have one. */
export function valueAt(value: Value | undefined, parts: string[]): Value | undefined {
  const [part, ...rest] = parts;
  if (part === undefined) return value;
  if (Array.isArray(value)) {
    return value.map((item) => valueAt(item, parts)).filter((found) => found !== undefined);
  }
  return isFields(value) ? valueAt(value[part], rest) : undefined;
}

function fieldPath(text: string): Expression {
  if (text.startsWith('$$')) throw untested(`variable ${text}`);
  const parts = text.slice(1).split('.');
  return (document) => valueAt(document, parts);
}

function compileObject(given: Fields): Expression {
  const fields = Object.entries(given).map(
    ([name, value]) => [name, compileExpression(value)] as const,
  );
  return (document) => {
    const made: Fields = {};
    for (const [name, value] of fields) {
      const found = value(document);
      if (found !== undefined) made[name] = found;
    }
    return made;
  };
}

function compileOperator(given: Fields, name: string): Expression {
  const known = OPERATORS[name];
  if (!known) throw untested(`expression ${name}`);
  if (Object.keys(given).length > 1) throw failed(`${name} must stand alone in its object`);
  const [least, most, operator] = known;
  const operands = operandsOf(name, given[name] ?? null).map(compileExpression);
  if (operands.length < least || operands.length > most) {
    throw failed(`Expression ${name} does not take ${operands.length} arguments`);
  }
  return (document) =>
    operator(
      operands.map((operand) => operand(document)),
      name,
    );
}

function operandsOf(name: string, argument: Value): Value[] {
  if (name === '$cond' && isFields(argument)) {
    const { if: condition = null, then: yes = null, else: no = null } = argument;
    return [condition, yes, no];
  }
  return Array.isArray(argument) ? argument : [argument];
}

/** A calculation with what is not there gives null. */
function arithmetic(calculate: (numbers: number[]) => number): Operator {
  return (values, name) => {
    const numbers: number[] = [];
    for (const value of values) {
      if (value === undefined || value === null) return null;
      if (typeof value !== 'number') throw failed(`${name} only supports numeric types here`);
      numbers.push(value);
    }
    return calculate(numbers);
  };
}

function comparison(judge: (order: number) => boolean): Operator {
  return ([left, right]) => {
    const [before, after] = [rankOf(left), rankOf(right)];
    return judge(before < after ? -1 : Number(before > after));
  };
}

/** Unlike in a query, what is missing is less than null. */
function rankOf(value: Value | undefined): string {
  return value === undefined ? '' : encodeValue(value, 1);
}

function isTruthy(value: Value | undefined): boolean {
  return value !== undefined && value !== null && value !== false && value !== 0;
}

function notZero(divisor: number, name: string): number {
  if (divisor !== 0) return divisor;
  throw failed(`can't ${name} by zero`);
}

function sizeOf([list]: (Value | undefined)[]): number {
  if (Array.isArray(list)) return list.length;
  throw failed('The argument to $size must be an array');
}

export function failed(problem: string): Refusal {
  return new Refusal('DATABASE_REQUEST_FAILED', `[FailedOperation.Aggregate] ${problem}`);
}

function untested(what: string): Refusal {
  return strictRefusal(
    `The ${what} is not emulated (tested: ${Object.keys(OPERATORS).join(' ')}).`,
    'the database computes it as MongoDB does; rewrite the pipeline or add it with a test.',
  );
}
