import type { Fields, Value } from './document';
import { isFields } from './document';
import { failed } from './expression';
import { strictRefusal } from './refusal';

/** One document for each item of an array; without items there is none, unless asked to keep it. */
export function compileUnwind(given: Value): (documents: Fields[]) => Fields[] {
  const {
    path = null,
    preserveNullAndEmptyArrays: keep,
    ...others
  } = isFields(given) ? given : { path: given };
  const [option] = Object.keys(others);
  if (option) throw untested(`option ${option}`);
  if (typeof path !== 'string' || !/^\$[^$]/.test(path)) throw failed('$unwind needs "$field"');
  const field = path.slice(1);
  if (field.includes('.')) throw untested(`path "${path}"`);
  return (documents) => documents.flatMap((document) => unwound(document, field, keep === true));
}

function unwound(document: Fields, field: string, keep: boolean): Fields[] {
  const value = document[field];
  if (!Array.isArray(value)) {
    return (value !== undefined && value !== null) || keep ? [document] : [];
  }
  if (value.length > 0) return value.map((item) => ({ ...document, [field]: item }));
  if (!keep) return [];
  const { [field]: _empty, ...rest } = document;
  return [rest];
}

function untested(what: string): Error {
  return strictRefusal(
    `The ${what} of $unwind is not emulated.`,
    'the database applies it as MongoDB does.',
  );
}
