import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildFunctions } from '@huigan/cloudfunctions/terminal/build-functions';
import { showProgress } from '@huigan/cloudfunctions/terminal/import/progress';
import { ROOT } from '../support/world';
import { isGood, summaryOf, together } from './report';
import { fuzz, type Report } from './run';

/** A world is a handful of processes: two keep a small machine busy. */
const WORLDS_MAX = 4;
/** Told to the parent at once: a message for each request would be most of the work. */
const STEPS = 50;

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    worlds: { type: 'string', default: String(Math.min(WORLDS_MAX, availableParallelism())) },
    /** Of one of the worlds, which then runs here alone: how a parent calls its children. */
    world: { type: 'string' },
  },
});
const seed = Number(values.seed);
const worlds = Number(values.worlds);
const each = Math.ceil(Number(values.requests) / worlds);

if (values.world === undefined) await runAll();
else await runOne(Number(values.world));

async function runAll(): Promise<void> {
  process.stderr.write(`seed ${seed}, ${worlds} worlds\n`);
  await buildFunctions(ROOT);
  const progress = showProgress('fuzz', { total: each * worlds, done: 0 });
  const steps = (count: number) => {
    for (let step = 0; step < count; step++) progress.step();
  };
  const reports = await Promise.all(
    Array.from({ length: worlds }, (_, world) => inProcess(world, steps)),
  );
  progress.stop();
  const report = together(reports);
  const again = `npm run fuzz -- --seed ${seed} --requests ${each * worlds} --worlds ${worlds}`;
  process.stdout.write(`${summaryOf(report)}the same again: ${again}\n`);
  process.exit(isGood(report) ? 0 : 1);
}

function inProcess(world: number, steps: (count: number) => void): Promise<Report> {
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

async function runOne(world: number): Promise<void> {
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
