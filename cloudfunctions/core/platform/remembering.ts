import type { Instant } from '@huigan/shared/kernel/time';
import type { Clock } from './clock';

/** How long a process trusts what it read about keys and identities: half a minute. */
export const FRESH_MS = 30_000;

/**
 * Reads through a small memory of this process. What was found is trusted for `freshMs`; what was not
 * found is never remembered, so that a new thing is seen at once and guessing names fills no memory. What was
 * read before `notBefore` is read again.
 */
export function remembering<V>(
  read: (key: string) => Promise<V | null>,
  { clock, freshMs, max }: { clock: Clock; freshMs: number; max: number },
): (key: string, notBefore?: Instant) => Promise<V | null> {
  const known = new Map<string, { value: V; readAt: number }>();
  return async (key, notBefore = 0 as Instant) => {
    const cached = known.get(key);
    const now = clock.now();
    const age = cached ? now - cached.readAt : freshMs;
    const isLateEnough = cached !== undefined && cached.readAt >= notBefore;
    if (isLateEnough && age >= 0 && age < freshMs) return cached.value;
    const value = await read(key);
    if (known.size >= max) known.clear();
    if (value === null) known.delete(key);
    else known.set(key, { value, readAt: now });
    return value;
  };
}
