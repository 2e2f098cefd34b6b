import type { Instant } from '@huigan/shared/kernel/time';
import { withCommas } from '@huigan/shared/kernel/words';
import type { FamilyView } from '@huigan/shared/members/contracts';
import { Text, View } from '@tarojs/components';
import { onDay } from '../../copy/dates';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { useAccent } from '../../lib/theme';
import { Icon } from '../../parts/icon';
import './person-row.scss';

type Person = FamilyView['people'][number];

/** One who signs in as this member, since when, and what they may use. */
export function PersonRow({
  person,
  now,
  onLimit,
  onRemove,
}: {
  person: Person;
  now: Instant | null;
  onLimit?: () => void;
  onRemove?: () => void;
}) {
  const { say } = useSpeech();
  const accent = useAccent();
  const { called, isYou } = person;
  const name = called ?? say(words.family.owner);
  const facts = factsOf(person, now, say);
  const told = (
    <>
      <Text className="person__name">{isYou ? `${name} · ${say(words.family.you)}` : name}</Text>
      <Text className="person__hint">
        {onLimit === undefined ? facts : `${facts} · ${say(words.family.change)}`}
      </Text>
    </>
  );
  return (
    <View className="person">
      <Icon name={called === null ? 'me' : 'family'} colour={accent} />
      {onLimit === undefined ? (
        <View className="person__words">{told}</View>
      ) : (
        <View className="person__words" hoverClass="pressed" ariaRole="button" onClick={onLimit}>
          {told}
        </View>
      )}
      {onRemove !== undefined && (
        <View className="person__remove" hoverClass="pressed" ariaRole="button" onClick={onRemove}>
          <Text>{say(words.family.remove)}</Text>
        </View>
      )}
    </View>
  );
}

function factsOf(
  { called, since, monthMax, agreedTo, isYou }: Person,
  now: Instant | null,
  say: ReturnType<typeof useSpeech>['say'],
): string {
  if (called === null) return say(words.family.noLimit);
  const limit =
    monthMax === null
      ? words.family.noLimit
      : monthMax === 0
        ? words.family.earnsOnly
        : words.family.limit(withCommas(monthMax));
  const joined =
    since === null || now === null ? [] : [say(words.family.since({ day: onDay(since, now) }))];
  const agreed = isYou && agreedTo !== null ? [say(words.family.agreedTo(agreedTo))] : [];
  return [...joined, say(limit), ...agreed].join(' · ');
}
