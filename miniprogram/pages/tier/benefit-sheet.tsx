import type { Words } from '@huigan/shared/kernel/words';
import type { TierPage } from '@huigan/shared/tiers/contracts';
import { Text, View } from '@tarojs/components';
import { lastDay } from '../../copy/dates';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { Sheet } from '../../parts/sheet';
import './benefit-sheet.scss';

type Benefit = TierPage['benefits'][number];

/** What a benefit is, how it is used, until when. */
export function BenefitSheet({
  benefit,
  page,
  onClose,
}: {
  benefit: Benefit;
  page: TierPage;
  onClose: () => void;
}) {
  const { say } = useSpeech();
  return (
    <Sheet title={say(benefit.words)} onClose={onClose}>
      <Part title={words.benefits.what} lines={whatWords(benefit)} />
      <Part title={words.benefits.how} lines={[howWords(benefit)]} />
      {benefit.state === 'yours' && (
        <Part title={words.benefits.until} lines={untilWords(benefit, page)} />
      )}
    </Sheet>
  );
}

function Part({ title, lines }: { title: Words; lines: readonly Words[] }) {
  const { say } = useSpeech();
  return (
    <View className="about">
      <Text className="about__title">{say(title)}</Text>
      {lines.map((line) => (
        <Text key={line.en} className="about__line">
          {say(line)}
        </Text>
      ))}
    </View>
  );
}

function whatWords(benefit: Benefit): readonly Words[] {
  const { kind, quota } = benefit;
  const often = quota === null ? words.benefits.always : words.benefits.quota(quota);
  return [words.benefits.kinds[kind], often];
}

const howWords = (benefit: Benefit): Words =>
  benefit.state === 'yours' ? words.benefits.atTheTill : words.benefits.unlock(benefit.from);

function untilWords(
  { quota }: Extract<Benefit, { state: 'yours' }>,
  { tier: { until }, now }: TierPage,
): readonly Words[] {
  const withTier =
    until === null ? words.benefits.lasting : words.benefits.withTier({ day: lastDay(until, now) });
  if (quota === null || quota.renews === null || quota.per === 'term') return [withTier];
  return [
    words.benefits.left(quota),
    words.benefits.renews({ day: lastDay(quota.renews, now) }),
    withTier,
  ];
}
