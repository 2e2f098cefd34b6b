import type { Instant } from '@huigan/shared/kernel/time';
import type { ShopSeen } from '@huigan/shared/shops/contracts';
import { Text, View } from '@tarojs/components';
import { onDayNamed } from '../../copy/dates';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { Sheet } from '../../parts/sheet';
import './hours-sheet.scss';
import { daysWords, openingWords } from './opening';

/** When a shop is open through the week, and the days that differ. */
export function HoursSheet({
  shop,
  now,
  onClose,
}: {
  shop: ShopSeen;
  now: Instant;
  onClose: () => void;
}) {
  const { say } = useSpeech();
  const opening = openingWords(shop.open, now);
  return (
    <Sheet title={say(shop.name)} onClose={onClose}>
      <Text className="hours__address">{say(shop.address)}</Text>
      {shop.phone !== null && <Text className="hours__address">{shop.phone}</Text>}
      {opening !== null && <Text className="hours__now">{say(opening)}</Text>}
      {shop.week.length > 0 && <Text className="hours__title">{say(words.shops.hours)}</Text>}
      {shop.week.map(({ days, from, to }) => (
        <View key={`${days.join()}:${from}`} className="hours__row">
          <Text className="hours__day">{say(daysWords(days))}</Text>
          <Text className="hours__times">{say(words.shops.times({ from, to }))}</Text>
        </View>
      ))}
      {shop.exceptions.length > 0 && (
        <Text className="hours__title">{say(words.shops.different)}</Text>
      )}
      {shop.exceptions.map(({ day, times }) => (
        <View key={`${day}:${times?.from}`} className="hours__row">
          <Text className="hours__day">{say(onDayNamed(day, now))}</Text>
          <Text className="hours__times">
            {say(times === null ? words.shops.restDay : words.shops.times(times))}
          </Text>
        </View>
      ))}
    </Sheet>
  );
}
