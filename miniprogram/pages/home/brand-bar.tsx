import type { Words } from '@huigan/shared/kernel/words';
import { Text, View } from '@tarojs/components';
import { useMemo } from 'react';
import { words } from '../../copy/words';
import { roomBesideTheCapsule } from '../../lib/capsule';
import { useSpeech } from '../../lib/language';
import './brand-bar.scss';

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
