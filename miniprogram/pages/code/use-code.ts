import { STEP_MS } from '@huigan/shared/members/spending-code';
import { useDidShow } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { codeNow, type KeptCode, keptCode, loadCode, oursNow } from '../../lib/member-code';
import { useLoad } from '../../lib/use-load';

const TICK_MS = 1_000;

/** The code of this minute, and how much of the minute is over; made on the phone. */
export function useCode() {
  const [{ value: seed, trouble }, load] = useLoad(loadCode, keptCode());
  const shown = useMinute(seed);
  useDidShow(() => void load());
  const isOffline = trouble?.code === 'common/unavailable';
  const failed = useRef(isOffline);
  failed.current = isOffline;
  /** Whether something else was answered: where that is news, the code is asked for again, and says so too. */
  const onLook = (wasAnswered: boolean): void => {
    if (failed.current === wasAnswered) void load();
  };
  return { seed, trouble, isOffline, load, shown, onLook };
}

function useMinute(seed: KeptCode | null): { digits: string; passed: number } | null {
  const [, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  if (seed === null) return null;
  return { digits: codeNow(seed), passed: (oursNow(seed) % STEP_MS) / STEP_MS };
}
