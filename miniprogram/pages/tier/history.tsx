import type { StatementEntry } from '@huigan/shared/account/contracts';
import type { Instant } from '@huigan/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import { onDay } from '../../copy/dates';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { useEntries } from '../../lib/use-entries';
import { MoreRow } from '../../parts/more-row';
import './history.scss';

/** Every change of the tier, newest first, with its day and its reason. */
export function History() {
  const { say } = useSpeech();
  const { statement, load, loadMore } = useEntries('tier');
  const { pages, trouble, more } = statement;
  const isEnd = pages?.next === null;
  const isEmpty = pages?.entries.length === 0;
  return (
    <View className="history">
      <Text className="history__title">{say(words.history.title)}</Text>
      <View className="history__card">
        {pages?.entries.map((entry) => (
          <Change key={entry.seq} entry={entry} now={pages.now} />
        ))}
        {isEmpty && isEnd && <Text className="history__none">{say(words.history.none)}</Text>}
        {pages === null && (
          <MoreRow
            more={trouble === null ? 'loading' : 'failed'}
            ended={false}
            onMore={() => void load()}
          />
        )}
        {pages !== null && !isEnd && (
          <MoreRow more={more} ended={false} onMore={() => void loadMore()} />
        )}
      </View>
    </View>
  );
}

function Change({ entry, now }: { entry: StatementEntry; now: Instant }) {
  const { say } = useSpeech();
  return (
    <View className="change">
      <Text className="change__title">{say(entry.title)}</Text>
      <Text className="change__note">{say(onDay(entry.at, now))}</Text>
      {entry.why.steps.map(({ words: reason }) => (
        <Text key={reason.en} className="change__note">
          {say(reason)}
        </Text>
      ))}
    </View>
  );
}
