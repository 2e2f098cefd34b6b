import type { StatementEntry } from '@huigan/shared/account/contracts';
import type { Instant } from '@huigan/shared/kernel/time';
import { type Words, withCommas } from '@huigan/shared/kernel/words';
import { Text, View } from '@tarojs/components';
import { clock, inMonth, onDay } from '../../copy/dates';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { Icon } from '../../parts/icon';
import { PointsAmount } from '../../parts/points-amount';
import './points-row.scss';

type Props = {
  readonly entry: StatementEntry;
  readonly now: Instant;
  readonly accent: string;
  readonly onOpen: (entry: StatementEntry) => void;
};

/** One line of the statement: what happened, when, by which order, how much, and what was left. */
export function PointsRow({ entry, now, accent, onOpen }: Props) {
  const { say } = useSpeech();
  const { amount } = entry;
  return (
    <View className="entry" hoverClass="pressed" onClick={() => onOpen(entry)}>
      <View className="entry__icon">
        <Icon name={entry.kind} colour={entry.kind === 'earn' ? accent : '#5F6762'} />
      </View>
      <View className="entry__words">
        <Text className="entry__title">{say(entry.title)}</Text>
        <Text className="entry__when">{say(whenAndWhere(entry, now))}</Text>
        {entry.vestsAt !== null && (
          <Text className="entry__chip">
            {say(words.statement.vestsOn({ day: onDay(entry.vestsAt, now) }))}
          </Text>
        )}
      </View>
      <View className="entry__numbers">
        {amount !== null && <PointsAmount amount={amount} isQuiet={isQuiet(entry)} />}
        <Text className="entry__balance">
          {say(words.statement.balance(withCommas(entry.spendable)))}
        </Text>
      </View>
    </View>
  );
}

/** Expired points are gone for good, and points set aside are neither gained nor lost. */
const isQuiet = ({ kind }: StatementEntry): boolean => kind === 'expire' || kind === 'hold';

/** A row that stands under another month than its own says when it was recorded. */
function whenAndWhere({ at, postedAt, orderTail }: StatementEntry, now: Instant): Words {
  const day = onDay(at, now);
  const parts: Words[] = [{ zh: `${day.zh} ${clock(at)}`, en: `${day.en} ${clock(at)}` }];
  if (orderTail !== null) parts.push(words.statement.order(orderTail));
  if (inMonth(at, now).en !== inMonth(postedAt, now).en)
    parts.push(words.statement.recorded({ day: onDay(postedAt, now) }));
  return {
    zh: parts.map(({ zh }) => zh).join(' · '),
    en: parts.map(({ en }) => en).join(' · '),
  };
}
