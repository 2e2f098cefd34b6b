import type { Fields, Value } from './document';
import { isFields } from './document';
import { Refusal, strictRefusal } from './refusal';

/** Cuts documents down to the wanted fields; `_id` stays unless it is named. */
export function compileProjection(projection: Fields): (document: Fields) => Fields {
  const { _id: id, ...fields } = projection;
  for (const flag of Object.values(projection)) mustBeFlag(flag);
  const flags = Object.values(fields).map(Boolean);
  const includes = flags[0] ?? Boolean(id);
  if (flags.some((flag) => flag !== includes)) {
    throw new Refusal('DATABASE_REQUEST_FAILED', 'Projection cannot mix inclusion and exclusion');
  }
  const paths = Object.keys(fields);
  const idIsKept = id === undefined || Boolean(id);
  if (includes) return (document) => pick(document, idIsKept ? ['_id', ...paths] : paths);
  return (document) => omit(document, idIsKept ? paths : ['_id', ...paths]);
}

function mustBeFlag(flag: Value): void {
  if (typeof flag === 'number' || typeof flag === 'boolean') return;
  throw strictRefusal(
    'Projection operators are not emulated.',
    'the database applies $slice and $elemMatch in a projection.',
  );
}

function pick(document: Fields, paths: string[]): Fields {
  const picked: Fields = {};
  for (const [name, nested] of byFirstPart(paths)) {
    const value = document[name];
    if (value === undefined) continue;
    if (nested.length === 0) picked[name] = value;
    else if (typeof value === 'object' && value !== null) {
      picked[name] = inside(value, (fields) => pick(fields, nested), 'drop');
    }
  }
  return picked;
}

function omit(document: Fields, paths: string[]): Fields {
  const rest = { ...document };
  for (const [name, nested] of byFirstPart(paths)) {
    const value = rest[name];
    if (nested.length === 0) delete rest[name];
    else if (value !== undefined) {
      rest[name] = inside(value, (fields) => omit(fields, nested), 'keep');
    }
  }
  return rest;
}

function inside(value: Value, cut: (fields: Fields) => Fields, scalars: 'drop' | 'keep'): Value {
  if (isFields(value)) return cut(value);
  if (!Array.isArray(value)) return value;
  return value
    .filter((item) => scalars === 'keep' || (typeof item === 'object' && item !== null))
    .map((item) => inside(item, cut, scalars));
}

function byFirstPart(paths: string[]): Map<string, string[]> {
  const parts = new Map<string, string[]>();
  for (const path of paths) {
    const [name = '', ...rest] = path.split('.');
    const nested = parts.get(name) ?? [];
    if (rest.length > 0) nested.push(rest.join('.'));
    parts.set(name, nested);
  }
  return parts;
}
