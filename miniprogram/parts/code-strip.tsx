import { Text, View } from '@tarojs/components';
import { inFours } from '../copy/in-fours';
import { words } from '../copy/words';
import { useSpeech } from '../lib/language';
import './code-strip.scss';
import { Icon } from './icon';

type Props = {
  readonly number: string;
  /** The card's own ink: drawings are images, and no style reaches into those. */
  readonly colour: string;
  readonly onPress: () => void;
};

/** The foot of the card: the way to the code, and the number to say where it cannot be scanned. */
export function CodeStrip({ number, colour, onPress }: Props) {
  const { say } = useSpeech();
  return (
    <View className="code-strip" hoverClass="pressed" ariaRole="button" onClick={onPress}>
      <Icon name="code" colour={colour} />
      <Text className="code-strip__show">{say(words.code.show)}</Text>
      <Text className="code-strip__digits">{inFours(number)}</Text>
    </View>
  );
}
