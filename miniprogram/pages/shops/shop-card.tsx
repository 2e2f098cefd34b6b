import type { Instant } from '@huigan/shared/kernel/time';
import type { ShopSeen } from '@huigan/shared/shops/contracts';
import { type ITouchEvent, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { showOnMap } from '../../lib/location';
import { useAccent } from '../../lib/theme';
import { Icon } from '../../parts/icon';
import { distanceWords, openingWords } from './opening';
import './shop-card.scss';

type Props = {
  readonly shop: ShopSeen;
  readonly now: Instant;
  readonly onOpen: (shop: ShopSeen) => void;
  readonly onFavour: (shop: ShopSeen) => void;
};

/** One shop: whether it is open, where it is, and what one may do from here. */
export function ShopCard({ shop, now, onOpen, onFavour }: Props) {
  const { say } = useSpeech();
  const opening = openingWords(shop.open, now);
  return (
    <View className="shop-card">
      <View className="shop-card__top">
        <View
          className="shop-card__words"
          hoverClass="pressed"
          ariaRole="button"
          onClick={() => onOpen(shop)}
        >
          <Text className="shop-card__name">{say(shop.name)}</Text>
          {opening !== null && (
            <View className={`shop-card__open ${shop.open?.now ? 'shop-card__open--now' : ''}`}>
              <Text>{say(opening)}</Text>
              <Icon name="onward" colour="#5F6762" size="small" />
            </View>
          )}
          <Text className="shop-card__address">{say(shop.address)}</Text>
        </View>
        <Star shop={shop} onFavour={onFavour} />
      </View>
      <Doing shop={shop} />
    </View>
  );
}

function Star({ shop, onFavour }: Pick<Props, 'shop' | 'onFavour'>) {
  const { say } = useSpeech();
  const accent = useAccent();
  const press = (event: ITouchEvent): void => {
    event.stopPropagation();
    onFavour(shop);
  };
  return (
    <View
      className="shop-card__star"
      hoverClass="pressed"
      ariaRole="button"
      ariaLabel={say(shop.isFavourite ? words.shops.unfavour : words.shops.favour)}
      onClick={press}
    >
      <Icon name={shop.isFavourite ? 'star-filled' : 'star'} colour={accent} />
    </View>
  );
}

/** Calling, the map, and how far it is. */
function Doing({ shop }: Pick<Props, 'shop'>) {
  const { say } = useSpeech();
  const { phone, place, name, address, metres } = shop;
  if (phone === null && place === null) return null;
  return (
    <View className="shop-card__doing">
      {phone !== null && (
        <Action icon="call" label={say(words.shops.call)} onPress={() => call(phone)} />
      )}
      {place !== null && (
        <Action
          icon="map-pin"
          label={say(words.shops.map)}
          onPress={() => showOnMap(place, { name: say(name), address: say(address) })}
        />
      )}
      {metres !== null && <Text className="shop-card__distance">{say(distanceWords(metres))}</Text>}
    </View>
  );
}

function Action({
  icon,
  label,
  onPress,
}: {
  icon: 'call' | 'map-pin';
  label: string;
  onPress: () => void;
}) {
  const accent = useAccent();
  return (
    <View className="shop-action" hoverClass="pressed" ariaRole="button" onClick={onPress}>
      <Icon name={icon} colour={accent} size="small" />
      <Text className="shop-action__words">{label}</Text>
    </View>
  );
}

const call = (phoneNumber: string): void => void Taro.makePhoneCall({ phoneNumber });
