import { withCommas } from '@huigan/shared/kernel/words';
import type { TierPage } from '@huigan/shared/tiers/contracts';
import { Text, View } from '@tarojs/components';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { useAccent } from '../../lib/theme';
import { Icon } from '../../parts/icon';
import './gifts.scss';

/** What tiers above give on the day they are reached. */
export function Gifts({ ladder }: Pick<TierPage, 'ladder'>) {
  const { say } = useSpeech();
  const accent = useAccent();
  const gifts = ladder.filter(({ place, gift }) => place === 'above' && gift !== null);
  if (gifts.length === 0) return null;
  return (
    <View className="gifts">
      <Text className="gifts__title">{say(words.tier.gifts)}</Text>
      <View className="gifts__card">
        {gifts.map(({ id, words: tier, gift }) => (
          <View key={id} className="gifts__row">
            <Icon name="benefit" colour={accent} />
            <Text className="gifts__words">
              {say(words.tier.gift({ tier, points: withCommas(gift ?? 0) }))}
            </Text>
          </View>
        ))}
        <Text className="gifts__note">{say(words.tier.giftWhen)}</Text>
      </View>
    </View>
  );
}
