import type { TierPage } from '@huigan/shared/tiers/contracts';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { useAccent } from '../../lib/theme';
import { Icon } from '../../parts/icon';
import { BenefitSheet } from './benefit-sheet';
import { BenefitTicket, type Counted } from './benefit-ticket';
import './benefits.scss';

type Benefit = TierPage['benefits'][number];

const INK_2 = '#5F6762';

/** What the tier gives and how often still; what the next ones add stands after it, locked. */
export function Benefits({ page }: { page: TierPage }) {
  const { say } = useSpeech();
  const [opened, setOpened] = useState<Benefit | null>(null);
  const others = page.benefits.filter((benefit) => !isCounted(benefit));
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
      {page.benefits.filter(isCounted).map((benefit) => (
        <BenefitTicket key={benefit.id} benefit={benefit} page={page} onOpen={setOpened} />
      ))}
      <View className="benefits__grid">
        {others.map((benefit) => (
          <BenefitCell key={benefit.id} benefit={benefit} onOpen={setOpened} />
        ))}
      </View>
      {opened !== null && (
        <BenefitSheet benefit={opened} page={page} onClose={() => setOpened(null)} />
      )}
    </View>
  );
}

/** What is counted is a ticket; what is always there, or not yet, is a cell. */
const isCounted = (benefit: Benefit): benefit is Counted =>
  benefit.state === 'yours' && benefit.quota !== null;

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

const shortly = (benefit: Benefit) =>
  benefit.state === 'locked' ? words.benefits.from(benefit.from) : words.benefits.always;
