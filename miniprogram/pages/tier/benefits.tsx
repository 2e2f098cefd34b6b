import type { TierPage } from '@huigan/shared/tiers/contracts';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { useAccent } from '../../lib/theme';
import { Icon } from '../../parts/icon';
import { BenefitSheet } from './benefit-sheet';
import './benefits.scss';

type Benefit = TierPage['benefits'][number];

const INK_2 = '#5F6762';

/** What the tier gives and how often still; what the next ones add stands behind it, locked. */
export function Benefits({ page }: { page: TierPage }) {
  const { say } = useSpeech();
  const [opened, setOpened] = useState<Benefit | null>(null);
  const isEmpty = page.benefits.every(({ state }) => state === 'locked');
  const { none, noneAnywhere } = words.benefits;
  return (
    <View className="benefits">
      <Text className="benefits__title">{say(words.benefits.title)}</Text>
      {isEmpty && (
        <Text className="benefits__none">
          {say(page.benefits.length > 0 ? none : noneAnywhere)}
        </Text>
      )}
      <View className="benefits__grid">
        {page.benefits.map((benefit) => (
          <BenefitCell key={benefit.id} benefit={benefit} onOpen={setOpened} />
        ))}
      </View>
      {opened !== null && (
        <BenefitSheet benefit={opened} page={page} onClose={() => setOpened(null)} />
      )}
    </View>
  );
}

function BenefitCell({
  benefit,
  onOpen,
}: {
  benefit: Benefit;
  onOpen: (benefit: Benefit) => void;
}) {
  const { say } = useSpeech();
  const accent = useAccent();
  const isYours = benefit.state === 'yours';
  return (
    <View
      className={`benefit benefit--${benefit.state}`}
      hoverClass="pressed"
      ariaRole="button"
      onClick={() => onOpen(benefit)}
    >
      <Icon name={isYours ? benefit.kind : 'lock'} colour={isYours ? accent : INK_2} />
      <Text className="benefit__name">{say(benefit.words)}</Text>
      <Text className="benefit__quota">{say(shortly(benefit))}</Text>
    </View>
  );
}

function shortly(benefit: Benefit) {
  if (benefit.state === 'locked') return words.benefits.from(benefit.from);
  return benefit.quota === null ? words.benefits.always : words.benefits.left(benefit.quota);
}
