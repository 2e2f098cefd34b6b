import type { Words } from '@huigan/shared/kernel/words';
import { Text, View } from '@tarojs/components';
import { useSpeech } from '../lib/language';
import { useAccent } from '../lib/theme';
import { Icon, type IconName } from './icon';
import './two-ways.scss';

type Way = { readonly icon: IconName; readonly words: Words; readonly go: () => void };

/** Two ways on from a page, side by side in one card; their place alone while it is not known who may go them. */
export function TwoWays({ ways, isKept = false }: { ways: readonly [Way, Way]; isKept?: boolean }) {
  const { say } = useSpeech();
  const accent = useAccent();
  return (
    <View className={isKept ? 'two-ways two-ways--kept' : 'two-ways'}>
      {ways.map(({ icon, words, go }) => (
        <View
          key={words.en}
          className="two-ways__way"
          hoverClass="pressed"
          ariaRole="button"
          onClick={go}
        >
          <Icon name={icon} colour={accent} />
          <Text className="two-ways__words">{say(words)}</Text>
        </View>
      ))}
    </View>
  );
}
