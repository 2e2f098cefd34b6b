import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationProblem } from '@huigan/emulator/declaration';
import { sdkEnvironment } from '@huigan/emulator/emulator';
import type { Instant } from '@huigan/shared/kernel/time';
import type { Difference } from '../core/account/check-account';
import { type House, openHouse } from '../core/house';
import type { Clock } from '../core/platform/clock';
import { urlOf } from './local-folder';
import { repositoryRoot } from './repository';

/** Where `npm start` keeps what this machine's environment is made of; another folder is another one. */
export const localFolder = process.env['HUIGAN_HOME'] ?? join(repositoryRoot, '.huigan');

/** Where the environment of that folder answers: it says so itself, or HUIGAN_URL does. */
export function localUrl(): string {
  const url = process.env['HUIGAN_URL'] ?? urlOf(localFolder);
  if (url !== null) return url;
  throw new TerminalProblem(
    `Nothing runs on the data folder ${localFolder}. Run \`npm start\` first; for another folder set HUIGAN_HOME, for CloudBase TCB_ENV.`,
  );
}

/** What went wrong, in words for the person at the terminal; anything else is a bug and throws. */
export class TerminalProblem extends Error {}

/**
 * Opens the rooms from a terminal: on the CloudBase environment that TCB_ENV names, or on the emulator
 * that runs on this machine. The emulator's clock is followed, so that dates agree with what it serves.
 */
export async function connect(): Promise<House> {
  if (process.env['TCB_ENV']) return openHouse();
  const url = localUrl();
  const now = await emulatorNow(url);
  const master = readLocal('master-key');
  Object.assign(process.env, sdkEnvironment(url), { HUIGAN_MASTER_KEY: master });
  return openHouse({ clock: clockFrom(now) });
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

/** Where the ledger differs, as one line. */
export function differenceInWords({ where, member, seq, day, detail }: Difference): string {
  const place = [
    where,
    member === undefined ? null : `of ${member}`,
    seq === undefined ? null : `number ${seq}`,
    day === undefined ? null : `on ${new Date(day * 86_400_000).toISOString().slice(0, 10)}`,
  ];
  return `The ledger differs at the ${place.filter((part) => part !== null).join(' ')}: ${detail}`;
}

/** Runs a command; a problem is one line and exit code 1, without a stack. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  // Whoever reads the output may have read enough: `… | head`.
  process.stdout.on('error', endQuietly);
  try {
    await command();
  } catch (problem) {
    const words = wordsFor(problem);
    if (words === null) throw problem;
    process.stderr.write(`${words}\n`);
    process.exitCode = 1;
  }
}

function endQuietly(problem: NodeJS.ErrnoException): void {
  if (problem.code !== 'EPIPE') throw problem;
  process.exit(0);
}

/** Null for what is our fault and not the caller's. */
function wordsFor(problem: unknown): string | null {
  if (problem instanceof TerminalProblem || problem instanceof ConfigurationProblem) {
    return problem.message;
  }
  const { code, message } = problem as NodeJS.ErrnoException;
  return code?.startsWith('ERR_PARSE_ARGS') ? message : null;
}

export const say = (line = ''): void => void process.stdout.write(`${line}\n`);
