import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
export type Fields = { readonly [name: string]: Json };

/** A history, what it must come to by the design, and how that was worked out without the program. */
export type GoldenCase = {
  readonly promise: string;
  /** The sentence of the design it stands on. */
  readonly source: string;
  readonly reason: string;
  /** What this program has other than the base program, section by section. */
  readonly program?: Fields;
  readonly events: readonly Fields[];
  /** Asked of a counter when the history is over. */
  readonly quotes?: readonly Quote[];
  readonly until?: string;
  readonly expect: Expected;
};
export type Quote = { readonly of: 'points' | 'refund'; readonly expect: Fields } & Fields;
type Expected = {
  readonly members?: Fields;
  readonly snapshots?: readonly Fields[];
  /** Absent: nothing was refused. */
  readonly refused?: readonly Fields[];
  readonly liability?: Fields;
};
type Topic = { readonly topic: string; readonly cases: readonly GoldenCase[] };

const BASE = 'base-program.json';

/** Every file of cases in this folder, by its name. */
export function goldenTopics(): readonly Topic[] {
  const files = readdirSync(__dirname).filter((name) => name.endsWith('.json') && name !== BASE);
  return files.map((name) => ({ topic: name.replace('.json', ''), cases: read(name) }));
}

/** The base program with a case's own sections; what has no words is called by its id. */
export const programOf = (...sections: readonly (Fields | undefined)[]): Fields =>
  named(Object.assign({}, read(BASE), ...sections)) as Fields;

/** The history as the command reads it: programs in full, everything else as it stands. */
export const eventsOf = ({ program, events }: GoldenCase): readonly Fields[] =>
  events.map((event) =>
    event['type'] === 'program'
      ? { ...event, program: programOf(program, event['program'] as Fields) }
      : event,
  );

const read = (name: string) => JSON.parse(readFileSync(join(__dirname, name), 'utf8'));

const CALLED = new Set(['channels', 'rules', 'multipliers', 'levels', 'benefits']);

function named(value: Json, key = ''): Json {
  if (Array.isArray(value)) {
    return CALLED.has(key)
      ? value.map((one) => ({ ...called(one), ...(named(one) as Fields) }))
      : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, named(inner, name)]),
  );
}

const called = ({ id }: Fields): Fields => ({ words: { zh: id ?? '', en: id ?? '' } });
