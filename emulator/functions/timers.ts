import type { Clock } from '../clock';
import type { FunctionHost, Reply } from './function-host';
import type { Trigger } from './schedule';
import { dueBetween, triggersOf } from './schedule';

export interface Fired {
  function: string;
  trigger: string;
  count: number;
  failed: number;
}

/** setTimeout counts in 32 bits; a nearer look does no harm either. */
const LONGEST_SLEEP = 60_000;

/** Fires the timers of cloudbaserc.json: as time flows, and when the clock is moved. */
export class Timers {
  private readonly triggers: Trigger[];
  private readonly clock: Clock;
  private readonly host: FunctionHost;
  private closed = false;
  private alarm: NodeJS.Timeout | null = null;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(clock: Clock, host: FunctionHost) {
    this.clock = clock;
    this.host = host;
    this.triggers = triggersOf(host.definitions);
  }

  /** Runs what fell due since the last run of this folder, then fires by itself as time flows. */
  async start(): Promise<void> {
    await this.inTurn(() => this.runUntil(this.clock.now()));
    this.sleep();
  }

  /** Moves the clock forward and runs what is due on the way, one after the other. */
  moveTo(instant: number): Promise<Fired[]> {
    return this.inTurn(async () => {
      const fired = await this.runUntil(instant);
      this.sleep();
      return fired;
    });
  }

  /** The timers of a function, and when each comes next. */
  upcoming(functionName: string): { name: string; config: string; next: string | null }[] {
    const own = this.triggers.filter((trigger) => trigger.functionName === functionName);
    return own.map(({ name, config, cron }) => {
      const next = cron.after(this.clock.now());
      return { name, config, next: next === null ? null : new Date(next).toISOString() };
    });
  }

  close(): void {
    this.closed = true;
    if (this.alarm) clearTimeout(this.alarm);
  }

  /** What a close interrupts is not marked as run: the next start runs it again. */
  private async runUntil(instant: number): Promise<Fired[]> {
    const fired = new Map<Trigger, Fired>();
    for (const { at, trigger } of dueBetween(this.triggers, this.clock.ranUpTo(), instant)) {
      if (this.closed) break;
      this.clock.moveTo(at);
      const row = fired.get(trigger) ?? newRow(trigger);
      fired.set(trigger, row);
      row.count += 1;
      if (!(await this.fire(trigger, at)).ok) row.failed += 1;
    }
    if (this.closed) return [...fired.values()];
    this.clock.moveTo(instant);
    this.clock.markRun(instant);
    return [...fired.values()];
  }

  private async fire(trigger: Trigger, at: number): Promise<Reply> {
    const reply = await this.host.invoke({
      functionName: trigger.functionName,
      operation: trigger.name,
      source: { kind: 'timer' },
      event: JSON.stringify({
        Type: 'Timer',
        TriggerName: trigger.name,
        Time: new Date(at).toISOString().replace('.000Z', 'Z'),
        Message: '',
      }),
    });
    if (!reply.ok) this.host.report(trigger.functionName, reply);
    return reply;
  }

  private sleep(): void {
    if (this.alarm) clearTimeout(this.alarm);
    if (this.closed) return;
    const now = this.clock.now();
    const next = this.triggers
      .map((trigger) => trigger.cron.after(this.clock.ranUpTo()) ?? Number.POSITIVE_INFINITY)
      .reduce((left, right) => Math.min(left, right), Number.POSITIVE_INFINITY);
    const delay = Math.min(Math.max(next - now, 0), LONGEST_SLEEP);
    this.alarm = setTimeout(() => void this.start(), delay);
    this.alarm.unref();
  }

  /** One move at a time: the order of what fires is the point of it. */
  private inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = this.queue.then(task);
    this.queue = result.catch(() => undefined);
    return result;
  }
}

function newRow({ functionName, name }: Trigger): Fired {
  return { function: functionName, trigger: name, count: 0, failed: 0 };
}
