import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { lookupContract } from '@huigan/shared/account/contracts';
import { DAY_MS, type UtcOffset } from '@huigan/shared/kernel/time';
import { TerminalProblem } from '../run-command';
import type { Credentials } from '../signed-request';
import { type Journal, openJournal } from './journal';
import { type CustomerIdentity, type ImportMap, readMap } from './map';
import { type OpenApi, openApiAt } from './open-api';
import type { Plan } from './plan';
import { showProgress } from './progress';
import { readTillFile } from './reading';
import { writeRejected } from './rejected-file';
import type { Report } from './report';
import { inFlight, type Outcome, type Sending, sendPlan } from './send';
import { type Balances, fatesOf, tally } from './tally';
import { clockOf, followEmulator, isLocal, type MovableClock } from './till-clock';
import { digestOfFile } from './till-file';
import { type Window, windowsOf } from './windows';

export type ImportOptions = {
  readonly file: string;
  readonly map: string;
  readonly url: string;
  readonly credentials: Credentials;
  readonly followClock: boolean;
  /** Where checkpoints are kept. */
  readonly state: string;
  readonly rejected: string;
  /** Forgets what an earlier run that was killed has done. */
  readonly fresh: boolean;
  readonly inFlight: number;
  readonly note: (line: string) => void;
};

/** Sends a till's export through the signed API and says what became of every row. */
export async function runImport(options: ImportOptions): Promise<Report> {
  const started = performance.now();
  const map = readMap(options.map);
  const reading = await readTillFile(options.file, map);
  const { plan } = reading;
  const offset = minutesOf(map.offset);
  const movable = options.followClock ? await clockToFollow(options.url, offset) : null;
  const clock = movable ?? (await clockOf(options.url));
  const api = openApiAt(options.url, { credentials: options.credentials, clock });
  const journal = openJournal(join(options.state, await importId(options, map)), options);
  await checkJournal(journal, plan, api);
  tellWhere(options, journal, { plan, movable });

  const outcome = await send(plan, { options, map, api, journal, movable, offset });
  const fates = fatesOf(reading, outcome);
  await writeRejected({ from: options.file, to: options.rejected, map }, fates);
  const points = await balancesOf([...plan.customers.values()], api, options.inFlight);
  journal.finish();
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const { file, rejected: rejectedFile } = options;
  return { file, ...tally(reading, outcome, fates), points, rejectedFile, seconds };
}

type Run = {
  readonly options: ImportOptions;
  readonly map: ImportMap;
  readonly api: OpenApi;
  readonly journal: Journal;
  readonly movable: MovableClock | null;
  readonly offset: UtcOffset;
};

async function send(
  { steps }: Plan,
  { options, map, api, journal, movable, offset }: Run,
): Promise<Outcome> {
  const progress = showProgress('sending', { total: steps.length, done: journal.known.size });
  const sending: Sending = {
    map,
    api,
    journal,
    inFlight: options.inFlight,
    onStep: progress.step,
    ...(movable && { arrive: movable.moveTo }),
  };
  try {
    return await sendPlan(movable ? windowsOf(steps, offset) : allAtOnce(steps), sending);
  } finally {
    progress.stop();
  }
}

/** Without a clock to move there is nothing to wait for between one hour of the file and the next. */
const allAtOnce = (plan: Plan['steps']): readonly Window[] => [
  { at: 0 as Window['at'], steps: plan.map((step, n) => ({ n, step })) },
];

async function clockToFollow(url: string, offset: UtcOffset): Promise<MovableClock> {
  if (isLocal(url)) return followEmulator(new URL(url).origin, offset);
  throw new TerminalProblem('--follow-clock moves the clock of an emulator on this machine only');
}

/** Checkpoints of a version that cut a file into other steps are not gone on with. */
const STEPS = 2;

/** The same file, read the same way, sent to the same place with the same key. */
async function importId(
  { file, url, credentials }: ImportOptions,
  map: ImportMap,
): Promise<string> {
  const said = JSON.stringify([STEPS, await digestOfFile(file), map, url, credentials.keyId]);
  return createHash('sha256').update(said).digest('hex').slice(0, 32);
}

/** A checkpoint is worth nothing when the database it was made with is gone. */
async function checkJournal(journal: Journal, plan: Plan, api: OpenApi): Promise<void> {
  const enrolled = [...journal.known]
    .filter(([, answers]) => answers.every((answer) => !('refused' in answer)))
    .map(([n]) => plan.steps[n])
    .findLast((step) => step?.kind === 'enrol');
  const member = enrolled && plan.customers.get(enrolled.customer);
  if (!member) return;
  const found = await api.post('/v1/members:lookup', { member });
  if (found.ok) return;
  throw new TerminalProblem(
    'The checkpoint is of another database: a member it signed up is not known there. --fresh starts over.',
  );
}

function tellWhere(
  { note }: ImportOptions,
  { known, wasFinished }: Journal,
  { plan, movable }: { plan: Plan; movable: MovableClock | null },
): void {
  if (wasFinished)
    note('This import was finished before: everything is sent again, which changes nothing.');
  if (known.size > 0) note(`going on after ${known.size} of ${plan.steps.length} steps`);
  const last = plan.steps.at(-1);
  if (movable && last && movable.now() > last.at + DAY_MS) {
    const now = new Date(movable.now()).toISOString();
    note(
      `The clock is at ${now}, past the file, and stays there: only what is known already is taken.`,
    );
  }
}

async function balancesOf(
  identities: readonly CustomerIdentity[],
  api: OpenApi,
  limit: number,
): Promise<Balances> {
  const totals = { members: 0, spendable: 0, pending: 0, owed: 0 };
  const progress = showProgress('adding up', { total: identities.length, done: 0 });
  await inFlight(identities, limit, async (member) => {
    const reply = await api.post('/v1/members:lookup', { member });
    progress.step();
    if (!reply.ok) return;
    totals.members += 1;
    const { spendable, pending, debt } = lookupContract.lookup.output.parse(reply.value);
    totals.spendable += spendable;
    totals.pending += pending;
    totals.owed += debt;
  });
  progress.stop();
  return totals;
}

function minutesOf(offset: string): UtcOffset {
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  const ahead = hours * 60 + minutes;
  return (offset.startsWith('-') ? 0 - ahead : ahead) as UtcOffset;
}
