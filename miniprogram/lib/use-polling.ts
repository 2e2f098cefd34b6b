import { useDidHide, useDidShow, useUnload } from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import { pace } from './pace';

/**
 * Calls when the page shows and again while it is seen; never while it is hidden. What it gives back
 * is to be called when the page is touched: a page somebody holds in their hand is eager again.
 */
export function usePolling(tick: () => Promise<void>): () => void {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const visit = useRef(0);
  const isSeen = useRef(false);
  const touchedAt = useRef(0);

  const stop = (): void => {
    visit.current += 1;
    isSeen.current = false;
    clearTimeout(timer.current);
  };
  const isEager = (): boolean => Date.now() - touchedAt.current < pace.eagerForMs;
  const start = (): void => {
    stop();
    const mine = visit.current;
    isSeen.current = true;
    touchedAt.current = Date.now();
    const turn = async (): Promise<void> => {
      await tick();
      if (visit.current !== mine) return;
      timer.current = setTimeout(() => void turn(), isEager() ? pace.eagerMs : pace.calmMs);
    };
    void turn();
  };
  const wake = (): void => {
    if (!isSeen.current) return;
    if (isEager()) touchedAt.current = Date.now();
    else start();
  };

  useDidShow(start);
  useDidHide(stop);
  useUnload(stop);
  useWakingBrowser(wake);
  return wake;
}

/** A browser tells no page that its tab is looked at again, and a mouse touches nothing. */
function useWakingBrowser(wake: () => void): void {
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return undefined;
    const look = (): void => {
      if (document.visibilityState === 'visible') wake();
    };
    document.addEventListener('visibilitychange', look);
    document.addEventListener('pointerdown', wake);
    return () => {
      document.removeEventListener('visibilitychange', look);
      document.removeEventListener('pointerdown', wake);
    };
  });
}
