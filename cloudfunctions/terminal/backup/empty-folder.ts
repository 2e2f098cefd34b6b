import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { TerminalProblem } from '../connect';

/** Makes a folder for a backup, or says in words why it cannot be one. */
export function makeEmptyFolder(folder: string): void {
  let found: readonly string[];
  try {
    make(resolve(folder));
    accessSync(folder, constants.W_OK);
    found = readdirSync(folder);
  } catch (problem) {
    throw new TerminalProblem(`${folder} cannot be written to: ${(problem as Error).message}`);
  }
  if (found.length > 0) throw new TerminalProblem(`${folder} is not empty`);
}

/** One after the other: Node's own `recursive` never comes back from where none can be made, as in /proc. */
function make(folder: string): void {
  if (existsSync(folder)) return;
  make(dirname(folder));
  mkdirSync(folder);
}
