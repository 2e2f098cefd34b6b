import Taro from '@tarojs/taro';
import { createContext, type PropsWithChildren, useContext, useMemo, useState } from 'react';

type TextSize = {
  /** 大字版: body text at 20 px and everything else in step. */
  readonly isLarge: boolean;
  readonly setLarge: (isLarge: boolean) => void;
};

const STORED = 'text-size';
/** What WeChat shows where nobody has set anything. */
const NORMAL_PX = 16;
/** From here on, it was somebody who finds words too small. */
const LARGER = 1.15;

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

/** For who has not chosen yet, on a phone where they have made all letters larger. */
export const isLargeWorthOffering = (): boolean =>
  Taro.getStorageSync(STORED) === '' && lettersOfPhone() > LARGER;

/** What WeChat tells besides what Taro knows of; nothing in a browser. */
type Letters = { readonly fontSizeScaleFactor?: number; readonly fontSizeSetting?: number };

/** How large a phone shows all words; 1 is what it comes with. */
function lettersOfPhone(): number {
  const { fontSizeScaleFactor, fontSizeSetting = NORMAL_PX } = Taro.getAppBaseInfo() as Letters;
  return fontSizeScaleFactor ?? fontSizeSetting / NORMAL_PX;
}

const wasLarge = (): boolean => (Taro.getStorageSync(STORED) as unknown) === 'large';
