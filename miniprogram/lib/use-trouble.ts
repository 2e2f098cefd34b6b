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
  const { say } = useSpeech();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const isLeft = useIsLeft();
  const meet = (met: Trouble | null): void => {
    if (met === null || !isLeft()) setTrouble(met);
    else void Taro.showToast({ title: say(passingWords(met)), icon: 'none' });
  };
  return [trouble, meet] as const;
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
