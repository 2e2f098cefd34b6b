import { View } from '@tarojs/components';
import { words } from '../copy/words';
import { useSpeech } from '../lib/language';
import './bones.scss';
import './card-bones.scss';

/** What will stand in a card, which says how high it is; a lead and a heading are words between cards. */
type CardOf =
  | 'head'
  | 'heading'
  | 'lead'
  | 'row'
  | 'entry'
  | 'lines'
  | 'more'
  | 'three-rows'
  | 'two-rows'
  | 'two-ways'
  | 'finder'
  | 'kind'
  | 'first-step'
  | 'next-step'
  | 'claim'
  | 'about'
  | 'children'
  | 'consents';

/** Cards one under another, each as high as what will stand there. */
export function CardBones({ cards = ['lines', 'lines', 'lines'] }: { cards?: readonly CardOf[] }) {
  const { say } = useSpeech();
  const known = cards.map((card, at) => ({ card, key: `${at}:${card}` }));
  return (
    <View ariaLabel={say(words.faces.loading)}>
      {known.map(({ card, key }) => (
        <View key={key} className={`card-bones card-bones--${card}`}>
          <View className="bone bone--title" />
          <View className="bone bone--label" />
          <View className="bone bone--line" />
        </View>
      ))}
    </View>
  );
}
