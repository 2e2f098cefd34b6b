import type { MemberHome } from '@huigan/shared/account/contracts';
import { Text, View } from '@tarojs/components';
import { inFours } from '../../copy/in-fours';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { goTo, routes } from '../../lib/routes';
import { ActionButton } from '../../parts/action-button';
import { TierEmblem } from '../../parts/tier-emblem';
import './header.scss';

/** The member as they want to be called, the number a cashier can type, the tier. */
export function MeHeader({ home }: { home: MemberHome }) {
  const { say } = useSpeech();
  const { tier, memberNo, person } = home;
  return (
    <View className={`me-header me-header--${tier.look}`}>
      <View className="me-header__words">
        <Text className="me-header__name">{say(person.called ?? words.me.unnamed)}</Text>
        <Text className="me-header__quiet">{say(tier.words)}</Text>
        <Text className="me-header__number">
          {say(words.card.memberNumber)} {inFours(memberNo)}
        </Text>
      </View>
      <TierEmblem look={tier.look} />
    </View>
  );
}

export function VisitorHeader() {
  const { say } = useSpeech();
  return (
    <View className="me-visitor">
      <Text className="me-header__name">{say(words.me.visitor)}</Text>
      <Text className="me-visitor__hint">{say(words.me.visitorHint)}</Text>
      <ActionButton onPress={() => goTo(routes.join)}>{say(words.visitor.join)}</ActionButton>
    </View>
  );
}
