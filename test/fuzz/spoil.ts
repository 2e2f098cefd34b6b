import type { Chance } from '@huigan/cloudfunctions/terminal/demo/chance';

/** Anything of a JSON text that may be swapped for something else. */
type Place = {
  readonly holder: Record<string, unknown> | unknown[];
  readonly key: string | number;
};

const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '$gt',
  'a.b[0]',
  '',
  '名',
  'openid',
];
const odd = (chance: Chance): unknown =>
  chance.pick<() => unknown>([
    () => null,
    () => true,
    () => -1,
    () => 0,
    () => 0.5,
    () => 1e21,
    () => 2 ** 53,
    () => -(2 ** 53),
    () => 1e308,
    () => 100_000_000_001,
    () => '1',
    () => 'NaN',
    () => '',
    () => ' ',
    () => 'x'.repeat(chance.pick([65, 129, 10_000])),
    () => '\u0000',
    () => '\ud800',
    () => 'a\udc00b',
    () => '\u202e👩‍👩‍👧‍👦é',
    () => '2026-02-30T10:00:00+08:00',
    () => '2026-03-02T10:00:00',
    () => '2026-03-02T24:00:00+08:00',
    () => '9999-12-31T23:59:59-23:59',
    () => '0000-01-01T00:00:00Z',
    () => '2026-03-02T10:00:00.123456789012Z',
    () => [],
    () => ({}),
    () => [[]],
    () => ({ $gt: 0 }),
    () => ({ length: 1, 0: {} }),
    () => nested(chance.pick([10, 400])),
  ])();

/** A copy with one to three things spoilt: dropped, swapped, doubled, or with a stranger beside it. */
export function spoilt(value: unknown, chance: Chance): unknown {
  const copy = { root: structuredClone(value) };
  for (let times = chance.pick([1, 1, 2, 3]); times > 0; times--) {
    const places = placesIn(copy);
    spoil(chance.pick(places), chance);
  }
  return copy.root;
}

function placesIn(holder: Place['holder']): Place[] {
  return Object.entries(holder).flatMap(([name, inner]) => {
    const key = Array.isArray(holder) ? Number(name) : name;
    const here = { holder, key };
    return typeof inner === 'object' && inner !== null
      ? [here, ...placesIn(inner as Record<string, unknown>)]
      : [here];
  });
}

function spoil({ holder, key }: Place, chance: Chance): void {
  const at = holder as Record<string | number, unknown>;
  const inner = at[key];
  const how = chance.between(0, 9);
  if (how < 2 && !Array.isArray(holder) && key !== 'root') delete at[key];
  else if (how < 4 && typeof inner === 'object' && inner !== null) {
    // Set as an assignment never could: as JSON.parse does.
    const stranger = { value: odd(chance), enumerable: true, configurable: true, writable: true };
    Object.defineProperty(inner, chance.pick(NAMES), stranger);
  } else if (how === 4) at[key] = [inner];
  else if (how === 5 && typeof inner === 'number') at[key] = String(inner);
  else if (how === 6 && Array.isArray(inner) && isSmall(inner[0]))
    at[key] = Array.from({ length: 1001 }, () => inner[0] ?? null);
  else at[key] = odd(chance);
}

/** A thousand of it still are a body that reaches a door. */
const isSmall = (value: unknown): boolean => (JSON.stringify(value)?.length ?? 0) < 1000;

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = level % 2 ? [value] : { a: value };
  return value;
}

const DEEP = 60_000;
const HUGE = 1024 * 1024;

/** A text that once was JSON, or that is, but of nothing that anybody asked for. */
export function brokenText(text: string, chance: Chance): string {
  return chance.pick<() => string>([
    () => '',
    () => 'null',
    () => '[]',
    () => '"{}"',
    () => '0',
    () => '{}',
    () => text.slice(0, -1),
    () => text.slice(0, chance.between(0, text.length)),
    () => `${text}}`,
    () => `\ufeff${text}`,
    () => text.replaceAll('"', "'"),
    () => text.replace(/\d+/, 'NaN'),
    () => text.replace(/\d+/, '1e400'),
    () => text.replace(/\d+/, '01'),
    () => text.replace('{', '{"__proto__":{"channel":"pos"},'),
    () => text.replace('{', `{"id":"doubled",`),
    () => text.replace('}', ',}'),
    () => text.replace(/:(?=[^:]*$)/, `:${'['.repeat(DEEP)}${']'.repeat(DEEP)},"x":`),
    () => text.replace('{', `{"member":${'['.repeat(DEEP)}${']'.repeat(DEEP)},`),
    () => `{"orders":[{"member":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}]}`,
    () => text.padEnd(HUGE + chance.pick([0, 1]), ' '),
  ])();
}
