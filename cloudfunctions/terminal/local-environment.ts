import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '@huigan/emulator/make-folder';
import { dataShape } from '../core/platform/schema';
import { runningOn, takeFolder } from './local-folder';
import { say, TerminalProblem } from './run-command';

/** What one machine's environment is made of; nothing in it leaves this machine. */
export type LocalEnvironment = {
  readonly folder: string;
  readonly masterKey: string;
  /** True once its first data is complete; a start that was interrupted begins again. */
  readonly isComplete: boolean;
  readonly complete: () => void;
  readonly path: (name: string) => string;
};

const COMPLETE = 'complete';
const DATA = ['documents.sqlite', 'documents.sqlite-wal', 'documents.sqlite-shm', 'clock.json'];
const MASTER_KEY_BYTES = 32;

export function openLocalEnvironment(folder: string): LocalEnvironment {
  makeFolder(folder);
  const path = (name: string) => join(folder, name);
  takeAlone(folder);
  setAsideOlder(folder);
  const isComplete = existsSync(path(COMPLETE));
  if (!isComplete) for (const name of DATA) rmSync(path(name), { force: true });
  if (!existsSync(path('master-key'))) {
    const key = randomBytes(MASTER_KEY_BYTES).toString('base64');
    writeFileSync(path('master-key'), `${key}\n`, { mode: 0o600 });
  }
  return {
    folder,
    masterKey: readFileSync(path('master-key'), 'utf8').trim(),
    isComplete,
    complete: () => writeFileSync(path(COMPLETE), `${dataShape}\n`),
    path,
  };
}

/** What an older version wrote is not read and not lost: it moves into a folder of its own. */
function setAsideOlder(folder: string): void {
  const file = join(folder, COMPLETE);
  if (!existsSync(file)) return;
  const written = readFileSync(file, 'utf8').trim();
  if (written === String(dataShape)) return;
  const aside = join(folder, `before-${Date.now()}`);
  mkdirSync(aside);
  // The marker last: an interrupted move is gone on with.
  for (const name of [...DATA, COMPLETE]) {
    if (existsSync(join(folder, name))) renameSync(join(folder, name), join(aside, name));
  }
  say(`the data here was written by another version; it is kept in ${aside}, and this starts anew`);
}

/** One start at a time: an unfinished first start is wiped, and must not be wiped while it runs. */
function takeAlone(folder: string): void {
  const holder = runningOn(folder);
  if (holder !== null && holder !== process.pid) {
    throw new TerminalProblem(
      `The data folder ${folder} is in use by process ${holder}. If that is something else, delete running.pid there.`,
    );
  }
  takeFolder(folder);
}
