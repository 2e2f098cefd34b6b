import type { DocumentId, Fields, Value } from './document';
import { isFields } from './document';
import { printEjson } from './ejson';
import { Refusal } from './refusal';

export type Direction = 1 | -1;

export interface IndexDeclaration {
  name: string;
  keys: [field: string, direction: Direction][];
  unique: boolean;
}

/**
 * Keys are strings that sort as MongoDB sorts the values: null, numbers, strings, objects, arrays,
 * booleans, dates. One comparison of two strings then orders a compound key.
 */
const TYPE = {
  null: '1',
  number: '2',
  string: '3',
  object: '4',
  array: '5',
  boolean: '8',
  date: '9',
} as const;

/** Sorts after every continuation of a key. */
export const AFTER = '\uffff\uffff\uffff';

export function encodeValue(value: Value | undefined, direction: Direction): string {
  const ascending = encodeAscending(value);
  return direction === 1 ? ascending : invert(ascending);
}

/** The part of an index where values of one type live: a range never leaves its type. */
export function encodeType(value: Value, direction: Direction): string {
  const ascending = encodeAscending(value).charAt(0);
  return direction === 1 ? ascending : invert(ascending);
}

/** Every key a document has in an index: one, or one for each item of an array. */
export function indexKeys(document: Fields, index: IndexDeclaration): string[] {
  let keys = [''];
  let arrayField: string | null = null;
  for (const [field, direction] of index.keys) {
    const values = valuesAt(document, field);
    if (values.length > 1 || values.fromArray) {
      if (arrayField !== null) throw parallelArrays(index.name, arrayField, field);
      arrayField = field;
    }
    const encoded = values.map((value) => encodeValue(value, direction));
    keys = keys.flatMap((key) => encoded.map((part) => key + part));
  }
  return keys.length === 1 ? keys : [...new Set(keys)];
}

export function isArrayAt(document: Fields, field: string): boolean {
  return valuesAt(document, field).fromArray === true;
}

export function encodeId(id: DocumentId): string {
  return encodeAscending(id);
}

function encodeAscending(value: Value | undefined): string {
  if (value === undefined || value === null) return TYPE.null;
  if (typeof value === 'number') return TYPE.number + sortableNumber(value);
  if (typeof value === 'string') return TYPE.string + terminated(value);
  if (typeof value === 'boolean') return TYPE.boolean + (value ? '1' : '0');
  if (value instanceof Date) return TYPE.date + sortableNumber(value.getTime());
  return (Array.isArray(value) ? TYPE.array : TYPE.object) + terminated(printEjson(value));
}

const scratch = new DataView(new ArrayBuffer(8));

function sortableNumber(value: number): string {
  scratch.setFloat64(0, value === 0 ? 0 : value);
  const high = scratch.getUint32(0);
  const low = scratch.getUint32(4);
  const negative = high >= 0x80000000;
  return hex(negative ? ~high : high ^ 0x80000000) + hex(negative ? ~low : low);
}

function hex(bits: number): string {
  return (bits >>> 0).toString(16).padStart(8, '0');
}

function terminated(text: string): string {
  return `${text.includes('\0') ? text.replaceAll('\0', '\0\xff') : text}\0\0`;
}

function invert(encoded: string): string {
  let inverted = '';
  for (let at = 0; at < encoded.length; at += 1) {
    inverted += String.fromCharCode(0xffff - encoded.charCodeAt(at));
  }
  return inverted;
}

type IndexedValues = (Value | undefined)[] & { fromArray?: true };

function valuesAt(document: Fields, path: string): IndexedValues {
  const direct = document[path];
  if (!path.includes('.')) return spread(direct);
  let values: IndexedValues = [document];
  for (const part of path.split('.')) {
    const next: IndexedValues = [];
    if (values.fromArray) next.fromArray = true;
    for (const value of values) {
      const found = spread(isFields(value) ? value[part] : undefined);
      if (found.fromArray) next.fromArray = true;
      next.push(...found);
    }
    values = next;
  }
  return values;
}

function spread(value: Value | undefined): IndexedValues {
  if (!Array.isArray(value)) return [value];
  const values: IndexedValues = value.length === 0 ? [undefined] : [...value];
  values.fromArray = true;
  return values;
}

function parallelArrays(index: string, first: string, second: string): Refusal {
  return new Refusal(
    'DATABASE_REQUEST_FAILED',
    `cannot index parallel arrays [${second}] [${first}] (index ${index})`,
  );
}
