import type { AnyRefusal, Refused } from '@huigan/shared/api';
import type { Result } from '@huigan/shared/kernel/result';
import { useCallback, useEffect, useRef, useState } from 'react';

export type Trouble = Refused<AnyRefusal>;

export type Loaded<T> = {
  /** The last content there was: it stays while loading and while nothing can be reached. */
  readonly value: T | null;
  /** What the last call met; null when it went well or none came back yet. */
  readonly trouble: Trouble | null;
};

/**
 * Calls when asked to and keeps the last content. `call` must be stable. Answers that were overtaken
 * by a later one are dropped, so that a slow poll never turns the clock back.
 */
export function useLoad<T>(call: () => Promise<Result<T, Trouble>>, first: T | null = null) {
  const [loaded, setLoaded] = useState<Loaded<T>>({ value: first, trouble: null });
  const sent = useRef(0);
  const shown = useRef(0);

  const load = useCallback(async () => {
    sent.current += 1;
    const turn = sent.current;
    const result = await call();
    if (turn < shown.current) return;
    shown.current = turn;
    setLoaded((before) =>
      result.ok
        ? { value: result.value, trouble: null }
        : { value: before.value, trouble: result.error },
    );
  }, [call]);

  useEffect(
    () => () => {
      shown.current = Number.POSITIVE_INFINITY;
    },
    [],
  );
  return [loaded, load] as const;
}
