import { readdirSync, statSync } from 'node:fs';
import { makeFolder } from '@huigan/emulator/make-folder';
import { TerminalProblem } from '../run-command';

/** Makes a folder for a backup, or says in words why it cannot be one. */
export function makeEmptyFolder(folder: string): void {
  makeFolder(folder);
  if (!statSync(folder).isDirectory()) {
    throw new TerminalProblem(`${folder} cannot be written to: it is a file`);
  }
  if (readdirSync(folder).length > 0) throw new TerminalProblem(`${folder} is not empty`);
}
