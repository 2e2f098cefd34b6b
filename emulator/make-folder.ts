import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ConfigurationProblem } from './declaration';

/** Makes a folder where there is none yet, or says in words why nothing can be written there. */
export function makeFolder(folder: string): void {
  try {
    make(resolve(folder));
    accessSync(folder, constants.W_OK);
  } catch (problem) {
    throw new ConfigurationProblem(`${folder} cannot be written to: ${(problem as Error).message}`);
  }
}

/** One after the other: Node's own `recursive` never comes back from where none can be made, as in /proc. */
function make(folder: string): void {
  if (existsSync(folder)) return;
  make(dirname(folder));
  mkdirSync(folder);
}
