import { withCommas } from '@huigan/shared/kernel/words';
import type { TierPage } from '@huigan/shared/tiers/contracts';
import { ScrollView, Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { pixels } from '../../lib/pixels';
import { Icon } from '../../parts/icon';
import { metalOf, TierEmblem } from '../../parts/tier-emblem';
import './ladder.scss';

type Step = TierPage['ladder'][number];

/** From step to step, and what a step is moved back by to stand in the middle: as in the style sheet. */
const STEP_RPX = 580;
const CENTRED_RPX = 63;

/** Every tier there is, the member's own in view first; those above say what it takes. */
export function Ladder({ ladder }: Pick<TierPage, 'ladder'>) {
  const { say } = useSpeech();
  const here = ladder.findIndex(({ place }) => place === 'here');
  const [left, setLeft] = useState(0);
  // A window scrolls when it is told something new after it was drawn.
  useEffect(() => setLeft(pixels(Math.max(0, here * STEP_RPX - CENTRED_RPX))), [here]);
  return (
    <View className="ladder">
      <Text className="ladder__title">{say(words.tier.ladder)}</Text>
      <ScrollView
        scrollX
        enhanced
        showScrollbar={false}
        scrollLeft={left}
        className="ladder__window"
      >
        <View className="ladder__rail">
          {ladder.map((step) => (
            <LadderStep key={step.id} step={step} />
          ))}
        </View>
      </ScrollView>
    </View>
  );
}

function LadderStep({ step }: { step: Step }) {
  const { say } = useSpeech();
  const { words: name, look, place, reach, gift } = step;
  const giftWords =
    gift === null ? null : words.tier.gift({ tier: name, points: withCommas(gift) });
  return (
    <View className={`step step--${look} ${place === 'here' ? 'step--here' : ''}`}>
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
