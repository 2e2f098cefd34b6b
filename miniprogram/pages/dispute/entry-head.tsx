import type { StatementEntry } from '@huigan/shared/account/contracts';
import type { Instant } from '@huigan/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import { clock, onDay } from '../../copy/dates';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { PointsAmount } from '../../parts/points-amount';
import './entry-head.scss';

/** The entry that is asked about, as it stands in the statement. */
export function EntryHead({ entry, now }: { entry: StatementEntry; now: Instant }) {
  const { say } = useSpeech();
  const { title, at, orderTail, amount, kind } = entry;
  const when = `${say(onDay(at, now))} ${clock(at)}`;
  const order = orderTail === null ? [] : [say(words.statement.order(orderTail))];
  return (
    <View className="entry-head">
      <View className="entry-head__words">
        <Text className="entry-head__title">{say(title)}</Text>
        <Text className="entry-head__when">{[when, ...order].join(' · ')}</Text>
      </View>
      {amount !== null && <PointsAmount amount={amount} isQuiet={kind === 'expire'} />}
    </View>
  );
}
