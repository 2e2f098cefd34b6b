import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Emulator } from '@huigan/emulator/emulator';
import { DAY_MS, type Instant, startOfDay } from '@huigan/shared/kernel/time';
import { offsetOf } from '@huigan/shared/program/preview';
import { SingleBar } from 'cli-progress';
import type { House } from '../../core/house';
import { publishProgram } from '../../core/program/publish-program';
import { readProgram } from '../../core/program/read-program';
import { publishShops } from '../../core/shops/publish-shops';
import { readShops } from '../../core/shops/read-shops';
import { repositoryRoot } from '../repository';
import type { Credentials } from '../signed-request';
import { type DemoHistory, demoHistory } from './history';
import { heroes, relatives, signInFor } from './people';
import { playHistory } from './play-history';

const SEED = 20_261;
const PEOPLE = 300;
const DAYS = 120;

/** Where the demo's clock begins, so that its history ends today. */
export function demoStart(now: Instant): Instant {
  return (startOfDay(now, offsetOf('+08:00')) - DAYS * DAY_MS) as Instant;
}

/** Eight shops, 300 members and four months of orders, lived through in a minute. */
export async function fillWithDemoBrand(
  stage: {
    readonly emulator: Emulator;
    readonly house: House;
    readonly credentials: Credentials;
    readonly people: string;
  },
  now: Instant,
): Promise<DemoHistory> {
  const { emulator, house, credentials, people } = stage;
  const from = demoStart(now);
  const program = demoProgram(from);
  const published = await publishProgram(house, program);
  if (!published.ok) throw new Error(`the demo program was refused: ${published.error}`);
  await publishShops(house.publishing, demoShops());
  const history = demoHistory({ seed: SEED, people: PEOPLE, days: DAYS, from });
  writeFileSync(
    people,
    JSON.stringify([...history.people, ...relatives].map((person) => signInFor(person))),
  );

  const { policyVersion } = program.brand;
  const bar = new SingleBar({
    format: '  {bar} day {value} of {total} in the life of the demo brand',
    noTTYOutput: true,
    notTTYSchedule: 20_000,
  });
  bar.start(DAYS, 0);
  const onDay = (day: number) => bar.update(day);
  await playHistory({ emulator, credentials, policyVersion, from, onDay }, history);
  bar.stop();
  await emulator.advanceTo(new Date().toISOString());
  // Only those who are meant to be somebody stay on the sign-in page.
  writeFileSync(
    people,
    JSON.stringify(
      [...heroes, ...relatives].map((person) => signInFor(person, person.note)),
      null,
      2,
    ),
  );
  return history;
}

/** The demo brand's shops, as their tills name them. */
export function demoShops() {
  const file = join(repositoryRoot, 'cloudfunctions/terminal/demo/shops.json');
  const read = readShops(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.ok) throw new Error(`${file}: ${JSON.stringify(read.faults)}`);
  return read.file;
}

/** The demo brand's program, in force from the first day of its history. */
export function demoProgram(from: Instant) {
  const file = join(repositoryRoot, 'cloudfunctions/terminal/demo/program.json');
  const effectiveFrom = new Date(from).toISOString();
  const read = readProgram({ ...JSON.parse(readFileSync(file, 'utf8')), effectiveFrom });
  if (!read.ok) throw new Error(`${file}: ${JSON.stringify(read.faults)}`);
  return read.file;
}
