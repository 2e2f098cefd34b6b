import { Context } from 'mingo/core';
import {
  $and,
  $eq,
  $exists,
  $gt,
  $gte,
  $in,
  $lt,
  $lte,
  $ne,
  $nin,
  $or,
} from 'mingo/operators/query';
import { Query } from 'mingo/query';
import { resolve } from 'mingo/util';
import { isOperators } from './constraints';
import type { Fields, Value } from './document';
import { isFields } from './document';
import { Refusal, strictRefusal } from './refusal';

/** Only these operators have been checked against MongoDB's behaviour, each by a test. */
const OPERATORS = { $and, $eq, $exists, $gt, $gte, $in, $lt, $lte, $ne, $nin, $or };

const context = Context.init({ query: { ...OPERATORS, $elemMatch: elemMatch } });

const ALLOWED = new Set<string>([...Object.keys(OPERATORS), '$elemMatch']);

/** These join whole queries and mean nothing behind a field. */
const LOGIC = new Set(['$and', '$or']);

export type Predicate = (document: Fields) => boolean;

/** Compiles a query; an operator outside the tested list is refused by name. */
export function compileQuery(query: Fields): Predicate {
  checkQuery(query);
  const compiled = new Query(query, { context });
  return (document) => compiled.test(document);
}

/** Whether an item of an array is meant by the argument of $pull or $elemMatch. */
export function compileItemQuery(criteria: Value): (item: Value) => boolean {
  if (isFields(criteria) && !isCondition(criteria)) {
    const matches = compileQuery(criteria);
    return (item) => isFields(item) && matches(item);
  }
  const matches = compileQuery({ item: criteria });
  return (item) => matches({ item });
}

/** mingo lets {$elemMatch: {field: …}} match scalars; MongoDB only looks into objects. */
function elemMatch(selector: string, criteria: unknown, _options: unknown) {
  const matches = compileItemQuery(criteria as Value);
  return (document: unknown) => {
    const found = resolve(document as Fields, selector) as Value | undefined;
    return Array.isArray(found) && found.some(matches);
  };
}

/** Operators that judge a value, as opposed to a query over the fields of an object. */
function isCondition(criteria: Fields): boolean {
  return isOperators(criteria) && !Object.keys(criteria).some((name) => LOGIC.has(name));
}

function checkQuery(query: Value): void {
  if (!isFields(query)) throw failed('a query must be an object');
  mustNotBeCommand(query);
  for (const [name, operand] of Object.entries(query)) {
    if (LOGIC.has(name)) listOf(name, operand).forEach(checkQuery);
    else if (name.startsWith('$')) throw misplaced(name, 'unknown top level operator');
    else checkCondition(operand);
  }
}

function checkCondition(condition: Value): void {
  mustNotBeCommand(condition);
  if (!isOperators(condition)) return;
  for (const [name, operand] of Object.entries(condition)) {
    if (!ALLOWED.has(name) || LOGIC.has(name)) throw misplaced(name, 'unknown operator');
    if (name === '$in' || name === '$nin') listOf(name, operand);
    if (name === '$elemMatch') checkItemQuery(operand);
  }
}

function checkItemQuery(criteria: Value): void {
  if (isFields(criteria) && isCondition(criteria)) checkCondition(criteria);
  else checkQuery(criteria);
}

/** Inside elemMatch the SDK sends and/or commands as the objects they are made of. */
function mustNotBeCommand(value: Value): void {
  if (!isFields(value) || !('operator' in value && 'operands' in value)) return;
  throw strictRefusal(
    'The SDK did not encode an and/or command inside elemMatch; write {$gt: 1, $lt: 5} there.',
    'such a query matches nothing, silently.',
  );
}

function listOf(name: string, operand: Value): Value[] {
  if (Array.isArray(operand)) return operand;
  throw failed(`${name} needs an array`);
}

function misplaced(name: string, problem: string): Refusal {
  if (ALLOWED.has(name)) return failed(`${problem}: ${name}`);
  return strictRefusal(
    `The query operator ${name} is not emulated (tested: ${[...ALLOWED].join(' ')}).`,
    'the database answers it as MongoDB does; rewrite the query or add the operator with a test.',
  );
}

function failed(problem: string): Refusal {
  return new Refusal('DATABASE_REQUEST_FAILED', `[FailedOperation.BadQuery] ${problem}`);
}
