import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

export type Outcome = { ok: true; text: string } | { ok: false; code: string; message: string };

/** What the runner tells: first that the bundle is loaded, then how the event went. */
type Message = { started: true } | { ok: true; text: string } | { ok: false; message: string };

export interface InstanceOptions {
  id: string;
  functionName: string;
  memorySize: number;
  environment: Record<string, string>;
  onLine: (stream: 'stdout' | 'stderr', line: string) => void;
}

/** One event, ready to be sent to a child. */
export interface Work {
  bundle: string;
  entry: string;
  event: string;
  context: Record<string, unknown>;
  environment: Record<string, string>;
  offset: number;
}

/** The platform gives loading a limit of its own, apart from the function's timeout. */
const LOADING_SECONDS = 60;

const RUNNER = fileURLToPath(new URL('./runner.cjs', import.meta.url));

/** A child process that holds one function and works on one event at a time, as on the platform. */
export class FunctionInstance {
  readonly id: string;
  readonly functionName: string;
  private readonly child: ChildProcess;
  private settle: ((outcome: Outcome) => void) | null = null;
  private timer: NodeJS.Timeout | null = null;
  private timeoutSeconds = 0;
  private alive = true;

  constructor({ id, functionName, memorySize, environment, onLine }: InstanceOptions) {
    this.id = id;
    this.functionName = functionName;
    this.child = fork(RUNNER, [], {
      env: environment,
      // Not the parent's: a loader such as tsx would cost every child its start-up.
      execArgv: [`--max-old-space-size=${memorySize}`],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    forEachLine(this.child.stdout, (line) => onLine('stdout', line));
    forEachLine(this.child.stderr, (line) => onLine('stderr', line));
    this.child.on('message', (message) => this.hear(message as Message));
    this.child.on('error', (problem) => this.finish(crashed(problem.message)));
    this.child.on('exit', (code, signal) => {
      this.alive = false;
      this.finish(crashed(`the instance ended with ${signal ?? `exit code ${code}`}`));
    });
  }

  get isUsable(): boolean {
    return this.alive;
  }

  run(work: Work, timeoutSeconds: number): Promise<Outcome> {
    this.timeoutSeconds = timeoutSeconds;
    this.allow(LOADING_SECONDS);
    return new Promise((resolve) => {
      this.settle = resolve;
      if (this.alive) this.child.send(work);
      else this.finish(crashed('the instance was gone before the event arrived'));
    });
  }

  kill(): void {
    this.alive = false;
    this.child.kill('SIGKILL');
  }

  private hear(message: Message): void {
    if ('started' in message) {
      this.allow(this.timeoutSeconds);
      return;
    }
    const outcome = message.ok ? message : { ...message, code: 'FUNCTION_EXECUTE_FAIL' };
    // What it printed before is in the pipes already: it is read first, and belongs to this event.
    setImmediate(() => this.finish(outcome));
  }

  private allow(seconds: number): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.finish(timedOut(seconds));
      this.kill();
    }, seconds * 1000);
  }

  private finish(outcome: Outcome): void {
    if (this.timer) clearTimeout(this.timer);
    const settle = this.settle;
    this.settle = null;
    settle?.(outcome);
  }
}

function forEachLine(stream: Readable | null, use: (line: string) => void): void {
  let rest = '';
  stream?.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(use);
  });
  stream?.on('end', () => {
    if (rest) use(rest);
  });
}

function crashed(message: string): Outcome {
  return { ok: false, code: 'FUNCTION_EXECUTE_FAIL', message };
}

function timedOut(seconds: number): Outcome {
  return {
    ok: false,
    code: 'FUNCTION_TIME_LIMIT_EXCEEDED',
    message: `Invoking task timed out after ${seconds} seconds`,
  };
}
