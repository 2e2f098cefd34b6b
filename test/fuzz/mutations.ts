import type { Dice } from './dice';
import type { Fields, Json } from './values';

type Path = readonly (string | number)[];

const WRONG: readonly Json[] = [
  null,
  true,
  '',
  'x',
  0,
  -1,
  1.5,
  1e21,
  Number.MAX_SAFE_INTEGER,
  -Number.MAX_SAFE_INTEGER,
  '1',
  'NaN',
  '\ud800',
  '\u0000',
  'x'.repeat(5_000),
  '2026-02-30T00:00:00+08:00',
  '2026-03-02 10:00:00',
  [],
  {},
  [[[[[[[[]]]]]]]],
  { $gt: 0 },
  { operator: 'and', operands: [] },
];
const NAMES = ['extra', '__proto__', 'constructor', 'toString', '$set', 'a.b', ''];

/** One thing wrong with a body: a field missing, one too many, or another value where one was. */
export function mutated(body: Json, dice: Dice): Json {
  const paths = pathsIn(body);
  const path = dice.pick(paths);
  const container = path.slice(0, -1);
  if (path.length > 0 && dice.chance(0.3)) return without(body, path);
  if (dice.chance(0.2)) return withAt(body, [...container, dice.pick(NAMES)], dice.pick(WRONG));
  return withAt(body, path, dice.pick(WRONG));
}

/** Where something stands, the whole first. */
function pathsIn(value: Json, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...entries.flatMap(([name, inner]) => pathsIn(inner as Json, [...path, name]))];
}

function withAt(value: Json, [name, ...rest]: Path, put: Json): Json {
  if (name === undefined) return put;
  if (Array.isArray(value)) {
    return value.map((each, index) => (index === name ? withAt(each, rest, put) : each));
  }
  if (typeof value !== 'object' || value === null) return put;
  const inner = Object.hasOwn(value, name) ? ((value as Fields)[name] ?? null) : null;
  const copy = { ...(value as Fields) };
  // As JSON.parse does: a field of that name, not another prototype.
  Object.defineProperty(copy, name, {
    value: withAt(inner, rest, put),
    enumerable: true,
    configurable: true,
    writable: true,
  });
  return copy;
}

function without(value: Json, [name, ...rest]: Path): Json {
  if (Array.isArray(value)) {
    return rest.length === 0
      ? value.filter((_, index) => index !== name)
      : value.map((each, index) => (index === name ? without(each, rest) : each));
  }
  if (typeof value !== 'object' || value === null || name === undefined) return value;
  const entries = Object.entries(value as Fields);
  return Object.fromEntries(
    rest.length === 0
      ? entries.filter(([field]) => field !== name)
      : entries.map(([field, inner]) => [field, field === name ? without(inner, rest) : inner]),
  );
}

/** Bodies that are not JSON, or hardly. */
export const BROKEN = [
  '',
  '{',
  'null',
  '[]',
  '"text"',
  '1e999',
  '{"id":"a","id":"b"}',
  '{"__proto__":{"admin":true}}',
  `${'['.repeat(2_000)}${']'.repeat(2_000)}`,
  '\ufeff{}',
  '{"id":"\\ud800"}',
];
