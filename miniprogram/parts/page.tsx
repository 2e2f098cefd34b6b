import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { useBrandAccent } from '../lib/home';
import { useTextSize } from '../lib/text-size';
import { AccentProvider, themeOf } from '../lib/theme';
import { useTabBar } from '../tabs/use-tab-bar';

type Props = {
  readonly children: ReactNode;
  /** A class of the page's own, for what it lays out itself. */
  readonly className?: string;
  /** Called when the page is touched: what `usePolling` gives back. */
  readonly onTouch?: () => void;
};

/** The root of every page: paper and margins, the brand's accent, and the member's text size. */
export function Page({ children, className = '', onTouch }: Props) {
  const { isLarge } = useTextSize();
  const accent = useBrandAccent();
  useTabBar(accent);
  return (
    <AccentProvider value={accent}>
      <View
        className={`page ${isLarge ? 'page--large' : ''} ${className}`}
        style={themeOf(accent)}
        onTouchStart={() => onTouch?.()}
      >
        {children}
      </View>
    </AccentProvider>
  );
}
