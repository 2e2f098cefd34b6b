import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Verified, verifyLedger } from '@huigan/cloudfunctions/core/account/verify-ledger';
import { publishProgram } from '@huigan/cloudfunctions/core/program/publish-program';
import { publishShops } from '@huigan/cloudfunctions/core/shops/publish-shops';
import { type Chance, chanceFrom } from '@huigan/cloudfunctions/terminal/demo/chance';
import { demoShops } from '@huigan/cloudfunctions/terminal/demo/demo-brand';
import type { ProgramFile } from '@huigan/shared/program/contracts';
import { type Rulebook, rulebookOf } from '@huigan/shared/program/preview';
import { aTemporaryFolder } from '../support/temporary-folder';
import { aWorld, ROOT, type World } from '../support/world';
import { Kept } from './kept';
import { everybody, Memory } from './memory';
import type { Operation } from './operations';
import { judge, looking } from './promises';
import { changedFrom, nextRequest } from './requests';
import { type Reply, type Sent, send } from './wire';
import { unexplained, watchWrites } from './writes';

const BEGIN = '2026-03-02T10:00:00+08:00';
/** So many requests, then hours go by: what vests, lapses and expires does so between requests. */
const STRETCH = 250;
const FAILURES_MAX = 20;
const HOUR = 3_600_000;
const program: ProgramFile = JSON.parse(
  readFileSync(join(ROOT, 'cloudfunctions/terminal/demo/program.json'), 'utf8'),
);
const SHORTFALLS = ['debt', 'deduct_cash', 'write_off', 'only_pending', 'refuse'] as const;

type Failure = {
  readonly request: number;
  readonly faults: readonly string[];
  readonly sent: Sent;
  readonly reply: unknown;
};
export type Report = {
  requests: number;
  seconds: number;
  /** `POST /v1/orders` → `200` → how often. */
  readonly answers: Record<string, Record<string, number>>;
  readonly failures: Failure[];
  ledger: Verified | null;
};
type Plan = { readonly seed: number; readonly requests: number; readonly step?: () => void };

/** A world of its own, asked one thing after the other, and every promise checked after each. */
export async function fuzz({ seed, requests, step = () => undefined }: Plan): Promise<Report> {
  const file = join(aTemporaryFolder(), 'people.json');
  writeFileSync(file, JSON.stringify(everybody));
  const masterKey = Buffer.alloc(32, seed % 251).toString('base64');
  const world = await aWorld({ at: BEGIN, program, masterKey, emulator: { people: file } });
  try {
    const run = await new Run(world, chanceFrom(seed)).prepare();
    const started = performance.now();
    while (run.report.requests < requests) {
      await run.next();
      step();
    }
    await run.finish();
    run.report.seconds = (performance.now() - started) / 1000;
    return run.report;
  } finally {
    await world.close();
  }
}

class Run {
  readonly report: Report = { requests: 0, seconds: 0, answers: {}, failures: [], ledger: null };
  private readonly memory: Memory;
  private readonly kept = new Kept();
  private readonly writes: ReturnType<typeof watchWrites>;
  private version = 1;
  private rulebook: Rulebook = rulebookOf([]);
  private stretch = 0;

  private readonly world: World;
  private readonly chance: Chance;

  constructor(world: World, chance: Chance) {
    this.world = world;
    this.chance = chance;
    this.memory = new Memory(chance, program, Date.parse(BEGIN));
    this.writes = watchWrites(world.emulator.database);
  }

  async prepare(): Promise<this> {
    const { house, key } = this.world;
    const standing = await house.keys.find(key.id);
    // The till here asks more than any: how many items a minute are let in is told in keys.test.ts.
    if (standing) await house.keys.save({ ...standing, perMinute: 1_000_000_000 });
    await publishShops(house.publishing, demoShops());
    return this;
  }

  async next(): Promise<void> {
    if (this.report.requests >= (this.stretch + 1) * STRETCH) await this.timeGoesBy();
    const sent = this.choose();
    const reply = await this.ask(sent);
    if (this.chance.happens(12)) await this.askAgain(sent, reply);
  }

  async finish(): Promise<void> {
    const { house, logs } = this.world;
    this.report.ledger = await verifyLedger({ ...house, progress: () => undefined });
    if (logs.some(isError)) this.fail(['an error in the log'], {} as Sent, logs.filter(isError));
  }

  private choose(): Sent {
    const { chance, kept, memory } = this;
    const before = kept.any(chance);
    if (!before || !chance.happens(12)) return nextRequest(memory);
    return chance.happens(50) ? { ...before, made: 'once more' } : changedFrom(before, memory);
  }

  private async ask(sent: Sent): Promise<Reply> {
    this.rulebook = await this.world.house.rules.rulebook();
    this.writes.changes();
    const reply = await send(this.world, sent);
    this.report.requests += 1;
    const changes = this.writes.changes();
    const { operation, outcome, faults } = judge(sent, reply);
    this.count(operation?.on ?? `${sent.via}: nothing`, outcome);
    const isGood = outcome === '200' || outcome === 'ok';
    if (!isGood || looking.has(operation?.on ?? '')) faults.push(...this.mustBeTime(changes));
    const lines = this.world.logs.splice(0).filter(isError);
    if (lines.length > 0) faults.push(`in the log: ${lines.join('\n')}`);
    if (isGood && operation) {
      faults.push(...this.kept.judge(operation, sent, reply));
      this.learn(operation, sent, reply);
    }
    if (faults.length > 0) this.fail(faults, sent, reply.body);
    return reply;
  }

  private learn(operation: Operation, sent: Sent, { body }: Reply): void {
    const isPhone = sent.via === 'client';
    const value = isPhone ? (body as { result: { value: unknown } }).result.value : body;
    this.memory.learn(operation, JSON.parse(sent.text), value);
    if (isPhone) this.memory.show(sent.person, value, JSON.parse(sent.text).input);
  }

  /** The same again gets the same answer, and changes nothing. */
  private async askAgain(sent: Sent, before: Reply): Promise<void> {
    const again = await send(this.world, sent);
    this.report.requests += 1;
    const faults = this.mustBeTime(this.writes.changes());
    const [first, second] = [before, again].map(({ status, body }) => `${status} ${plain(body)}`);
    if (first !== second) faults.push(`again: ${second}, before: ${first}`);
    if (faults.length > 0) this.fail(faults, sent, again.body);
  }

  private mustBeTime(changes: ReturnType<typeof this.writes.changes>): string[] {
    if (changes.length === 0) return [];
    const { emulator, masterKey } = this.world;
    const { rulebook } = this;
    const left = unexplained(changes, { database: emulator.database, masterKey, rulebook });
    return left.map((change) => `changed: ${JSON.stringify(change).slice(0, 2000)}`);
  }

  /** Hours pass, and now and then the brand changes how it treats points that are missing. */
  private async timeGoesBy(): Promise<void> {
    const { world, memory, chance } = this;
    this.stretch += 1;
    if (this.stretch % 3 === 0) {
      this.version += 1;
      const effectiveFrom = new Date(world.emulator.now() + 60_000).toISOString();
      const shortfall = SHORTFALLS[this.version % SHORTFALLS.length];
      const returns = { ...program.returns, shortfall };
      const published = await publishProgram(world.house, {
        ...program,
        version: this.version,
        effectiveFrom,
        returns,
      } as ProgramFile);
      if (!published.ok) throw new Error(published.error);
    }
    memory.now += chance.pick([1, 3, 7, 26]) * HOUR;
    // On the hour, when the timers have just been: the next comes minutes later, when this stretch is over,
    // and nothing but a request writes while one is judged.
    await world.emulator.advanceTo(new Date(memory.now).toISOString());
    this.writes.changes();
  }

  private count(on: string, outcome: string): void {
    const answers = this.report.answers[on] ?? {};
    this.report.answers[on] = answers;
    answers[outcome] = (answers[outcome] ?? 0) + 1;
  }

  private fail(faults: readonly string[], sent: Sent, reply: unknown): void {
    if (this.report.failures.length >= FAILURES_MAX) return;
    this.report.failures.push({ request: this.report.requests, faults, sent, reply });
  }
}

/** The log says of everything how it ended; a failure has more to say. */
const isError = (line: string): boolean =>
  /"error":|"stream":"stderr"|common\/unavailable|"ok":false/.test(line);

/** Without what no two answers share: the time, and the reference. */
const plain = (body: unknown): string =>
  JSON.stringify(body, (key, value) => {
    if (key === 'now' || key === 'requestId') return undefined;
    if (key === 'isNew') return false;
    return key === 'detail' && String(value).startsWith('server time') ? 'server time' : value;
  });
