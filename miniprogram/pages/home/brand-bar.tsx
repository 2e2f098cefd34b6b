import type { Words } from '@huigan/shared/kernel/words';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useMemo } from 'react';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import './brand-bar.scss';

/** A browser has no capsule to stand beside. */
const BROWSER_BAR = { paddingTop: '0px', height: '56px' };

/** The brand's name where the title would be; the page's colour runs under the status bar. */
export function BrandBar({ name }: { name: Words | null }) {
  const { say } = useSpeech();
  const room = useMemo(roomBesideTheCapsule, []);
  return (
    <View className="brand-bar" style={room}>
      <Text className="brand-bar__name">{say(name ?? words.brand.fallback)}</Text>
    </View>
  );
}

function roomBesideTheCapsule() {
  if (process.env.TARO_ENV !== 'weapp') return BROWSER_BAR;
  const { statusBarHeight = 20 } = Taro.getSystemInfoSync();
  const capsule = Taro.getMenuButtonBoundingClientRect();
  const height = (capsule.top - statusBarHeight) * 2 + (capsule.bottom - capsule.top);
  return { paddingTop: `${statusBarHeight}px`, height: `${height}px` };
}
