import fc from 'fast-check';
import { toJSONSchema } from 'zod';
import type { Dice } from './dice';

export type Json = string | number | boolean | null | readonly Json[] | Fields;
export type Fields = { readonly [name: string]: Json };
/** What a contract accepts, as JSON Schema says it. */
export type Schema = {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly Json[];
  readonly const?: Json;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
};

export const schemaOf = (contract: unknown): Schema =>
  toJSONSchema(contract as Parameters<typeof toJSONSchema>[0], {
    io: 'input',
    unrepresentable: 'any',
  }) as Schema;

/** Long lists and long texts now and then, so that limits are met. */
const FEW = 4;

/** A value a contract accepts, as far as its shape goes. */
export function valueFor(schema: Schema, dice: Dice): Json {
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches) return valueFor(dice.pick(branches), dice);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return dice.pick(schema.enum);
  switch (schema.type) {
    case 'object':
      return objectFor(schema, dice);
    case 'array':
      return listFor(schema, dice);
    case 'integer':
    case 'number':
      return numberFor(schema, dice);
    case 'boolean':
      return dice.chance(0.5);
    case 'string':
      return textFor(schema, dice);
    default:
      return dice.pick<Json>([null, 1, 'x', {}, []]);
  }
}

function objectFor({ properties = {}, required = [] }: Schema, dice: Dice): Json {
  const entries = Object.entries(properties)
    .filter(([name]) => required.includes(name) || dice.chance(0.4))
    .map(([name, inner]) => [name, valueFor(inner, dice)] as const);
  return Object.fromEntries(entries);
}

function listFor({ items = {}, minItems = 0, maxItems = FEW }: Schema, dice: Dice): Json {
  const most = dice.chance(0.02) ? maxItems : Math.min(maxItems, minItems + FEW);
  const length = Math.max(minItems, dice.whole(minItems, Math.min(most, 60)));
  return Array.from({ length }, () => valueFor(items, dice));
}

function numberFor({ minimum = -1000, maximum = 1000 }: Schema, dice: Dice): number {
  if (dice.chance(0.1)) return dice.pick([minimum, maximum]);
  return dice.whole(minimum, Math.min(maximum, minimum + dice.pick([3, 100, 20_000])));
}

const pools = new Map<string, readonly string[]>();
const POOL = 40;

/** Texts that fit a pattern, a few of each: enough to meet each other again. */
function pooled(pattern: string): readonly string[] {
  const known = pools.get(pattern);
  if (known) return known;
  const made = fc.sample(fc.stringMatching(new RegExp(pattern)), { seed: 1, numRuns: POOL });
  pools.set(pattern, made);
  return made;
}

const LETTERS = ['a', 'Z', '7', ' ', '中', 'é', '🧋', '-', '.', '"', '\\', '\u2028'];

function textFor({ pattern, format, minLength = 0, maxLength = 12 }: Schema, dice: Dice): string {
  if (format === 'date-time') return dice.pick(INSTANTS);
  if (pattern !== undefined) return dice.pick(pooled(pattern));
  const length = dice.chance(0.03)
    ? maxLength
    : dice.whole(minLength, Math.min(maxLength, minLength + 8));
  // Some letters are two units long: a contract counts units.
  const letters = Array.from({ length }, () => dice.pick(LETTERS)).join('');
  return letters.slice(0, maxLength).padEnd(minLength, 'x');
}

const INSTANTS = [
  '2026-03-02T09:59:00+08:00',
  '2026-02-28T23:59:59.999Z',
  '2024-02-29T00:00:00-11:30',
  '1970-01-01T00:00:00Z',
  '0001-01-01T00:00:00+00:00',
  '9999-12-31T23:59:59+14:00',
];
