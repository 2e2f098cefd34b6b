import { Text, View } from '@tarojs/components';
import { words } from '../copy/words';
import { useSpeech } from '../lib/language';
import './code-strip.scss';
import { Icon } from './icon';

/** The foot of the card: one tap to what a till scans. */
export function CodeStrip({ colour, onPress }: { colour: string; onPress: () => void }) {
  const { say } = useSpeech();
  return (
    <View className="code-strip" hoverClass="pressed" ariaRole="button" onClick={onPress}>
      <Icon name="barcode" colour={colour} />
      <Text className="code-strip__words">{say(words.code.show)}</Text>
    </View>
  );
}
