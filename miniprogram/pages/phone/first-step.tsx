import { Text, View } from '@tarojs/components';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { useAccent } from '../../lib/theme';
import { PhoneNumberButton } from '../../parts/action-button';
import { Icon } from '../../parts/icon';

/** The number before: chosen in WeChat, or given up. */
export function FirstStep({
  isConfirmed,
  working,
  onPhoneNumber,
  onLost,
}: {
  isConfirmed: boolean;
  working: boolean;
  onPhoneNumber: Parameters<typeof PhoneNumberButton>[0]['onPhoneNumber'];
  onLost: () => void;
}) {
  const { say } = useSpeech();
  const accent = useAccent();
  return (
    <View className="phone-step">
      <Text className="phone-step__title">{say(words.phone.first)}</Text>
      {isConfirmed ? (
        <View className="phone-step__done">
          <Icon name="tick" colour={accent} size="small" />
          <Text className="phone-step__done-words">{say(words.phone.confirmed)}</Text>
        </View>
      ) : (
        <>
          <Text className="phone-step__hint">{say(words.phone.firstHint)}</Text>
          <PhoneNumberButton disabled={working} onPhoneNumber={onPhoneNumber}>
            {say(words.phone.firstAction)}
          </PhoneNumberButton>
          <View
            className="phone-step__lost"
            hoverClass="pressed"
            ariaRole="button"
            onClick={onLost}
          >
            <Text>{say(words.phone.noMore)}</Text>
          </View>
        </>
      )}
    </View>
  );
}
