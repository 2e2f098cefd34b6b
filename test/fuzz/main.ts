import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { buildFunctions } from '@huigan/cloudfunctions/terminal/build-functions';
import { showProgress } from '@huigan/cloudfunctions/terminal/import/progress';
import { runCommand, say, UsageProblem } from '@huigan/cloudfunctions/terminal/run-command';
import { ROOT } from '../support/world';
import { isGood, summaryOf, together } from './report';
import { fuzz, type Report } from './run';

/** A world is a handful of processes: two keep a small machine busy. */
const WORLDS_MAX = 4;
/** Told to the parent at once: a message for each request would be most of the work. */
const STEPS = 50;

const USAGE = `Sends requests of every kind, good and odd, and checks the books after them.

  npm run fuzz
  --requests NUMBER  (100000)     --worlds NUMBER  side by side     --seed NUMBER  the same again`;
const options = {
  requests: { type: 'string', default: '100000' },
  seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  worlds: { type: 'string', default: String(Math.min(WORLDS_MAX, availableParallelism())) },
  /** Of one of the worlds, which then runs here alone: how a parent calls its children. */
  world: { type: 'string' },
} as const;
type Share = { readonly seed: number; readonly worlds: number; readonly each: number };

await runCommand({ usage: USAGE, options, positionals: 0 }, async (values) => {
  const worlds = wholeNumber('worlds', values.worlds, 1);
  const each = Math.ceil(wholeNumber('requests', values.requests, 1) / worlds);
  const share = { seed: wholeNumber('seed', values.seed, 0), worlds, each };
  if (values.world === undefined) await runAll(share);
  else await runOne(share, wholeNumber('world', values.world, 0));
});

function wholeNumber(name: string, text: string, least: number): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= least) return number;
  throw new UsageProblem(`--${name} is a whole number, at least ${least}`);
}

async function runAll(share: Share): Promise<void> {
  const { seed, worlds, each } = share;
  process.stderr.write(`seed ${seed}, ${worlds} worlds\n`);
  await buildFunctions(ROOT);
  const progress = showProgress('fuzz', { total: each * worlds, done: 0 });
  const steps = (count: number) => {
    for (let step = 0; step < count; step++) progress.step();
  };
  const reports = await Promise.all(
    Array.from({ length: worlds }, (_, world) => inProcess(share, world, steps)),
  );
  progress.stop();
  const report = together(reports);
  const again = `npm run fuzz -- --seed ${seed} --requests ${each * worlds} --worlds ${worlds}`;
  say(`${summaryOf(report)}the same again: ${again}`);
  process.exit(isGood(report) ? 0 : 1);
}

function inProcess(
  { seed, worlds, each }: Share,
  world: number,
  steps: (count: number) => void,
): Promise<Report> {
  const child = fork(fileURLToPath(import.meta.url), [
    ...['--requests', String(each * worlds), '--worlds', String(worlds)],
    ...['--seed', String(seed), '--world', String(world)],
  ]);
  return new Promise((resolve, reject) => {
    child.on('message', (message: number | Report) => {
      if (typeof message === 'number') steps(message);
      else resolve(message);
    });
    child.on('exit', (code) => {
      if (code !== 0) reject(new Error(`world ${world} ended with ${code}`));
    });
  });
}

async function runOne({ seed, each }: Share, world: number): Promise<void> {
  let untold = 0;
  const step = () => {
    untold += 1;
    if (untold < STEPS) return;
    process.send?.(untold);
    untold = 0;
  };
  const report = await fuzz({ seed: seed * WORLDS_MAX + world, requests: each, step });
  process.send?.(report, () => process.exit(0));
}
