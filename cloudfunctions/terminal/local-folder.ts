import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Beside the data: which process runs on it, and where it answers. */
const RUNNING = 'running.pid';
const URL_FILE = 'url';

/** The process that runs on a folder now; null when none does. */
export function runningOn(folder: string): number | null {
  const file = join(folder, RUNNING);
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  return pid > 0 && isAlive(pid) ? pid : null;
}

/** Where the environment of a folder answers; null unless it runs. */
export function urlOf(folder: string): string | null {
  const file = join(folder, URL_FILE);
  return runningOn(folder) !== null && existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

export const takeFolder = (folder: string): void =>
  writeFileSync(join(folder, RUNNING), String(process.pid));

export const tellUrl = (folder: string, url: string): void =>
  writeFileSync(join(folder, URL_FILE), `${url}\n`);

export function leaveFolder(folder: string): void {
  for (const name of [RUNNING, URL_FILE]) rmSync(join(folder, name), { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch {
    return false;
  }
}

/** Killed, but not yet missed by the process that started it: it has a number and does nothing. */
function isZombie(pid: number): boolean {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return false;
  // The state follows the name in brackets, which may hold anything, brackets as well.
  const text = readFileSync(file, 'utf8');
  return text[text.lastIndexOf(')') + 2] === 'Z';
}
