import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { WIRE_ACTIONS } from './database/wire';
import { ConfigurationProblem, readDeclaration } from './declaration';

/** Longer than any client waits, so that "too late" can be tried as well. */
const LATENCY_MAX_MS = 120_000;
const FAULTS_MAX = 100;

/** Which calls a fault is for; what is left out does not narrow it. */
const aim = {
  action: z.enum(WIRE_ACTIONS).optional(),
  collection: z.string().min(1).optional(),
  /** How many calls it hits; absent, it lasts until it is cleared. */
  count: z.int().min(1).optional(),
  /** The share of the calls it hits. */
  percent: z.number().min(1).max(100).default(100),
  /** Where the draws for `percent` begin: the same calls in the same order meet the same fate. */
  seed: z.int().min(0).default(1),
};

const BROKEN = [
  'drop_before',
  'drop_after',
  'quota',
  'concurrency',
  'conflict',
  'timeout',
] as const;

export const FAULT_KINDS = ['latency', ...BROKEN] as const;

const faultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(BROKEN), ...aim }),
  z.strictObject({
    kind: z.literal('latency'),
    milliseconds: z.int().min(1).max(LATENCY_MAX_MS),
    ...aim,
  }),
]);

const faultsSchema = z.array(faultSchema).max(FAULTS_MAX);

export type Fault = z.infer<typeof faultSchema>;
export type FaultInput = z.input<typeof faultSchema>;
export type Broken = (typeof BROKEN)[number];

/** What decides whether a fault is meant for a call. */
export interface AimedAt {
  action: string;
  collection: string | null;
  isInTransaction: boolean;
}

interface Armed {
  fault: Fault;
  hits: number;
  draw: () => number;
}

/** What goes wrong on purpose, on the way to the database and back. */
export class Faults {
  private armed: Armed[] = [];
  private readonly collections: Set<string>;

  constructor(collections: string[]) {
    this.collections = new Set(collections);
  }

  /** Replaces all faults; each begins with no hits and at its seed. */
  set(input: unknown): void {
    // A text would be taken for the name of a file.
    const given = typeof input === 'string' ? {} : input;
    const faults = readDeclaration(faultsSchema, given, 'faults');
    for (const [at, { collection }] of faults.entries()) {
      if (collection === undefined || this.collections.has(collection)) continue;
      throw new ConfigurationProblem(`faults: ${at}.collection: "${collection}" is not declared`);
    }
    this.armed = faults.map((fault) => ({ fault, hits: 0, draw: drawsFrom(fault.seed) }));
  }

  all(): (Fault & { hits: number })[] {
    return this.armed.map(({ fault, hits }) => ({ ...fault, hits }));
  }

  /** Waits as long as the faults say, and tells what else becomes of the call. */
  async meet(call: AimedAt): Promise<Broken | null> {
    let delay = 0;
    let broken: Broken | null = null;
    for (const armed of this.armed) {
      if (broken !== null || !hits(armed, call)) continue;
      armed.hits += 1;
      if (armed.fault.kind === 'latency') delay += armed.fault.milliseconds;
      else broken = armed.fault.kind;
    }
    if (delay > 0) await sleep(delay);
    return broken;
  }
}

function hits({ fault, hits: already, draw }: Armed, call: AimedAt): boolean {
  if (fault.action !== undefined && fault.action !== call.action) return false;
  if (fault.collection !== undefined && fault.collection !== call.collection) return false;
  if (fault.kind === 'conflict' && !mayConflict(call)) return false;
  if (fault.count !== undefined && already >= fault.count) return false;
  return fault.percent === 100 || draw() * 100 < fault.percent;
}

/** Only what takes part in a transaction can be in conflict, and giving one up cannot. */
function mayConflict({ action, isInTransaction }: AimedAt): boolean {
  return isInTransaction && action !== 'database.abortTransaction';
}

/** Numbers in [0, 1) that repeat with their seed (mulberry32). */
function drawsFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}
