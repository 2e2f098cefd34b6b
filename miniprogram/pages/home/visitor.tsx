import type { Home } from '@huigan/shared/account/contracts';
import { Text, View } from '@tarojs/components';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { goTo, routes } from '../../lib/routes';
import { ActionButton } from '../../parts/action-button';
import { Icon } from '../../parts/icon';
import { TierEmblem } from '../../parts/tier-emblem';
import './visitor.scss';

type VisitorHome = Extract<Home, { state: 'visitor' }>;

/** What a person sees who has not joined: what they get, one button, never a wall. */
export function VisitorHomeBlocks({ home }: { home: VisitorHome }) {
  const { say } = useSpeech();
  return (
    <>
      <View className="visitor-card">
        <View className="visitor-card__head">
          <Text className="visitor-card__promise">{say(words.visitor.promise)}</Text>
          <TierEmblem look="plain" />
        </View>
        <ActionButton onPress={() => goTo(routes.join)}>{say(words.visitor.join)}</ActionButton>
      </View>
      {home.promises.length > 0 && (
        <View className="promises">
          <Text className="promises__title">{say(words.visitor.gets)}</Text>
          {home.promises.map((promise) => (
            <View key={promise.en} className="promises__row">
              <Icon name="tick" colour={home.brand.accent} />
              <Text className="promises__text">{say(promise)}</Text>
            </View>
          ))}
        </View>
      )}
    </>
  );
}
