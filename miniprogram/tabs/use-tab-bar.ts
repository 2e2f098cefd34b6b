import Taro, { useDidShow } from '@tarojs/taro';
import { useEffect } from 'react';
import { tabWords } from '../copy/words/tabs';
import { useSpeech } from '../lib/language';
import { pictureActive } from './pictures';
import { isTab, tabPages } from './tab-bar';

/**
 * Dresses the tab bar in the brand's accent and the reader's language. WeChat does that only while a
 * page of the bar is shown, so each of them does it when it shows and when either changes; on other
 * pages this does nothing.
 */
export function useTabBar(accent: string): void {
  const { say } = useSpeech();
  const dress = (): void => {
    if (!isTab(Taro.getCurrentInstance().router?.path ?? '')) return;
    void Taro.setTabBarStyle({ selectedColor: accent });
    tabPages.forEach(([name], index) => {
      void Taro.setTabBarItem({
        index,
        text: say(tabWords[name]),
        selectedIconPath: pictureActive(name, accent),
      });
    });
  };
  useDidShow(dress);
  useEffect(dress, [accent, say]);
}
