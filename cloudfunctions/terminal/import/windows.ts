import {
  HOUR_MS,
  type Instant,
  MINUTE_MS,
  startOfDayAfter,
  type UtcOffset,
} from '@huigan/shared/kernel/time';
import type { Step } from './plan';

/** A step and its place in the plan, by which the journal knows it. */
export type Numbered = { readonly n: number; readonly step: Step };

/** Steps that are taken at one setting of the clock. */
export type Window = {
  /** Its last step: nothing in it lies ahead of this, and nothing an hour behind. */
  readonly at: Instant;
  readonly steps: readonly Numbered[];
};

/** Cuts the plan at every full hour of local time: few moves of the clock, and none backwards. */
export function windowsOf(plan: readonly Step[], offset: UtcOffset): readonly Window[] {
  const hours = new Map<number, Numbered[]>();
  for (const [n, step] of plan.entries()) {
    const hour = Math.floor((step.at + offset * MINUTE_MS) / HOUR_MS);
    const window = hours.get(hour);
    if (window) window.push({ n, step });
    else hours.set(hour, [{ n, step }]);
  }
  return [...hours.values()].map((steps) => ({
    at: steps.reduce((latest, { step }) => (step.at > latest ? step.at : latest), 0 as Instant),
    steps,
  }));
}

/** Where the clock stops on its way: at the start of each day between, so that nights are lived. */
export function clockStops(from: Instant, to: Instant, offset: UtcOffset): readonly Instant[] {
  const stops: Instant[] = [];
  let midnight = startOfDayAfter(from, 1, offset);
  while (midnight < to) {
    stops.push(midnight);
    midnight = startOfDayAfter(midnight, 1, offset);
  }
  return from < to ? [...stops, to] : [];
}

/** One list a member, in the order of time: an order never overtakes its own return. */
export function byCustomer(steps: readonly Numbered[]): readonly (readonly Numbered[])[] {
  const lists = new Map<string, Numbered[]>();
  for (const each of steps) {
    const list = lists.get(each.step.customer);
    if (list) list.push(each);
    else lists.set(each.step.customer, [each]);
  }
  return [...lists.values()];
}
