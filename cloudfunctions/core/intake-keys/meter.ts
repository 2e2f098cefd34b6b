import { MINUTE_MS } from '@huigan/shared/kernel/time';
import { beijingDay } from '../platform/beijing-day';
import type { Clock } from '../platform/clock';
import type { IntakeKey, Usage, UsageDay, Used } from './ports';

/** Given out to an instance at once: asking costs two calls, so it is asked for many items together. */
const LEASE = 50;
/** What an instance lets through in a minute before it asks: a quiet till then costs no calls. */
const UNASKED_MAX = 10;
/** Instances that ask at the same moment take turns; more rounds than this and nobody is made to wait. */
const ATTEMPTS_MAX = 10;

type Metered = {
  readonly allowed: boolean;
  /** Of the minute, as far as this instance knows. */
  readonly remaining: number;
  readonly secondsLeft: number;
};
type Held = { minute: number; left: number; remaining: number; isOver: boolean; untold: Used };
type Deps = { readonly usage: Usage; readonly clock: Clock };
type Asked = { readonly wanted: number; readonly untold: Used };

const nothing: Used = { calls: 0, items: 0, limited: 0 };

/**
 * Counts what keys send and holds each to its items a minute, over all instances: an instance leases some
 * from the key's day and tells with it what it has used. The limit may be passed by what each instance
 * lets through unasked, at most a hundredth of it.
 */
export function meterWith(deps: Deps) {
  const known = new Map<string, Held>();
  return async (key: IntakeKey, items: number): Promise<Metered> => {
    const now = deps.clock.now();
    const held = heldIn(known, key, Math.floor(now / MINUTE_MS));
    if (held.left < items && !held.isOver) {
      const untold = held.untold;
      held.untold = nothing;
      const wanted = wantedBy(key, items - held.left);
      const granted = await lease(deps, key, { untold, wanted });
      held.left += granted.items;
      // What others have of the minute does not come back: who is over is not asked for again.
      held.isOver = granted.items < wanted;
      held.remaining = granted.remaining;
    }
    const allowed = held.left >= items;
    if (allowed) held.left -= items;
    const { calls, items: told, limited } = held.untold;
    held.untold = allowed
      ? { calls: calls + 1, items: told + items, limited }
      : { calls, items: told, limited: limited + 1 };
    const secondsLeft = Math.ceil((MINUTE_MS - (now % MINUTE_MS)) / 1000);
    return { allowed, remaining: held.remaining + held.left, secondsLeft };
  };
}

function heldIn(known: Map<string, Held>, { id, perMinute }: IntakeKey, minute: number): Held {
  const held = known.get(id);
  if (held?.minute === minute) return held;
  const left = Math.min(UNASKED_MAX, Math.floor(perMinute / 100));
  const fresh = {
    minute,
    left,
    remaining: perMinute - left,
    isOver: false,
    untold: held?.untold ?? nothing,
  };
  known.set(id, fresh);
  return fresh;
}

const wantedBy = ({ perMinute }: IntakeKey, items: number): number =>
  Math.max(items, Math.min(LEASE, Math.floor(perMinute / 20)));

async function lease(
  { usage, clock }: Deps,
  key: IntakeKey,
  asked: Asked,
): Promise<{ items: number; remaining: number }> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const now = clock.now();
    const day = beijingDay(now);
    const minute = Math.floor(now / MINUTE_MS);
    const standing = await usage.find(key.id, day);
    const before = standing ?? { key: key.id, day, minute, leased: 0, ...nothing, v: 0 };
    const { after, items } = decideLease(before, { ...asked, minute, limit: key.perMinute });
    if (await usage.save(after)) return { items, remaining: key.perMinute - after.leased };
  }
  return { items: asked.wanted, remaining: 0 };
}

/** As much of what is wanted as the minute has left, and the day with it booked. */
export function decideLease(
  day: UsageDay,
  { wanted, untold, minute, limit }: Asked & { minute: number; limit: number },
): { after: UsageDay; items: number } {
  const leased = day.minute === minute ? day.leased : 0;
  const items = Math.max(0, Math.min(wanted, limit - leased));
  const after = {
    ...day,
    minute,
    leased: leased + items,
    calls: day.calls + untold.calls,
    items: day.items + untold.items,
    limited: day.limited + untold.limited,
  };
  return { after, items };
}
