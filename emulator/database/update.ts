import { isOperators } from './constraints';
import type { Document, Fields, Value } from './document';
import { isFields, sameValue } from './document';
import { compileItemQuery } from './query';
import { Refusal, strictRefusal } from './refusal';

/** Gives the new value of a field, or undefined to remove it. */
type Change = (current: Value | undefined) => Value | undefined;

const OPERATORS: Record<string, (argument: Value, path: string) => Change> = {
  $set: (argument) => (current) => (sameValue(current, argument) ? current : argument),
  $unset: () => () => undefined,
  $inc: increment,
  $push: push,
  $pull: (argument, path) => without(path, compileItemQuery(pullCriteria(argument))),
  $pullAll: (argument, path) => {
    const unwanted = listOf(argument, '$pullAll', path);
    return without(path, (item) => unwanted.some((value) => sameValue(item, value)));
  },
  $addToSet: addToSet,
};

/** Removing from what is not there must not create it. */
const NEVER_CREATES = new Set(['$unset', '$pull', '$pullAll']);

/** A compiled update: shares with the old document all that it does not change. */
export function compileUpdate(update: Fields): (document: Document) => Document {
  const changes = Object.entries(update).flatMap(([operator, fields]) =>
    changesOf(operator, fields),
  );
  mustNotConflict(changes.map(({ path }) => path));
  return (document) => {
    let next: Value | undefined = document;
    for (const { path, change, creates } of changes) {
      next = changeAt(next, path.split('.'), { change, creates, path });
    }
    return next as Document;
  };
}

interface PathChange {
  path: string;
  change: Change;
  creates: boolean;
}

function changesOf(operator: string, fields: Value): PathChange[] {
  const build = OPERATORS[operator];
  if (!build) throw untested(operator);
  if (!isFields(fields)) throw failed(`${operator} needs an object of fields`);
  return Object.entries(fields).map(([path, argument]) => {
    if (path.split('.').some((part) => part.startsWith('$'))) throw untested(`path "${path}"`);
    if (path === '_id') throw failed("would modify the immutable field '_id'");
    return { path, change: build(argument, path), creates: !NEVER_CREATES.has(operator) };
  });
}

function changeAt(
  container: Value | undefined,
  [part = '', ...rest]: string[],
  step: PathChange,
): Value | undefined {
  if (Array.isArray(container)) return changeItem(container, part, rest, step);
  if (container !== undefined && !isFields(container)) return notAContainer(container, part, step);
  const current = container?.[part];
  const next = rest.length === 0 ? step.change(current) : changeAt(current, rest, step);
  if (next === current) return container;
  const copy: Fields = { ...container };
  if (next === undefined) delete copy[part];
  else copy[part] = next;
  return copy;
}

function changeItem(
  items: Value[],
  part: string,
  rest: string[],
  step: PathChange,
): Value | undefined {
  if (!/^\d+$/.test(part)) return notAContainer(items, part, step);
  const at = Number(part);
  const current = items[at];
  const next = rest.length === 0 ? step.change(current) : changeAt(current, rest, step);
  if (next === current) return items;
  const copy = [...items];
  while (copy.length < at) copy.push(null);
  copy[at] = next ?? null;
  return copy;
}

function notAContainer(container: Value, part: string, step: PathChange): Value {
  if (!step.creates) return container;
  throw failed(
    `Cannot create field '${part}' in element on the way to '${step.path}': ${JSON.stringify(container)}`,
  );
}

function increment(amount: Value, path: string): Change {
  if (typeof amount !== 'number') throw failed('Cannot increment with non-numeric argument');
  return (current) => {
    if (current === undefined) return amount;
    if (typeof current === 'number') return current + amount;
    throw failed(`Cannot apply $inc to a value of non-numeric type at '${path}'`);
  };
}

function push(argument: Value, path: string): Change {
  const { $each, $slice, ...others } = isOperators(argument) ? argument : { $each: [argument] };
  const [modifier] = Object.keys(others);
  if (modifier) throw untested(`$push with ${modifier}`);
  const added = listOf($each ?? null, '$each', path);
  if ($slice !== undefined && typeof $slice !== 'number') throw failed('$slice must be a number');
  return (current) => {
    const items = [...existingList(current, '$push', path), ...added];
    if ($slice === undefined) return items;
    if ($slice === 0) return [];
    return $slice < 0 ? items.slice($slice) : items.slice(0, $slice);
  };
}

function addToSet(argument: Value, path: string): Change {
  const { $each, ...others } = isOperators(argument) ? argument : { $each: [argument] };
  const [modifier] = Object.keys(others);
  if (modifier) throw untested(`$addToSet with ${modifier}`);
  const added = listOf($each ?? null, '$each', path);
  return (current) => {
    const items = existingList(current, '$addToSet', path);
    const next = [...items];
    for (const value of added) {
      if (!next.some((item) => sameValue(item, value))) next.push(value);
    }
    return next.length === items.length && current !== undefined ? current : next;
  };
}

function without(path: string, unwanted: (item: Value) => boolean): Change {
  return (current) => {
    if (current === undefined) return undefined;
    const items = existingList(current, '$pull', path);
    const kept = items.filter((item) => !unwanted(item));
    return kept.length === items.length ? current : kept;
  };
}

/** A list to pull is compared as a whole, not as a query. */
function pullCriteria(argument: Value): Value {
  return Array.isArray(argument) ? { $eq: argument } : argument;
}

function listOf(value: Value, operator: string, path: string): Value[] {
  if (Array.isArray(value)) return value;
  throw failed(`${operator} needs an array at '${path}'`);
}

function existingList(current: Value | undefined, operator: string, path: string): Value[] {
  if (current === undefined) return [];
  if (Array.isArray(current)) return current;
  throw failed(`The field '${path}' must be an array for ${operator}`);
}

function mustNotConflict(paths: string[]): void {
  const sorted = [...paths].sort();
  for (const [at, path] of sorted.entries()) {
    for (const other of sorted.slice(at + 1)) {
      if (other === path || other.startsWith(`${path}.`)) {
        throw failed(`Updating the path '${other}' would create a conflict at '${path}'`);
      }
    }
  }
}

function failed(problem: string): Refusal {
  return new Refusal('DATABASE_REQUEST_FAILED', problem);
}

function untested(what: string): Refusal {
  return strictRefusal(
    `The update operator ${what} is not emulated (tested: ${Object.keys(OPERATORS).join(' ')}).`,
    'the database applies it as MongoDB does; rewrite the update or add the operator with a test.',
  );
}
