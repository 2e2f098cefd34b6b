import type { StatementEntry } from '@huigan/shared/account/contracts';
import type { Instant } from '@huigan/shared/kernel/time';
import { type Words, withCommas } from '@huigan/shared/kernel/words';
import { Text, View } from '@tarojs/components';
import { clock, onDay } from '../../copy/dates';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { Icon } from '../../parts/icon';
import { PointsAmount } from '../../parts/points-amount';
import { amountOf, hasAmount } from './amount';
import './entry-row.scss';

type Props = {
  readonly entry: StatementEntry;
  readonly now: Instant;
  readonly accent: string;
  readonly onOpen: (entry: StatementEntry) => void;
};

/** One line of the statement: what happened, when, by which order, how much, and what was left. */
export function EntryRow({ entry, now, accent, onOpen }: Props) {
  const { say } = useSpeech();
  const amount = amountOf(entry);
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
        {hasAmount(entry) && <PointsAmount amount={amount} isGone={entry.kind === 'expire'} />}
        <Text className="entry__balance">
          {say(words.statement.balance(withCommas(entry.spendable)))}
        </Text>
      </View>
    </View>
  );
}

function whenAndWhere({ at, orderTail }: StatementEntry, now: Instant): Words {
  const day = onDay(at, now);
  const when = { zh: `${day.zh} ${clock(at)}`, en: `${day.en} ${clock(at)}` };
  if (orderTail === null) return when;
  const order = words.statement.order(orderTail);
  return { zh: `${when.zh} · ${order.zh}`, en: `${when.en} · ${order.en}` };
}
