import { Text, View } from '@tarojs/components';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { Icon } from '../../parts/icon';
import '../../parts/consent.scss';
import './purposes.scss';

const purposes = ['personalised', 'messages'] as const;
type Optional = (typeof purposes)[number];

/** What one may agree to besides, each apart; none comes ticked, and joining asks for none. */
export function Purposes({
  chosen,
  onToggle,
}: {
  chosen: readonly Optional[];
  onToggle: (purpose: Optional) => void;
}) {
  const { say } = useSpeech();
  return (
    <View className="purposes">
      <Text className="purposes__hint">{say(words.join.optional)}</Text>
      {purposes.map((purpose) => {
        const { name, means } = words.privacy.purposes[purpose];
        const isOn = chosen.includes(purpose);
        return (
          <View
            key={purpose}
            className="purposes__row"
            ariaRole="checkbox"
            ariaChecked={isOn}
            ariaLabel={say(name)}
            onClick={() => onToggle(purpose)}
          >
            <View className={`consent__box ${isOn ? 'consent__box--on' : ''}`}>
              {isOn && <Icon name="tick" colour="#FFFFFF" size="small" />}
            </View>
            <View className="purposes__words">
              <Text className="purposes__name">{say(name)}</Text>
              <Text className="purposes__means">{say(means)}</Text>
            </View>
          </View>
        );
      })}
    </View>
  );
}
