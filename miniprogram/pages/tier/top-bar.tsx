import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useMemo } from 'react';
import { words } from '../../copy/words';
import { roomBesideTheCapsule } from '../../lib/capsule';
import { useSpeech } from '../../lib/language';
import { goHome } from '../../lib/routes';
import { Icon } from '../../parts/icon';
import './top-bar.scss';

/** The page's own bar: the way back, or home for who came here by a message. */
export function TopBar({ colour = '#1F2421' }: { colour?: string }) {
  const { say } = useSpeech();
  const room = useMemo(roomBesideTheCapsule, []);
  const canGoBack = useMemo(() => Taro.getCurrentPages().length > 1, []);
  return (
    <View className="top-bar" style={{ ...room, color: colour }}>
      <View
        className="top-bar__back"
        hoverClass="pressed"
        ariaRole="button"
        ariaLabel={say(canGoBack ? words.faces.back : words.faces.toHome)}
        onClick={canGoBack ? () => void Taro.navigateBack() : goHome}
      >
        <Icon name={canGoBack ? 'back' : 'home'} colour={colour} />
      </View>
      <Text className="top-bar__title">{say(words.tier.title)}</Text>
    </View>
  );
}
