import { Text, View } from '@tarojs/components';
import { useAccent } from '../lib/theme';
import { Icon, iconNames } from '../parts/icon';
import { Exhibit } from './exhibit';

/** Every icon, large enough to see how it is drawn and as small as it is used. */
export function Icons() {
  const accent = useAccent();
  return (
    <Exhibit name="icon">
      <View className="gallery-row">
        {iconNames.map((name) => (
          <View key={name} className="gallery-cell">
            <Icon name={name} colour="#1F2421" size="large" />
            <Icon name={name} colour={accent} />
            <Text className="gallery-note">{name}</Text>
          </View>
        ))}
      </View>
    </Exhibit>
  );
}
