import type { MemberHome } from '@huigan/shared/account/contracts';
import { Text, View } from '@tarojs/components';
import { useSpeech } from '../../lib/language';
import { TierEmblem } from '../../parts/tier-emblem';
import './code-holder.scss';

/** Whose code it is, as a cashier greets them, on the ground of their tier. */
export function CodeHolder({ home }: { home: MemberHome }) {
  const { say } = useSpeech();
  const { tier } = home;
  const { called } = home.person;
  return (
    <View className={`code-holder code-holder--${tier.look}`}>
      <TierEmblem look={tier.look} />
      <View className="code-holder__words">
        {called !== null && <Text className="code-holder__called">{say(called)}</Text>}
        <Text className={`code-holder__${called === null ? 'called' : 'tier'}`}>
          {say(tier.words)}
        </Text>
      </View>
    </View>
  );
}
