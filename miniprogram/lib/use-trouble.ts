import Taro, { useDidShow } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { passingWords } from '../copy/refusals';
import { useSpeech } from './language';
import type { Trouble } from './use-load';

/**
 * What something that was asked for met: to be shown beside it, or, where that was left meanwhile, said in
 * passing wherever somebody is by then. Once in any case.
 */
export function useTrouble() {
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const saysInPassing = usePassing();
  const meet = (met: Trouble | null): void => {
    if (met === null || !saysInPassing(met)) setTrouble(met);
  };
  return [trouble, meet] as const;
}

/** Says what was met to who has left where it was asked for; false where that is still looked at. */
export function usePassing(): (met: Trouble) => boolean {
  const { say } = useSpeech();
  const isLeft = useIsLeft();
  return (met) => {
    if (!isLeft()) return false;
    void Taro.showToast({ title: say(passingWords(met)), icon: 'none' });
    return true;
  };
}

/** Whether this is gone, or another page is looked at. While the app is not looked at, no page is. */
function useIsLeft(): () => boolean {
  const mine = useRef(pageNow());
  const isGone = useRef(false);
  useDidShow(() => {
    mine.current = pageNow();
  });
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);
  return () => isGone.current || (pageNow() !== null && pageNow() !== mine.current);
}

const pageNow = () => Taro.getCurrentInstance().page;
