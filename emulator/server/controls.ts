import type { IncomingMessage, ServerResponse } from 'node:http';
import dayjs from 'dayjs';
import duration from 'dayjs/plugin/duration.js';
import { z } from 'zod';
import type { CallLedger } from '../calls';
import type { Clock } from '../clock';
import { ConfigurationProblem } from '../declaration';
import type { Faults } from '../faults';
import type { Fired, Timers } from '../functions/timers';
import { readJson, sendJson } from './exchange';
import type { Inspection } from './inspection';
import type { People } from './people';

dayjs.extend(duration);

const DURATION = /^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/;

const moveSchema = z.union([
  z.strictObject({ advance: z.string().regex(DURATION) }),
  z.strictObject({ to: z.string() }),
]);

export type Move = z.infer<typeof moveSchema>;

const MAX_CONTROL_BYTES = 64 * 1024;

/** A move of the clock that cannot be made. */
export class BadMove extends Error {}

export interface ControlParts {
  clock: Clock;
  timers: Timers;
  calls: CallLedger;
  people: People;
  faults: Faults;
  inspection: Inspection;
}

/** The switches that exist only here: clock, counts, people, faults. */
export class Controls {
  private readonly parts: ControlParts;

  constructor(parts: ControlParts) {
    this.parts = parts;
  }

  async answer(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [status, value] = await this.reply(url, request);
    sendJson(response, status, value);
  }

  async move(move: Move): Promise<{ now: string; fired: Fired[] }> {
    const instant = destination(move, this.parts.clock.now());
    const fired = await this.parts.timers.moveTo(instant);
    return { now: this.nowText(), fired };
  }

  private async reply(url: URL, request: IncomingMessage): Promise<[number, unknown]> {
    const what = `${request.method} ${url.pathname}`;
    switch (what) {
      case 'GET /emulator/health':
        return [200, { ok: true, now: this.nowText() }];
      case 'GET /emulator/clock':
        return [200, { now: this.nowText() }];
      case 'POST /emulator/clock':
        return this.moveClock(await readJson(request, MAX_CONTROL_BYTES));
      case 'GET /emulator/calls':
        return [200, { operations: this.parts.calls.all() }];
      case 'POST /emulator/calls/reset':
        this.parts.calls.reset();
        return [200, { operations: [] }];
      case 'GET /emulator/faults':
        return [200, { faults: this.parts.faults.all() }];
      case 'POST /emulator/faults':
        return this.setFaults(await readJson(request, MAX_CONTROL_BYTES));
      case 'GET /emulator/people':
      case 'POST /emulator/people':
        return [200, { people: this.parts.people.all() }];
      case 'GET /emulator/me':
        return this.whoAsks(request);
      default:
        return this.shown(what, url) ?? [404, { message: `the emulator has no ${what}` }];
    }
  }

  private shown(what: string, { pathname, searchParams }: URL): [number, unknown] | null {
    return what.startsWith('GET ') ? this.parts.inspection.reply(pathname, searchParams) : null;
  }

  private whoAsks({ headers }: IncomingMessage): [number, unknown] {
    const person = this.parts.people.signedIn(headers);
    return person ? [200, person] : [404, { message: 'nobody is signed in' }];
  }

  private async moveClock(body: unknown): Promise<[number, unknown]> {
    const move = moveSchema.safeParse(body);
    if (!move.success) {
      return [400, { message: 'send {"advance":"P30D"} or {"to":"2026-01-31T00:00:00Z"}' }];
    }
    try {
      return [200, await this.move(move.data)];
    } catch (problem) {
      if (problem instanceof BadMove) return [400, { message: problem.message }];
      throw problem;
    }
  }

  private setFaults(body: unknown): [number, unknown] {
    const { faults } = this.parts;
    try {
      faults.set((body as { faults?: unknown }).faults);
    } catch (problem) {
      if (problem instanceof ConfigurationProblem) return [400, { message: problem.message }];
      throw problem;
    }
    return [200, { faults: faults.all() }];
  }

  private nowText(): string {
    return new Date(this.parts.clock.now()).toISOString();
  }
}

function destination(move: Move, now: number): number {
  const target = 'to' in move ? Date.parse(move.to) : addTo(now, move.advance);
  if (!Number.isFinite(target)) throw new BadMove(`not a time: ${JSON.stringify(move)}`);
  if (target < now) throw new BadMove('the clock only moves forward');
  return target;
}

/** Calendar steps, so that a month is a month. */
function addTo(now: number, iso: string): number {
  return dayjs(now).add(dayjs.duration(iso)).valueOf();
}
