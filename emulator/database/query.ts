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
import { strictRefusal } from './refusal';

/** Only these operators have been checked against MongoDB's behaviour, each by a test. */
const OPERATORS = { $and, $eq, $exists, $gt, $gte, $in, $lt, $lte, $ne, $nin, $or };

const context = Context.init({ query: { ...OPERATORS, $elemMatch: elemMatch } });

const ALLOWED = new Set<string>([...Object.keys(OPERATORS), '$elemMatch']);

export type Predicate = (document: Fields) => boolean;

/** Compiles a query; an operator outside the tested list is refused by name. */
export function compileQuery(query: Fields): Predicate {
  mustBeTested(query);
  const compiled = new Query(query, { context });
  return (document) => compiled.test(document);
}

/** Whether an item of an array is meant by the argument of $pull or $elemMatch. */
export function compileItemQuery(criteria: Value): (item: Value) => boolean {
  if (isFields(criteria) && !isOperators(criteria)) {
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

function mustBeTested(condition: Value): void {
  if (Array.isArray(condition)) condition.forEach(mustBeTested);
  if (!isFields(condition)) return;
  for (const [name, operand] of Object.entries(condition)) {
    if (name.startsWith('$') && !ALLOWED.has(name)) {
      throw strictRefusal(
        `The query operator ${name} is not emulated (tested: ${[...ALLOWED].join(' ')}).`,
        'the database answers it as MongoDB does; rewrite the query or add the operator with a test.',
      );
    }
    mustBeTested(operand);
  }
}
