import { Text, View } from '@tarojs/components';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import './language-switch.scss';

export function LanguageSwitch() {
  const { say, switchLanguage } = useSpeech();
  return (
    <View className="language-switch" hoverClass="pressed" onClick={switchLanguage}>
      <Text>{say(words.language.other)}</Text>
    </View>
  );
}
