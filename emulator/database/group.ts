import type { Fields, Value } from './document';
import { isFields } from './document';
import { printEjson } from './ejson';
import type { Expression } from './expression';
import { compileExpression, failed } from './expression';
import { encodeValue } from './index-key';
import { strictRefusal } from './refusal';

/** What becomes of the values of one group, in the order in which its documents came. */
type Accumulator = (values: (Value | undefined)[]) => Value;

const ACCUMULATORS: Record<string, Accumulator> = {
  $sum: (values) => sumOf(numbersIn(values)),
  $avg: (values) => {
    const numbers = numbersIn(values);
    return numbers.length === 0 ? null : sumOf(numbers) / numbers.length;
  },
  $min: (values) => extreme(values, (key, best) => key < best),
  $max: (values) => extreme(values, (key, best) => key > best),
  $first: (values) => values[0] ?? null,
  $last: (values) => values.at(-1) ?? null,
  $push: (values) => values.filter((value) => value !== undefined),
};

/** Gathers documents by what `_id` says of them, and sums up each group. */
export function compileGroup(given: Value): (documents: Fields[]) => Fields[] {
  if (!isFields(given) || !('_id' in given)) throw failed("a group specification needs an '_id'");
  const { _id: by, ...fields } = given;
  const keyOf = compileExpression(by ?? null);
  const columns = Object.entries(fields).map(([name, argument]) => columnOf(name, argument));
  return (documents) => {
    const groups = new Map<string, { _id: Value; documents: Fields[] }>();
    for (const document of documents) {
      // What is missing counts as null, and both are one group.
      const _id = keyOf(document) ?? null;
      const text = printEjson(_id);
      const group = groups.get(text) ?? { _id, documents: [] };
      groups.set(text, group);
      group.documents.push(document);
    }
    return [...groups.values()].map(({ _id, documents: members }) => {
      const row: Fields = { _id };
      for (const { name, accumulate, value } of columns) {
        row[name] = accumulate(members.map(value));
      }
      return row;
    });
  };
}

function columnOf(
  name: string,
  argument: Value,
): { name: string; accumulate: Accumulator; value: Expression } {
  const [operator = '', ...others] = isFields(argument) ? Object.keys(argument) : [];
  if (!isFields(argument) || others.length > 0 || !operator.startsWith('$')) {
    throw failed(`The field '${name}' must be an accumulator object`);
  }
  if (name.includes('.')) throw failed(`The field name '${name}' cannot contain '.'`);
  const accumulate = ACCUMULATORS[operator];
  if (!accumulate) throw untested(operator);
  return { name, accumulate, value: compileExpression(argument[operator] ?? null) };
}

function numbersIn(values: (Value | undefined)[]): number[] {
  return values.filter((value) => typeof value === 'number');
}

function sumOf(numbers: number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** Nulls and what is missing do not compete. */
function extreme(values: (Value | undefined)[], wins: (key: string, best: string) => boolean) {
  let best: { key: string; value: Value } | null = null;
  for (const value of values) {
    if (value === undefined || value === null) continue;
    const key = encodeValue(value, 1);
    if (best === null || wins(key, best.key)) best = { key, value };
  }
  return best?.value ?? null;
}

function untested(operator: string): Error {
  return strictRefusal(
    `The accumulator ${operator} is not emulated (tested: ${Object.keys(ACCUMULATORS).join(' ')}).`,
    'the database computes it as MongoDB does; rewrite the pipeline or add it with a test.',
  );
}
