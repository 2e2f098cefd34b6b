import { createReadStream, existsSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { instant } from '@huigan/shared/kernel/time';
import { readProgram } from '../core/program/read-program';
import { readDocument } from './read-document';
import { runCommand, TerminalProblem, UsageProblem } from './run-command';
import { readEvent } from './simulate/events';
import { People } from './simulate/people';
import { publish } from './simulate/play-event';
import { Simulation } from './simulate/run-simulation';
import { Liability } from './simulate/show-member';
import { SimulatedWorld } from './simulate/world';

const USAGE = `What a program makes of a history, worked out by the product's own rooms and stores.

  npm run -s simulate -- --program P.json --events E.ndjson [--until ISO] [--entries all|none|ID,…]

One JSON object on standard output; docs/simulate.md explains events and answer.`;

/** What some editors begin a file with. */
const BOM = /^\uFEFF/;

const options = {
  program: { type: 'string' },
  events: { type: 'string' },
  until: { type: 'string' },
  entries: { type: 'string', default: 'all' },
} as const;

await runCommand({ usage: USAGE, options, positionals: 0 }, async (values) => {
  const { program, events, until, entries } = checked(values);
  const world = new SimulatedWorld();
  try {
    const people = new People(await firstChannel(world, program));
    await learnChannels(events, people);
    const simulation = new Simulation(world, people);
    let line = 0;
    for await (const text of linesOf(events)) {
      line += 1;
      const row = line === 1 ? text.replace(BOM, '') : text;
      if (row.trim() !== '') await simulation.play(row, line);
    }
    await simulation.settleUntil(until ?? world.now);
    await simulation.refuseOrphans();
    await print(simulation, entries);
  } finally {
    world.close();
  }
});

type Given = {
  readonly program?: string | undefined;
  readonly events?: string | undefined;
  readonly until?: string | undefined;
  readonly entries: string;
};

function checked({ program, events, until, entries }: Given) {
  if (program === undefined || events === undefined)
    throw new UsageProblem('--program and --events are needed');
  for (const file of [program, events]) {
    if (!existsSync(file)) throw new TerminalProblem(`${file} is missing`);
    if (!statSync(file).isFile()) throw new TerminalProblem(`${file} is not a file`);
  }
  if (until !== undefined && !Number.isFinite(Date.parse(until))) {
    throw new TerminalProblem(`--until: ${until} is not a time such as 2026-06-30T00:00:00+08:00`);
  }
  return { program, events, entries, until: until === undefined ? null : instant(until) };
}

/** Publishes the program; orders that name no channel come through its first one. */
async function firstChannel(world: SimulatedWorld, file: string): Promise<string> {
  const program = readDocument(file, readProgram);
  const refused = await publish(world, program);
  if (refused) throw new TerminalProblem(`${file}: ${refused.code} ${refused.detail}`);
  return program.channels[0]?.id ?? '';
}

function linesOf(file: string) {
  const input = createReadStream(file, 'utf8');
  return createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
}

/** A return may come before its order, and names it without a channel. */
async function learnChannels(file: string, people: People): Promise<void> {
  for await (const text of linesOf(file)) {
    if (!text.includes('"channel"')) continue;
    const event = orderOf(text);
    if (event) people.cameThrough(event.id, event.channel);
  }
}

function orderOf(text: string): { id: string; channel: string } | null {
  try {
    const { success, data } = readEvent(JSON.parse(text));
    return success && data.type === 'order' && data.channel !== undefined
      ? { id: data.id, channel: data.channel }
      : null;
  } catch {
    return null;
  }
}

/** Written piece by piece: a million entries never stand in memory together. */
async function print(simulation: Simulation, entries: string): Promise<void> {
  const chosen = new Set(entries.split(','));
  const wants = (member: string) => entries === 'all' || (entries !== 'none' && chosen.has(member));
  const liability = new Liability();
  let separator = '';
  await write('{"members":{');
  for await (const [name, member] of simulation.members(wants, liability)) {
    await write(`${separator}${JSON.stringify(name)}:${JSON.stringify(member)}`);
    separator = ',';
  }
  const { snapshots, refused } = simulation.report;
  const rest = { snapshots, refused, liability: liability.show() };
  await write(`},${JSON.stringify(rest).slice(1)}\n`);
}

function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (problem) => (problem ? reject(problem) : resolve()));
  });
}
