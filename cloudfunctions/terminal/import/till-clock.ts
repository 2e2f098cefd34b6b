import type { Instant, UtcOffset } from '@huigan/shared/kernel/time';
import { systemClock } from '../../core/platform/clock';
import { clockFrom, emulatorNow } from '../connect';
import { TerminalProblem } from '../run-command';
import { clockStops } from './windows';

/** The time that requests are signed with. */
export type TillClock = {
  readonly now: () => Instant;
  /** Asks the server again what time it is. */
  readonly resync: () => Promise<void>;
};
/** The emulator's clock, which can be moved on. */
export type MovableClock = TillClock & { readonly moveTo: (to: Instant) => Promise<void> };

export const isLocal = (url: string): boolean => /^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(url);

/** The emulator's time for an emulator, this machine's for everything else. */
export async function clockOf(url: string): Promise<TillClock> {
  if (!isLocal(url)) return { ...systemClock, resync: async () => {} };
  return followEmulator(new URL(url).origin, 0 as UtcOffset);
}

/** Moves stop at the start of each day, so that each night's jobs run on what the day left. */
export async function followEmulator(origin: string, offset: UtcOffset): Promise<MovableClock> {
  let clock = clockFrom(await emulatorNow(origin));
  const resync = async () => {
    clock = clockFrom(await emulatorNow(origin));
  };
  return {
    now: () => clock.now(),
    resync,
    moveTo: async (to) => {
      for (const stop of clockStops(clock.now(), to, offset)) await move(origin, stop);
      await resync();
    },
  };
}

async function move(origin: string, to: Instant): Promise<void> {
  const response = await fetch(`${origin}/emulator/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to: new Date(to).toISOString() }),
  }).catch(() => null);
  if (response?.ok) return;
  // A move that a killed run began goes on without it, and may have passed this stop meanwhile.
  if ((await emulatorNow(origin)) >= to) return;
  const reason = response === null ? 'nothing answers' : await response.text();
  throw new TerminalProblem(`The clock at ${origin} cannot be moved: ${reason}`);
}
