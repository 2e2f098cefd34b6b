import { Text, View } from '@tarojs/components';
import { inFours } from '../copy/in-fours';
import { words } from '../copy/words';
import { useSpeech } from '../lib/language';
import './member-number.scss';

/** The foot of the card: the number by which a till knows the member. */
export function MemberNumber({ number }: { number: string }) {
  const { say } = useSpeech();
  return (
    <View className="member-number">
      <Text className="member-number__label">{say(words.card.memberNumber)}</Text>
      <Text className="member-number__digits">{inFours(number)}</Text>
    </View>
  );
}
