import type { TemplateSeen } from '@huigan/shared/messages/contracts';
import { Text, View } from '@tarojs/components';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import './kind-card.scss';

/** The server counts no further. */
const LEFT_MAX = 10;

type Props = {
  readonly template: TemplateSeen;
  readonly agreed: boolean;
  readonly disabled: boolean;
  readonly onAsk: () => void;
};

/** One kind of message: what it tells, how many are still to come, and one more for a tap. */
export function KindCard({ template, agreed, disabled, onAsk }: Props) {
  const { say } = useSpeech();
  const { kind, left } = template;
  const { name, means } = words.reminders.kinds[kind];
  const isFull = left >= LEFT_MAX;
  const press = (): void => {
    if (!disabled && !isFull) onAsk();
  };
  return (
    <View className="kind">
      <View className="kind__words">
        <Text className="kind__name">{say(name)}</Text>
        <Text className="kind__means">{say(means)}</Text>
        <Text className="kind__left">
          {say(agreed && left > 0 ? words.reminders.left(left) : words.reminders.none)}
        </Text>
      </View>
      <View
        className={`kind__more ${disabled || isFull ? 'kind__more--off' : ''}`}
        hoverClass="pressed"
        ariaRole="button"
        ariaLabel={`${say(isFull ? words.reminders.most : words.reminders.more)} ${say(name)}`}
        onClick={press}
      >
        <Text>{say(isFull ? words.reminders.most : words.reminders.more)}</Text>
      </View>
    </View>
  );
}
