import { MINUTE_MS } from '@huigan/shared/kernel/time';
import { useDidHide, useDidShow, useUnload } from '@tarojs/taro';
import { useRef } from 'react';

/** Right after opening, something just paid at the till should appear at once; later it may take a moment. */
const EAGER_MS = 2_000;
const CALM_MS = 10_000;
const EAGER_FOR_MS = MINUTE_MS;

/** Calls when the page shows and again while it is seen; never while it is hidden. */
export function usePolling(tick: () => Promise<void>): void {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const visit = useRef(0);

  const stop = (): void => {
    visit.current += 1;
    clearTimeout(timer.current);
  };
  const start = (): void => {
    stop();
    const mine = visit.current;
    const since = Date.now();
    const turn = async (): Promise<void> => {
      await tick();
      if (visit.current !== mine) return;
      const pause = Date.now() - since < EAGER_FOR_MS ? EAGER_MS : CALM_MS;
      timer.current = setTimeout(() => void turn(), pause);
    };
    void turn();
  };

  useDidShow(start);
  useDidHide(stop);
  useUnload(stop);
}
