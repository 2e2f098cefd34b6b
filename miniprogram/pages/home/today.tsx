import type { MemberHome } from '@huigan/shared/account/contracts';
import type { Instant } from '@huigan/shared/kernel/time';
import { withCommas, yuan } from '@huigan/shared/kernel/words';
import { Text, View } from '@tarojs/components';
import { lastDay } from '../../copy/dates';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { useAccent } from '../../lib/theme';
import { Icon } from '../../parts/icon';
import './today.scss';

type Props = {
  readonly today: NonNullable<MemberHome['today']>;
  readonly now: Instant;
  readonly onPoints: () => void;
  readonly onTier: () => void;
};

/** 今天一件事: one sentence, and where it leads. */
export function Today({ today, now, onPoints, onTier }: Props) {
  const { say } = useSpeech();
  const accent = useAccent();
  const { icon, sentence, note, action, onPress } =
    today.kind === 'expiring'
      ? ({
          icon: 'expire',
          sentence: words.today.expiring(withCommas(today.points)),
          note: words.today[today.at === today.through ? 'on' : 'from']({
            day: lastDay(today.at, now),
            worth: today.worthFen === null ? null : yuan(today.worthFen),
          }),
          action: words.today.use,
          onPress: onPoints,
        } as const)
      : ({
          icon: 'tier',
          sentence: words.today.nearTier({ toGo: yuan(today.toGoFen), tier: today.words }),
          note: words.today.before({ day: lastDay(today.by, now) }),
          action: words.today.see,
          onPress: onTier,
        } as const);
  return (
    <View className="today" hoverClass="pressed" ariaRole="button" onClick={onPress}>
      <Icon name={icon} colour={accent} />
      <View className="today__words">
        <Text className="today__sentence">{say(sentence)}</Text>
        <Text className="today__note">{say(note)}</Text>
      </View>
      <Text className="today__action">{say(action)}</Text>
    </View>
  );
}
