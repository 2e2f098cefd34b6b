import Taro, { useDidHide, useDidShow, useUnload } from '@tarojs/taro';
import { useRef } from 'react';

/** Bright while the page is seen, so that a scanner reads it; as it was before when it is left. */
export function useBrightness(): void {
  const before = useRef<number | null>(null);
  useDidShow(() => {
    if (process.env.TARO_ENV !== 'weapp') return;
    void Taro.getScreenBrightness()
      .then(({ value }) => {
        before.current = value;
        return Taro.setScreenBrightness({ value: 1 });
      })
      .catch(() => undefined);
  });
  const restore = (): void => {
    if (before.current === null) return;
    void Taro.setScreenBrightness({ value: before.current }).catch(() => undefined);
    before.current = null;
  };
  useDidHide(restore);
  useUnload(restore);
}
