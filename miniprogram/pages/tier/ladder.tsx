import { withCommas } from '@huigan/shared/kernel/words';
import type { TierPage } from '@huigan/shared/tiers/contracts';
import { ScrollView, Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { Icon } from '../../parts/icon';
import { metalOf, TierEmblem } from '../../parts/tier-emblem';
import './ladder.scss';

type Step = TierPage['ladder'][number];

/** Every tier there is, the member's own in view first; those above say what it takes. */
export function Ladder({ ladder }: Pick<TierPage, 'ladder'>) {
  const { say } = useSpeech();
  const here = ladder.findIndex(({ place }) => place === 'here');
  const [shown, setShown] = useState('');
  // A window scrolls to what is named after it was drawn, and not before.
  useEffect(() => setShown(`step-${here}`), [here]);
  return (
    <View className="ladder">
      <Text className="ladder__title">{say(words.tier.ladder)}</Text>
      <ScrollView
        scrollX
        enhanced
        showScrollbar={false}
        scrollIntoView={shown}
        className="ladder__window"
      >
        <View className="ladder__rail">
          {ladder.map((step, index) => (
            <LadderStep key={step.id} id={`step-${index}`} step={step} />
          ))}
        </View>
      </ScrollView>
    </View>
  );
}

function LadderStep({ id, step }: { id: string; step: Step }) {
  const { say } = useSpeech();
  const { words: name, look, place, reach, gift } = step;
  const giftWords =
    gift === null ? null : words.tier.gift({ tier: name, points: withCommas(gift) });
  return (
    <View id={id} className={`step step--${look} ${place === 'here' ? 'step--here' : ''}`}>
      <TierEmblem look={look} />
      <View className="step__words">
        <View className="step__head">
          <Text className="step__name">{say(name)}</Text>
          <View className="step__place">
            {place === 'above' && <Icon name="lock" colour={metalOf(look)} size="small" />}
            <Text className="step__note">{say(words.tier.place[place])}</Text>
          </View>
        </View>
        <Text className="step__note">{say(reach ?? words.tier.start)}</Text>
        {place === 'above' && giftWords !== null && (
          <Text className="step__note">{say(giftWords)}</Text>
        )}
      </View>
    </View>
  );
}
