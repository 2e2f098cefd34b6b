import type { MemberHome } from '@huigan/shared/account/contracts';
import type { Instant } from '@huigan/shared/kernel/time';
import { withCommas } from '@huigan/shared/kernel/words';
import { Text, View } from '@tarojs/components';
import { onDay } from '../../copy/dates';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { useAccent } from '../../lib/theme';
import { Icon } from '../../parts/icon';
import './last-purchase.scss';

type Props = {
  readonly purchase: NonNullable<MemberHome['lastPurchase']>;
  readonly now: Instant;
  readonly onPress: () => void;
};

/** The purchase a member remembers, and what it brought. */
export function LastPurchase({ purchase, now, onPress }: Props) {
  const { say } = useSpeech();
  const accent = useAccent();
  const { title, at, orderTail, points, vestsAt } = purchase;
  const when = `${say(onDay(at, now))} · ${say(words.statement.order(orderTail))}`;
  return (
    <View className="last" hoverClass="pressed" ariaRole="button" onClick={onPress}>
      <Text className="last__head">{say(words.lastPurchase.title)}</Text>
      <View className="last__row">
        <View className="last__icon">
          <Icon name="earn" colour={accent} />
        </View>
        <View className="last__words">
          <View className="last__line">
            <Text className="last__title">{say(title)}</Text>
            <Text className="last__earned">
              {say(words.lastPurchase.earned(withCommas(points)))}
            </Text>
          </View>
          <View className="last__line last__line--notes">
            <Text>{when}</Text>
            {vestsAt !== null && (
              <Text>{say(words.statement.vestsOn({ day: onDay(vestsAt, now) }))}</Text>
            )}
          </View>
        </View>
      </View>
    </View>
  );
}
