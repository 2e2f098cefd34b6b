import type { MemberHome } from '@huigan/shared/account/contracts';
import { type Words, yuan } from '@huigan/shared/kernel/words';
import { Text, View } from '@tarojs/components';
import { lastDay } from '../../copy/dates';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { goTo, routes } from '../../lib/routes';
import { EntryRow } from '../../parts/entry-row';
import { MemberCard } from '../../parts/member-card';
import { ProgressLine } from '../../parts/progress-line';
import './member.scss';

const INK_2 = '#5F6762';
const goToStatement = (): void => goTo(routes.statement);

export function MemberHomeBlocks({ home, called }: { home: MemberHome; called: Words | null }) {
  const { say } = useSpeech();
  return (
    <>
      <MemberCard home={home} called={called} onPoints={goToStatement} />
      <TierBlock home={home} />
      <EntryRow
        icon="points"
        title={say(words.statement.title)}
        hint={say(words.statement.hint)}
        onPress={goToStatement}
      />
      <EntryRow
        icon="me"
        title={say(words.me.title)}
        hint={say(words.me.homeHint)}
        onPress={() => goTo(routes.me)}
      />
    </>
  );
}

function TierBlock({ home: { tier, now } }: { home: MemberHome }) {
  const { say } = useSpeech();
  const { next, keep } = tier;
  return (
    <View className="tier-block">
      <Text className="tier-block__title">{say(words.tier.title)}</Text>
      {next === null ? (
        <Text className="tier-block__top">{say(words.tier.top(tier.words))}</Text>
      ) : (
        <ProgressLine
          sentence={say(
            words.tier.upgrade({
              toGo: yuan(next.toGoFen),
              tier: next.words,
              day: lastDay(next.by, now),
            }),
          )}
          name={say(words.tier.upgradeProgress)}
          share={next.growthFen / next.fromFen}
          colour="var(--accent)"
        />
      )}
      {keep !== null && (
        <ProgressLine
          sentence={say(keepWords(keep, { tier: tier.words, now }))}
          name={say(words.tier.keepProgress)}
          share={1 - keep.toGoFen / keep.fromFen}
          colour={INK_2}
        />
      )}
    </View>
  );
}

function keepWords(
  keep: NonNullable<MemberHome['tier']['keep']>,
  { tier, now }: { tier: Words; now: MemberHome['now'] },
): Words {
  if (keep.toGoFen === 0) return words.tier.kept(tier);
  return words.tier.keep({ toGo: yuan(keep.toGoFen), tier, day: lastDay(keep.by, now) });
}
