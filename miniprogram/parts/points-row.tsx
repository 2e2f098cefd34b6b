import type { StatementEntry } from '@huigan/shared/account/contracts';
import type { Instant } from '@huigan/shared/kernel/time';
import { withCommas } from '@huigan/shared/kernel/words';
import { Text, View } from '@tarojs/components';
import { onDay } from '../copy/dates';
import { words } from '../copy/words';
import { useSpeech } from '../lib/language';
import { Icon } from './icon';
import { PointsAmount } from './points-amount';
import './points-row.scss';
import { whenAndWhere } from '../copy/when-and-where';

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
    <View className="entry" hoverClass="pressed" ariaRole="button" onClick={() => onOpen(entry)}>
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

const QUIET: readonly StatementEntry['kind'][] = ['expire', 'hold', 'vest'];

/** Gone for good, only set aside, or told as a gain already when it was earned. */
const isQuiet = ({ kind }: StatementEntry): boolean => QUIET.includes(kind);
