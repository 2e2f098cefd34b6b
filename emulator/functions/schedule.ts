import { CronExpressionParser } from 'cron-parser';
import type { FunctionDefinition } from '../environment';

const HOUR = 3_600_000;

/** The platform reads every timer in this zone. */
const ZONE = 'Asia/Shanghai';

/** How far ahead a timer with a year in it is looked for. */
const MAX_STEPS = 10_000;

export interface Trigger {
  functionName: string;
  name: string;
  /** Comes more often than once an hour: moving the clock may skip some of its runs. */
  isFrequent: boolean;
  /** The first instant after this one; null when there is none. */
  after(instant: number): number | null;
  /** The last instant up to and including this one; null when there is none since `from`. */
  lastIn(from: number, to: number): number | null;
}

export interface Due {
  at: number;
  trigger: Trigger;
}

export function triggersOf(definitions: FunctionDefinition[]): Trigger[] {
  return definitions.flatMap(({ name: functionName, triggers }) =>
    triggers.map(({ name, config }) => createTrigger(functionName, name, config)),
  );
}

/**
 * Everything due in (from, to], in order. A frequent timer comes once in each hour, at its last
 * instant there, so that a year is thousands of runs less and the last one is never lost.
 */
export function dueBetween(triggers: Trigger[], from: number, to: number): Due[] {
  const due = triggers.flatMap((trigger) =>
    (trigger.isFrequent ? oncePerHour(trigger, from, to) : every(trigger, from, to)).map((at) => ({
      at,
      trigger,
    })),
  );
  return due.sort((left, right) => left.at - right.at);
}

function every(trigger: Trigger, from: number, to: number): number[] {
  const instants: number[] = [];
  let next = trigger.after(from);
  while (next !== null && next <= to) {
    instants.push(next);
    next = trigger.after(next);
  }
  return instants;
}

function oncePerHour(trigger: Trigger, from: number, to: number): number[] {
  const instants: number[] = [];
  for (let end = to; end > from; end -= HOUR) {
    const last = trigger.lastIn(Math.max(from, end - HOUR), end);
    if (last !== null) instants.push(last);
  }
  return instants.reverse();
}

function createTrigger(functionName: string, name: string, config: string): Trigger {
  const fields = config.trim().split(/\s+/);
  const years = yearsOf(fields[6] ?? '*');
  const expression = fields.slice(0, 6).join(' ');
  const from = (instant: number) =>
    CronExpressionParser.parse(expression, { currentDate: new Date(instant), tz: ZONE });
  const after = (instant: number) => {
    const cron = from(instant);
    for (let step = 0; step < MAX_STEPS; step += 1) {
      const next = cron.next();
      if (years === null || years.has(next.getFullYear())) return next.getTime();
      if (next.getFullYear() > Math.max(...years)) return null;
    }
    return null;
  };
  const lastIn = (start: number, end: number) => {
    // The parser works in whole seconds and excludes the instant it starts from.
    const cron = from(Math.floor(end / 1000) * 1000 + 1000);
    const previous = cron.prev();
    const isInYear = years === null || years.has(previous.getFullYear());
    return isInYear && previous.getTime() > start ? previous.getTime() : null;
  };
  return { functionName, name, isFrequent: isFrequent(after), after, lastIn };
}

function isFrequent(after: (instant: number) => number | null): boolean {
  const first = after(Date.UTC(2026, 0, 1));
  const second = first === null ? null : after(first);
  return first !== null && second !== null && second - first < HOUR;
}

function yearsOf(field: string): Set<number> | null {
  if (field === '*') return null;
  const years = new Set<number>();
  for (const part of field.split(',')) {
    const [first = Number.NaN, last = first] = part.split('-').map(Number);
    for (let year = first; year <= last; year += 1) years.add(year);
  }
  return years;
}
