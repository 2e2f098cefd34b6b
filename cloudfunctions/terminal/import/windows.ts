import {
  HOUR_MS,
  type Instant,
  MINUTE_MS,
  startOfDayAfter,
  type UtcOffset,
} from '@huigan/shared/kernel/time';
import type { Planned } from './plan';

/** A planned request and its place in the plan, by which the journal knows it. */
export type Numbered = { readonly n: number; readonly request: Planned };

/** Requests that are sent at one setting of the clock. */
export type Window = {
  /** Its last request: nothing in it lies ahead of this, and nothing an hour behind. */
  readonly at: Instant;
  readonly requests: readonly Numbered[];
};

/** Cuts the plan at every full hour of local time: few moves of the clock, and none backwards. */
export function windowsOf(requests: readonly Planned[], offset: UtcOffset): readonly Window[] {
  const hours = new Map<number, Numbered[]>();
  for (const [n, request] of requests.entries()) {
    const hour = Math.floor((request.at + offset * MINUTE_MS) / HOUR_MS);
    const window = hours.get(hour);
    if (window) window.push({ n, request });
    else hours.set(hour, [{ n, request }]);
  }
  return [...hours.values()].map((window) => ({
    at: window.reduce(
      (latest, { request }) => (request.at > latest ? request.at : latest),
      0 as Instant,
    ),
    requests: window,
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
export function byCustomer(requests: readonly Numbered[]): readonly (readonly Numbered[])[] {
  const lists = new Map<string, Numbered[]>();
  for (const each of requests) {
    const list = lists.get(each.request.customer);
    if (list) list.push(each);
    else lists.set(each.request.customer, [each]);
  }
  return [...lists.values()];
}
