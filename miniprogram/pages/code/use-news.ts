import type { News } from '@huigan/shared/account/contracts';
import Taro, { useDidHide, useDidShow, useUnload } from '@tarojs/taro';
import { useRef, useState } from 'react';
import { api } from '../../lib/client';

/** A till answers within seconds or not at all: ten looks in about four minutes. */
const WAITS_MS = [2, 2, 4, 8, 15, 30, 30, 45, 60, 60].map((seconds) => seconds * 1_000);

/** Looks for what the till does while the code is shown, and says it once; tells of each look whether it was answered. */
export function useNews(onLook: (wasAnswered: boolean) => void) {
  const [news, setNews] = useState<News | null>(null);
  const [happened, setHappened] = useState<News['happened']>(null);

  const take = (arrived: News): void => {
    setNews(arrived);
    if (arrived.happened === null) return;
    setHappened(arrived.happened);
    if (process.env.TARO_ENV === 'weapp') void Taro.vibrateShort({ type: 'light' });
  };
  const [start, stop] = useLooks(take, onLook);
  useDidShow(start);
  useDidHide(stop);
  useUnload(stop);
  return { news, happened, dismiss: () => setHappened(null) };
}

/** What a till did while somebody looked away is told so long; later it is no news. */
const AWAY_MS = 10 * 60_000;

/**
 * Each look asks for what happened since the one before; the first one only where things stand. Whoever
 * comes back soon, from paying perhaps, goes on from where they were.
 */
function useLooks(
  take: (news: News) => void,
  onLook: (wasAnswered: boolean) => void,
): readonly [start: () => void, stop: () => void] {
  const visit = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const last = useRef<{ readonly seq: number; readonly at: number } | null>(null);

  const look = async (mine: number, turn: number): Promise<void> => {
    const known = last.current;
    const isNews = known !== null && Date.now() - known.at < AWAY_MS;
    const result = await api.account.news(isNews ? { since: known.seq } : {});
    if (visit.current !== mine) return;
    onLook(result.ok || result.error.code !== 'common/unavailable');
    if (result.ok) {
      last.current = { seq: result.value.seq, at: Date.now() };
      take(result.value);
    }
    const wait = WAITS_MS[turn];
    if (wait === undefined) return;
    timer.current = setTimeout(() => void look(mine, turn + 1), wait);
  };
  const stop = (): void => {
    visit.current += 1;
    clearTimeout(timer.current);
  };
  const start = (): void => {
    stop();
    void look(visit.current, 0);
  };
  return [start, stop];
}
