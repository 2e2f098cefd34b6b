import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sdkEnvironment } from '@huigan/emulator/emulator';
import type { Instant } from '@huigan/shared/kernel/time';
import { type House, openHouse } from '../core/house';
import type { Clock } from '../core/platform/clock';
import { repositoryRoot } from './repository';

/** Where `npm start` keeps what this machine's environment is made of; another folder is another one. */
export const localFolder = process.env['HUIGAN_HOME'] ?? join(repositoryRoot, '.huigan');
const localUrl = process.env['HUIGAN_URL'] ?? 'http://127.0.0.1:8787';

/** What went wrong, in words for the person at the terminal; anything else is a bug and throws. */
export class TerminalProblem extends Error {}

/**
 * Opens the rooms from a terminal: on the CloudBase environment that TCB_ENV names, or on the emulator
 * that runs on this machine. The emulator's clock is followed, so that dates agree with what it serves.
 */
export async function connect(): Promise<House> {
  if (process.env['TCB_ENV']) return openHouse();
  const now = await emulatorNow(localUrl);
  const master = readLocal('master-key');
  Object.assign(process.env, sdkEnvironment(localUrl), { HUIGAN_MASTER_KEY: master });
  return openHouse(clockFrom(now));
}

export async function emulatorNow(url: string): Promise<Instant> {
  const response = await fetch(`${url}/emulator/clock`).catch(() => null);
  if (!response?.ok) {
    throw new TerminalProblem(
      `Nothing answers at ${url}. Run \`npm start\` first, or set TCB_ENV for a CloudBase environment.`,
    );
  }
  const { now } = (await response.json()) as { now: string | number };
  return new Date(now).getTime() as Instant;
}

/** Goes on from an instant at the pace of this machine's clock. */
export function clockFrom(now: Instant): Clock {
  const started = Date.now();
  return { now: () => (now + Date.now() - started) as Instant };
}

function readLocal(name: string): string {
  const file = join(localFolder, name);
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  throw new TerminalProblem(`${file} is missing. Run \`npm start\` first.`);
}

/** Runs a command; a problem is one line and exit code 1, without a stack. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (problem) {
    if (!(problem instanceof TerminalProblem)) throw problem;
    process.stderr.write(`${problem.message}\n`);
    process.exitCode = 1;
  }
}

export const say = (line = ''): void => void process.stdout.write(`${line}\n`);
