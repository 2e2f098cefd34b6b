import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '@huigan/shared/kernel/time';
import type { Difference } from '../core/account/check-account';
import type { House } from '../core/house';
import type { Clock } from '../core/platform/clock';
import { urlOf } from './local-folder';
import { repositoryRoot } from './repository';
import { TerminalProblem } from './run-command';

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

/**
 * Opens the rooms from a terminal: on the CloudBase environment that TCB_ENV names, or on the emulator
 * that runs on this machine. The emulator's clock is followed, so that dates agree with what it serves.
 * The rooms are loaded when they are wanted: what is typed wrong is told at once.
 */
export async function connect(): Promise<House> {
  const { openHouse } = await import('../core/house');
  if (process.env['TCB_ENV']) return openHouse();
  const url = localUrl();
  const now = await emulatorNow(url);
  const { sdkEnvironment } = await import('@huigan/emulator/emulator');
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
