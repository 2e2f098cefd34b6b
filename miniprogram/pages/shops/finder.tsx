import { Text, View } from '@tarojs/components';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { useAccent } from '../../lib/theme';
import { TextField } from '../../parts/form/text-field';
import { Icon } from '../../parts/icon';
import './finder.scss';
import type { Nearness, Shops } from './use-shops';

const SEARCH_MAX = 40;

const said: Record<Nearness, { zh: string; en: string }> = {
  off: words.shops.nearestHint,
  asking: words.shops.locating,
  on: words.shops.nearestOn,
  refused: words.shops.noLocation,
};

/** Finds a shop by its name, or by where the phone is: that is asked only when it is tapped. */
export function Finder({ shops }: { shops: Shops }) {
  const { say } = useSpeech();
  const accent = useAccent();
  const { search, find, nearness, lookAround } = shops;
  return (
    <View className="finder">
      <TextField
        label={say(words.shops.find)}
        maxLength={SEARCH_MAX}
        value={search}
        onChange={find}
      />
      <View
        className="finder__near"
        hoverClass="pressed"
        ariaRole="button"
        onClick={() => void lookAround()}
      >
        <Icon name="map-pin" colour={accent} />
        <View className="finder__words">
          <Text className="finder__title">{say(words.shops.nearest)}</Text>
          <Text className="finder__hint">{say(said[nearness])}</Text>
        </View>
        {nearness === 'on' && <Icon name="tick" colour={accent} size="small" />}
      </View>
    </View>
  );
}
