import type { Emulator } from '@huigan/emulator/emulator';
import { DAY_MS, HOUR_MS, type Instant } from '@huigan/shared/kernel/time';
import { type Credentials, signedHeaders } from '../signed-request';
import { bringIn, joinAs } from './as-members';
import type { DemoEvent } from './demo-event';
import type { DemoHistory } from './history';
import { relatives } from './people';

/** Enough to keep two cores busy; a person's own events stay in their order. */
const AT_ONCE = 4;
/** Shops are closed and the day's tills are empty. */
const CLOSING_HOUR = 22;

type Stage = {
  readonly emulator: Emulator;
  readonly credentials: Credentials;
  readonly policyVersion: string;
  readonly from: Instant;
  readonly onDay: (day: number) => void;
};

/**
 * Lets the months pass: every day some join, tills send the day's orders and refunds through the
 * signed API, and the night's jobs run. Nothing is written behind the product's back.
 */
export async function playHistory(stage: Stage, { people, days }: DemoHistory): Promise<void> {
  for (const [day, events] of days.entries()) {
    const closing = stage.from + day * DAY_MS + CLOSING_HOUR * HOUR_MS;
    if (closing > stage.emulator.now())
      await stage.emulator.advanceTo(new Date(closing).toISOString());
    const joining = people.filter(({ joinsOnDay }) => joinsOnDay === day);
    await inLanes(
      joining,
      ({ id }) => id,
      (person) => joinAs(stage, person),
    );
    for (const relative of relatives) if (relative.onDay === day) await bringIn(stage, relative);
    await inLanes(
      events,
      ({ person }) => person.id,
      (event) => sendEvent(stage, event),
    );
    stage.onDay(day + 1);
  }
}

/** Spreads work over lanes by key, so that what belongs to one person is never overtaken. */
async function inLanes<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  run: (item: T) => Promise<void>,
): Promise<void> {
  const byKey = new Map<string, T[]>();
  for (const item of items) byKey.set(keyOf(item), [...(byKey.get(keyOf(item)) ?? []), item]);
  const queue = [...byKey.values()];
  const lane = async (): Promise<void> => {
    for (let own = queue.shift(); own; own = queue.shift()) {
      for (const item of own) await run(item);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

async function sendEvent(
  { emulator, credentials }: Stage,
  { path, body }: DemoEvent,
): Promise<void> {
  const text = JSON.stringify(body);
  const response = await fetch(`${emulator.url}/api${path}`, {
    method: 'POST',
    headers: signedHeaders(credentials, { path, body: text, now: emulator.now() }),
    body: text,
  });
  // A basket may be brought back twice over: the second time is refused, as at a real till.
  const answer = await response.text();
  if (!response.ok && !answer.includes('orders/not_returnable')) {
    throw new Error(`${path} answered ${response.status} ${answer} to ${text}`);
  }
}
