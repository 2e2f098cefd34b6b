import { ConfigurationProblem } from '../declaration';
import type { FunctionDefinition } from '../environment';
import type { Cron } from './cron';
import { parseCron } from './cron';

const DAY = 86_400_000;

export interface Trigger {
  functionName: string;
  name: string;
  config: string;
  cron: Cron;
}

export interface Due {
  at: number;
  trigger: Trigger;
}

export function triggersOf(definitions: FunctionDefinition[]): Trigger[] {
  return definitions.flatMap(({ name: functionName, triggers }) =>
    triggers.map(({ name, config }) => {
      try {
        return { functionName, name, config, cron: parseCron(config) };
      } catch (problem) {
        const words = problem instanceof Error ? problem.message : String(problem);
        throw new ConfigurationProblem(`trigger ${name} of ${functionName}: ${words}`);
      }
    }),
  );
}

/**
 * Everything due in (from, to], in order. A frequent timer comes once in each day of the way, at its
 * last instant there, so that a year is hundreds of runs, and the last one is never lost.
 */
export function dueBetween(triggers: Trigger[], from: number, to: number): Due[] {
  const due = triggers.flatMap((trigger) => {
    const list = trigger.cron.isFrequent ? oncePerDay : every;
    return list(trigger.cron, from, to).map((at) => ({ at, trigger }));
  });
  return due.sort((left, right) => left.at - right.at);
}

function every(cron: Cron, from: number, to: number): number[] {
  const instants: number[] = [];
  let next = cron.after(from);
  while (next !== null && next <= to) {
    instants.push(next);
    next = cron.after(next);
  }
  return instants;
}

function oncePerDay(cron: Cron, from: number, to: number): number[] {
  const instants: number[] = [];
  for (let end = to; end > from; end -= DAY) {
    const last = cron.lastIn(Math.max(from, end - DAY), end);
    if (last !== null) instants.push(last);
  }
  return instants.reverse();
}
