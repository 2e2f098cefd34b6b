import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { dataShape, type schema } from '../../core/platform/schema';
import { TerminalProblem } from '../run-command';

/**
 * The order collections are read in while the shop goes on selling. Whatever leads to something is read before
 * it, so that nothing in the copy leads to what is not there: links before accounts, accounts before the
 * journal, orders before the rules that judge them.
 */
export const IN_ORDER = [
  'roots',
  'leaves',
  'links',
  'members',
  'tickets',
  'audit',
  'orders',
  'accounts',
  'journal',
  'programs',
  'keys',
  'usage',
  'shops',
  'messages',
  'attempts',
  'invites',
] as const satisfies readonly (keyof typeof schema)[];
export type CollectionName = (typeof IN_ORDER)[number];

const manifest = z.strictObject({
  format: z.literal(1),
  takenAt: z.iso.datetime(),
  /** What the documents look like: other code cannot read them. */
  dataShape: z.int(),
  /** Tells the master key from others; it does not tell the key. */
  keyMark: z.string(),
  collections: z.record(
    z.enum(IN_ORDER),
    z.strictObject({ documents: z.int(), sha256: z.string() }),
  ),
});
export type Manifest = z.infer<typeof manifest>;
export type Counted = Manifest['collections'][CollectionName];

export const fileOf = (folder: string, name: CollectionName): string =>
  join(folder, `${name}.ndjson.gz`);

/** Written last: a folder without one is not a backup. */
export const writeManifest = (folder: string, written: Omit<Manifest, 'format' | 'dataShape'>) =>
  writeFileSync(
    join(folder, 'manifest.json'),
    `${JSON.stringify({ format: 1, dataShape, ...written }, null, 2)}\n`,
  );

export function readManifest(folder: string): Manifest {
  const file = join(folder, 'manifest.json');
  if (!existsSync(file))
    throw new TerminalProblem(`${folder} is not a complete backup: no manifest.json`);
  const read = manifest.safeParse(jsonIn(file));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new TerminalProblem(`${file}: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  if (read.data.dataShape !== dataShape) {
    const shapes = `shape ${read.data.dataShape}, this version reads ${dataShape}`;
    throw new TerminalProblem(`The backup was taken by another version: ${shapes}.`);
  }
  return read.data;
}

function jsonIn(file: string): unknown {
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch {
    throw notAsWritten(file);
  }
}

export const notAsWritten = (file: string): TerminalProblem =>
  new TerminalProblem(`${file} is not what was written: it was changed, or cut off.`);
