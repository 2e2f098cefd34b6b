import type { Fields, Value } from './document';
import { isFields } from './document';
import { Refusal, strictRefusal } from './refusal';

/** Reads the canonical EJSON that the SDK sends. Written by hand: bson's reviver costs ten times more. */
export function parseEjson(text: string, now: () => number): Value {
  let raw: Value;
  try {
    raw = JSON.parse(text);
  } catch {
    throw new Refusal('INVALID_PARAM', `not EJSON: ${text.slice(0, 100)}`);
  }
  return revive(raw, now);
}

export function parseEjsonFields(text: string, now: () => number): Fields {
  const value = parseEjson(text, now);
  if (!isFields(value)) throw new Refusal('INVALID_PARAM', 'an EJSON object is required');
  return value;
}

/** Writes relaxed EJSON, which the SDK reads to the same values as the canonical form. */
export function printEjson(value: Value): string {
  return JSON.stringify(isPlainJson(value) ? value : wrap(value));
}

function revive(raw: Value, now: () => number): Value {
  if (typeof raw !== 'object' || raw === null) return raw;
  if (Array.isArray(raw)) return raw.map((item) => revive(item, now));
  const fields = raw as Fields;
  for (const name in fields) {
    if (name.startsWith('$')) return reviveWrapped(name, fields, now);
    break;
  }
  for (const name of Object.keys(fields)) fields[name] = revive(fields[name] ?? null, now);
  return fields;
}

const REVIVERS: Record<string, (payload: Value, now: () => number) => Value> = {
  $numberInt: (payload) => Number(payload),
  $numberLong: (payload) => Number(payload),
  $numberDouble: (payload) => Number(payload),
  $date: (payload, now) =>
    new Date(typeof payload === 'string' ? payload : Number(revive(payload, now))),
  $tcb_server_date: (payload, now) =>
    new Date(now() + (isFields(payload) ? Number(revive(payload['offset'] ?? 0, now)) : 0)),
};

const UNSUPPORTED_TYPES = new Set([
  '$oid',
  '$regularExpression',
  '$numberDecimal',
  '$binary',
  '$uuid',
  '$timestamp',
  '$minKey',
  '$maxKey',
  '$undefined',
]);

function reviveWrapped(first: string, fields: Fields, now: () => number): Value {
  const reviver = REVIVERS[first];
  if (reviver) return reviver(fields[first] ?? null, now);
  if (UNSUPPORTED_TYPES.has(first)) {
    throw strictRefusal(
      `Values of type ${first} are not emulated.`,
      'the database stores and compares them as MongoDB does.',
    );
  }
  for (const name of Object.keys(fields)) fields[name] = revive(fields[name] ?? null, now);
  return fields;
}

function isPlainJson(value: Value): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  if (value instanceof Date) return false;
  if (Array.isArray(value)) return value.every(isPlainJson);
  for (const name in value) if (!isPlainJson(value[name] ?? null)) return false;
  return true;
}

function wrap(value: Value): Value {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : { $numberDouble: String(value) };
  }
  if (value instanceof Date) return { $date: { $numberLong: String(value.getTime()) } };
  if (Array.isArray(value)) return value.map(wrap);
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, wrap(field)]));
}
