import { Text, View } from '@tarojs/components';
import { words } from '../copy/words';
import { useSpeech } from '../lib/language';
import { Icon } from './icon';
import './consent.scss';

/** The box a member ticks, and the policy they can read before; it never comes ticked. */
export function Consent({
  agreed,
  accent,
  version,
  onToggle,
  onRead,
}: {
  agreed: boolean;
  accent: string;
  version: string;
  onToggle: () => void;
  onRead: () => void;
}) {
  const { say } = useSpeech();
  return (
    <View className="consent">
      <View
        className="consent__tick"
        ariaRole="checkbox"
        ariaChecked={agreed}
        ariaLabel={`${say(words.join.agree)}${say(words.join.policy)}`}
        onClick={onToggle}
      >
        <View className={`consent__box ${agreed ? 'consent__box--on' : ''}`}>
          {agreed && <Icon name="tick" colour="#FFFFFF" size="small" />}
        </View>
        <Text>{say(words.join.agree)}</Text>
      </View>
      <View className="consent__policy" hoverClass="pressed" onClick={onRead}>
        <Text className="consent__link" style={{ color: accent }}>
          {say(words.join.policy)}
        </Text>
        <Text className="consent__version">{say(words.join.version(version))}</Text>
      </View>
    </View>
  );
}
