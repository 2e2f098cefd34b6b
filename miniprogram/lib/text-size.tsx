import Taro from '@tarojs/taro';
import { createContext, type PropsWithChildren, useContext, useMemo, useState } from 'react';

type TextSize = {
  /** 大字版: body text at 20 px and everything else in step. */
  readonly isLarge: boolean;
  readonly setLarge: (isLarge: boolean) => void;
};

const STORED = 'text-size';

const Size = createContext<TextSize>({ isLarge: false, setLarge: () => undefined });

/** The size the member chose; the choice stays on the phone. */
export function TextSizeProvider({ children }: PropsWithChildren) {
  const [isLarge, setShown] = useState<boolean>(wasLarge);
  const size = useMemo<TextSize>(
    () => ({
      isLarge,
      setLarge: (large) => {
        Taro.setStorageSync(STORED, large ? 'large' : 'normal');
        setShown(large);
      },
    }),
    [isLarge],
  );
  return <Size.Provider value={size}>{children}</Size.Provider>;
}

export const useTextSize = (): TextSize => useContext(Size);

const wasLarge = (): boolean => (Taro.getStorageSync(STORED) as unknown) === 'large';
