import { randomBytes, randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Caller, CallLedger } from '../calls';
import type { Clock } from '../clock';
import type { FunctionDefinition } from '../environment';
import type { Outcome } from './function-instance';
import { FunctionInstance } from './function-instance';
import type { Source } from './invocation';
import { contextOf, environmentOf, sourceChain } from './invocation';
import type { LogOrigin } from './log-tail';

export interface HostOptions {
  environmentId: string;
  definitions: FunctionDefinition[];
  /** The file that declares them; null where they were given in code. */
  declaredIn: string | null;
  /** The folder with one bundle per function: `<name>/index.js`. */
  root: string;
  clock: Clock;
  calls: CallLedger;
  /** What every instance finds in its environment, for the instance's own admin path. */
  environment: (instanceId: string) => Record<string, string>;
  maxInstances: number;
  onLog: (line: string, origin: LogOrigin) => void;
}

export interface Request {
  functionName: string;
  /** The event as JSON text, passed on as it came. */
  event: string;
  operation: string;
  source: Source;
}

export type Reply = Outcome & { requestId: string };

interface Slot {
  instance: FunctionInstance;
  bundleTime: number;
  lastUsed: number;
  running: Running | null;
}

interface Running {
  requestId: string;
  caller: Caller;
  source: Source;
}

/** The platform's ceiling for an event and for an answer. */
export const MAX_EVENT_BYTES = 6 * 1024 * 1024;

/** Runs functions in a bounded number of instances; what does not fit waits its turn. */
export class FunctionHost {
  private readonly options: HostOptions;
  private readonly slots = new Map<string, Slot>();
  private waiting: (() => void)[] = [];
  private closed = false;

  constructor(options: HostOptions) {
    this.options = options;
  }

  get definitions(): FunctionDefinition[] {
    return this.options.definitions;
  }

  /** Who is running in an instance, so that its database calls can be attributed. */
  runningIn(instanceId: string): { requestId: string; caller: Caller; chain: string } | null {
    const running = this.slots.get(instanceId)?.running;
    if (!running) return null;
    const { requestId, caller, source } = running;
    return { requestId, caller, chain: sourceChain(source) };
  }

  /** How many instances of a function work, and how many wait for an event. */
  instancesOf(functionName: string): { running: number; idle: number } {
    const slots = [...this.slots.values()].filter(
      ({ instance }) => instance.functionName === functionName,
    );
    const running = slots.filter((slot) => slot.running !== null).length;
    return { running, idle: slots.length - running };
  }

  async invoke(request: Request): Promise<Reply> {
    const requestId = randomUUID();
    const definition = this.definitions.find(({ name }) => name === request.functionName);
    if (!definition) return { requestId, ...notFound(request.functionName, this.options) };
    if (Buffer.byteLength(request.event) > MAX_EVENT_BYTES) return { requestId, ...tooLarge() };
    const bundle = this.bundleOf(definition);
    const bundleTime = modifiedAt(bundle);
    if (bundleTime === null) return { requestId, ...notBuilt(bundle) };
    const caller = { function: definition.name, operation: request.operation };
    const running = { requestId, caller, source: request.source };
    const slot = await this.acquire(definition, bundleTime, running);
    if (!slot) return { requestId, ...closing() };
    this.options.calls.invoked(caller);
    try {
      const work = this.workFor(definition, bundle, request, requestId);
      const outcome = await slot.instance.run(work, definition.timeout);
      return { requestId, ...outcome };
    } finally {
      this.release(slot);
    }
  }

  close(): void {
    this.closed = true;
    for (const { instance } of this.slots.values()) instance.kill();
    this.slots.clear();
    for (const proceed of this.waiting.splice(0)) proceed();
  }

  private workFor(
    definition: FunctionDefinition,
    bundle: string,
    { event, source }: Request,
    requestId: string,
  ) {
    const invocation = {
      requestId,
      functionName: definition.name,
      environmentId: this.options.environmentId,
      source,
    };
    const environment = environmentOf(invocation);
    return {
      bundle,
      entry: definition.handler.split('.')[1] ?? 'main',
      event,
      context: contextOf(invocation, definition, environment),
      environment,
      offset: this.options.clock.offset(),
    };
  }

  private async acquire(
    definition: FunctionDefinition,
    bundleTime: number,
    running: Running,
  ): Promise<Slot | null> {
    const { source } = running;
    // A function that waits for another must not wait for its own place.
    const isNested = source.kind === 'server' && source.calledBy !== null;
    while (!this.closed) {
      const idle = this.idle(definition.name, bundleTime);
      const hasRoom = idle !== null || isNested || this.makeRoom();
      if (hasRoom) return Object.assign(idle ?? this.start(definition, bundleTime), { running });
      await new Promise<void>((proceed) => this.waiting.push(proceed));
    }
    return null;
  }

  private idle(functionName: string, bundleTime: number): Slot | null {
    for (const slot of this.slots.values()) {
      if (slot.running || slot.instance.functionName !== functionName) continue;
      if (slot.bundleTime === bundleTime && slot.instance.isUsable) return slot;
      this.retire(slot);
    }
    return null;
  }

  private makeRoom(): boolean {
    if (this.slots.size < this.options.maxInstances) return true;
    const idle = [...this.slots.values()].filter(({ running }) => running === null);
    const [oldest] = idle.sort((left, right) => left.lastUsed - right.lastUsed);
    if (oldest) this.retire(oldest);
    return oldest !== undefined;
  }

  private start(definition: FunctionDefinition, bundleTime: number): Slot {
    const id = randomBytes(8).toString('hex');
    const slot: Slot = {
      bundleTime,
      lastUsed: 0,
      running: null,
      instance: new FunctionInstance({
        id,
        functionName: definition.name,
        memorySize: definition.memorySize,
        environment: this.options.environment(id),
        onLine: (stream, line) => this.log(slot, stream, line),
      }),
    };
    this.slots.set(id, slot);
    return slot;
  }

  private release(slot: Slot): void {
    slot.running = null;
    slot.lastUsed = Date.now();
    if (!slot.instance.isUsable) this.retire(slot);
    this.waiting.shift()?.();
  }

  private retire(slot: Slot): void {
    slot.instance.kill();
    this.slots.delete(slot.instance.id);
  }

  /** Leaves a trace of a failure that no caller is told about. */
  report(functionName: string, { requestId, ...outcome }: Reply): void {
    const origin = { time: this.timeText(), function: functionName, requestId };
    this.write(JSON.stringify({ ...origin, ...outcome }), origin);
  }

  /** Structured lines pass as they are; others are wrapped so that the log stays JSON lines. */
  private log(slot: Slot, stream: string, text: string): void {
    if (text.trim() === '') return;
    const isStructured = text.startsWith('{') && text.endsWith('}');
    const requestId = slot.running?.requestId ?? null;
    const origin = { time: this.timeText(), function: slot.instance.functionName, requestId };
    this.write(isStructured ? text : JSON.stringify({ ...origin, stream, text }), origin);
  }

  private write(line: string, origin: LogOrigin): void {
    if (!this.closed) this.options.onLog(line, origin);
  }

  private timeText(): string {
    return new Date(this.options.clock.now()).toISOString();
  }

  private bundleOf({ name, handler }: FunctionDefinition): string {
    return resolve(join(this.options.root, name, `${handler.split('.')[0]}.js`));
  }
}

function modifiedAt(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? null;
}

function notFound(name: string, { declaredIn, definitions }: HostOptions): Outcome {
  const names = definitions.map((definition) => definition.name).join(', ') || 'none';
  const place = declaredIn === null ? `among those given: ${names}` : `in ${declaredIn}`;
  const message = `[ResourceNotFound.Function] function ${name} is not ${place}`;
  return { ok: false, code: 'FUNCTION_NOT_FOUND', message };
}

function notBuilt(bundle: string): Outcome {
  const message = `[emulator] there is no bundle at ${bundle}; build the functions first`;
  return { ok: false, code: 'FUNCTION_NOT_FOUND', message };
}

function closing(): Outcome {
  return { ok: false, code: 'SYS_ERR', message: '[emulator] the emulator is closing' };
}

function tooLarge(): Outcome {
  const message = '[emulator] the event is larger than 6 MB; production refuses it';
  return { ok: false, code: 'INVALID_PARAM', message };
}
