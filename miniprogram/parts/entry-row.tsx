import { Text, View } from '@tarojs/components';
import { useAccent } from '../lib/theme';
import './entry-row.scss';
import { Icon, type IconName } from './icon';

type Props = {
  readonly icon: IconName;
  readonly title: string;
  /** A quiet line under the title. */
  readonly hint?: string;
  /** What is set or waiting behind it, at the right. */
  readonly value?: string;
  readonly onPress: () => void;
};

/** A card that leads somewhere else. */
export function EntryRow({ icon, title, hint, value, onPress }: Props) {
  const accent = useAccent();
  return (
    <View className="entry-row" hoverClass="pressed" ariaRole="button" onClick={onPress}>
      <Icon name={icon} colour={accent} />
      <View className="entry-row__words">
        <Text className="entry-row__title">{title}</Text>
        {hint !== undefined && <Text className="entry-row__hint">{hint}</Text>}
      </View>
      {value !== undefined && <Text className="entry-row__value">{value}</Text>}
      <Icon name="onward" colour="#5F6762" size="small" />
    </View>
  );
}
