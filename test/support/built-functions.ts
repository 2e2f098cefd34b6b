import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildFunctions } from '@huigan/cloudfunctions/terminal/build-functions';
import { ROOT } from './browser';

/** Builds the functions once for all workers of a run, and anew where a source has changed since. */
export async function ensureFunctionsBuilt(): Promise<void> {
  const run = process.env['HUIGAN_TEST_FOLDER'];
  if (run === undefined) return buildFunctions(ROOT);
  const stamp = join(run, 'functions-built');
  const newest = String(newestSource());
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === newest) return;
  await buildFunctions(ROOT);
  writeFileSync(stamp, newest);
}

function newestSource(): number {
  const files = ['cloudfunctions', 'shared'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return Math.max(...files.map((file) => statSync(file).mtimeMs));
}
