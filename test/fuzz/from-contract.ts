import fc from 'fast-check';
import type * as z from 'zod/mini';
import type { Memory } from './memory';

/** The few things a contract's schema is made of, as zod keeps them. */
type Definition = {
  readonly type: string;
  readonly format?: string;
  readonly checks?: readonly { readonly _zod: { readonly def: Check } }[];
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly options?: readonly Schema[];
  readonly element?: Schema;
  readonly innerType?: Schema;
  readonly in?: Schema;
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, unknown>>;
};
type Check = {
  readonly check: string;
  readonly pattern?: RegExp;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly value?: number;
};
type Schema = z.ZodMiniType;

/** What is known to exist, by the name of the field that speaks of it; undefined leaves it to chance. */
export type Hint = (name: string) => unknown;

const HINTED_PERCENT = 90;
const OPTIONAL_PERCENT = 35;
const LIST_MAX = 4;

/** A value the schema takes, so long as what it checks between fields agrees. */
export function valueFor(schema: Schema, memory: Memory, hint: Hint, name = ''): unknown {
  const { chance } = memory;
  if (chance.happens(HINTED_PERCENT)) {
    const hinted = hint(name);
    if (hinted !== undefined) return hinted;
  }
  const definition = schema._zod.def as unknown as Definition;
  const inside = (inner: Schema | undefined, as = name) =>
    valueFor(inner ?? missing(definition), memory, hint, as);
  switch (definition.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(definition.shape ?? {})
          .filter(([, each]) => !isOptional(each) || chance.happens(OPTIONAL_PERCENT))
          .map(([key, each]) => [key, inside(each, key)]),
      );
    case 'optional':
    case 'nullable':
      return inside(definition.innerType);
    case 'pipe':
      return inside(definition.in);
    case 'union':
      return inside(chance.pick(definition.options ?? []));
    case 'array':
      return listFor(definition, memory, () => inside(definition.element));
    case 'string':
      return textFor(definition, memory);
    case 'number':
      return numberFor(definition, memory);
    case 'boolean':
      return chance.happens(50);
    case 'literal':
      return chance.pick(definition.values ?? []);
    case 'enum':
      return chance.pick(Object.values(definition.entries ?? {}));
    case 'unknown':
      return chance.pick([null, 0, '', {}, []]);
    default:
      return missing(definition);
  }
}

const isOptional = (schema: Schema): boolean => schema._zod.def.type === 'optional';

function missing({ type }: Definition): never {
  throw new Error(`the fuzz cannot make a ${type}: teach it in from-contract.ts`);
}

const checksOf = ({ checks = [] }: Definition): readonly Check[] =>
  checks.map(({ _zod }) => _zod.def);

/** The bounds a schema's checks leave. */
function boundsOf(definition: Definition, otherwise: { min: number; max: number }) {
  let { min, max } = otherwise;
  for (const { check, minimum, maximum, value } of checksOf(definition)) {
    min = minimum ?? (check === 'greater_than' ? (value ?? min) : min);
    max = maximum ?? (check === 'less_than' ? (value ?? max) : max);
  }
  return { min, max };
}

function listFor(definition: Definition, { chance }: Memory, make: () => unknown): unknown[] {
  const { min, max } = boundsOf(definition, { min: 0, max: LIST_MAX });
  const length = chance.between(min, Math.min(max, Math.max(min, LIST_MAX)));
  return Array.from({ length }, make);
}

/** Mostly small, sometimes at a limit. */
function numberFor(definition: Definition, { chance }: Memory): number {
  const { min, max } = boundsOf(definition, { min: -1_000_000, max: 1_000_000 });
  if (chance.happens(8)) return chance.pick([min, max, Math.min(max, min + 1)]);
  return chance.between(min, Math.min(max, min + chance.pick([3, 1000, 500_000])));
}

const arbitraries = new Map<string, fc.Arbitrary<string>>();

function textFor(definition: Definition, memory: Memory): string {
  if (definition.format === 'datetime') return memory.time();
  const pattern = checksOf(definition).find((check) => check.pattern)?.pattern;
  const { min, max } = boundsOf(definition, { min: 0, max: 64 });
  const key = String(pattern ?? `${min}-${max}`);
  const arbitrary =
    arbitraries.get(key) ??
    (pattern
      ? fc.stringMatching(pattern)
      : fc.string({ minLength: min, maxLength: max, unit: 'grapheme' }));
  arbitraries.set(key, arbitrary);
  const [text = ''] = fc.sample(arbitrary, { numRuns: 1, seed: memory.chance.between(0, 1e9) });
  return pattern ? text : cut(text, min, max);
}

/** A grapheme may be several of the units that a schema counts. */
const cut = (text: string, min: number, max: number): string => text.slice(0, max).padEnd(min, 'x');
