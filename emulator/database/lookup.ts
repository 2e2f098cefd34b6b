import type { Fields, Value } from './document';
import { isFields } from './document';
import { failed } from './expression';
import { strictRefusal } from './refusal';

/** What another collection holds that answers a query, found through an index of its own. */
export type Reach = (collection: string, query: Fields) => Fields[];

const NAMES = ['from', 'localField', 'foreignField', 'as'] as const;

/** Beside each document, as an array, what another collection holds with the same value. */
export function compileLookup(given: Value, reach: Reach): (documents: Fields[]) => Fields[] {
  const { from, localField, foreignField, as } = namesIn(given);
  return (documents) =>
    documents.map((document) => ({
      ...document,
      [as]: reach(from, { [foreignField]: alike(document[localField]) }),
    }));
}

/** Any item of an array will do; what is missing is alike to null and to what is missing there. */
function alike(value: Value | undefined): Value {
  if (!Array.isArray(value)) return isFields(value) ? { $eq: value } : (value ?? null);
  if (value.some(Array.isArray)) throw untested('array of arrays');
  return { $in: value };
}

function namesIn(given: Value): Record<(typeof NAMES)[number], string> {
  if (!isFields(given)) throw failed('the $lookup specification must be an object');
  const { from, localField, foreignField, as, ...others } = given;
  const [option] = Object.keys(others);
  if (option) throw untested(`option ${option}`);
  const names = Object.entries({ from, localField, foreignField, as });
  for (const [name, value] of names) {
    if (typeof value !== 'string' || value === '')
      throw failed(`$lookup argument '${name}' must be a string`);
    if (name !== 'from' && /^\$|\./.test(value)) throw untested(`${name} "${value}"`);
  }
  return Object.fromEntries(names) as Record<(typeof NAMES)[number], string>;
}

function untested(what: string): Error {
  return strictRefusal(
    `The ${what} of $lookup is not emulated.`,
    'the database applies it as MongoDB does.',
  );
}
