import type { StatementEntry } from '@huigan/shared/account/contracts';
import { withCommas } from '@huigan/shared/kernel/words';
import { Text, View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { goHome, goToDispute } from '../../lib/routes';
import { useAccent } from '../../lib/theme';
import type { Pages, Statement } from '../../lib/use-entries';
import { ActionButton } from '../../parts/action-button';
import { EmptyFace } from '../../parts/faces';
import { MoreRow } from '../../parts/more-row';
import { PointsRow } from '../../parts/points-row';
import { byMonth, type MonthOfEntries } from './by-month';
import './entries.scss';
import { EntrySheet } from './entry-sheet';
import { type Filter, filterWords } from './filter-pills';

type Props = {
  readonly pages: Pages;
  readonly filter: Filter;
  /** Whether the desk answers who looks. */
  readonly mayAsk: boolean;
  readonly more: Statement['more'];
  readonly onMore: () => void;
};

/** With fewer rows of the chosen kind than this, the next page is fetched without being asked for. */
const ROWS_THAT_FILL_A_SCREEN = 8;
/** After so many pages without enough of a kind, the member decides whether to look further. */
const PAGES_UNASKED = 3;

/** The rows by month, of one kind or of all, and the sheet that explains the one tapped. */
export function Entries({ pages, filter, mayAsk, more, onMore }: Props) {
  const { say } = useSpeech();
  const accent = useAccent();
  const [asked, setAsked] = useState<StatementEntry | null>(null);
  const { entries, now, next } = pages;
  const isEnd = next === null;
  useFullScreen({ rows: entries.length, filter, idle: !isEnd && more === 'idle', onMore });

  if (entries.length === 0 && isEnd && filter === 'all') {
    return (
      <EmptyFace sentence={say(words.statement.empty)}>
        <ActionButton onPress={goHome}>{say(words.faces.toHome)}</ActionButton>
      </EmptyFace>
    );
  }
  return (
    <>
      {byMonth(entries, { now, filter, isEnd }).map((month) => (
        <View key={month.key} className="month">
          <MonthHead month={month} />
          <View className="month__rows">
            {month.entries.map((entry) => (
              <PointsRow
                key={entry.seq}
                entry={entry}
                now={now}
                accent={accent}
                onOpen={setAsked}
              />
            ))}
          </View>
        </View>
      ))}
      {entries.length === 0 && isEnd ? (
        <EmptyFace sentence={say(words.statement.emptyKind(filterWords(filter)))} />
      ) : (
        <MoreRow more={more} ended={isEnd} onMore={onMore} />
      )}
      {asked !== null && (
        <EntrySheet
          entry={asked}
          now={now}
          onClose={() => setAsked(null)}
          {...(mayAsk && { onDispute: ({ seq }) => goToDispute(seq) })}
        />
      )}
    </>
  );
}

function MonthHead({ month: { month, sums } }: { month: MonthOfEntries }) {
  const { say } = useSpeech();
  const said = sums?.map(({ kind, points }) =>
    say(words.statement.sum({ kind: words.statement.kinds[kind], points: withCommas(points) })),
  );
  return (
    <View className="month__head">
      <Text className="month__name">{say(month)}</Text>
      {said !== undefined && <Text className="month__sums">{said.join(' · ')}</Text>}
    </View>
  );
}

function useFullScreen({
  rows,
  filter,
  idle,
  onMore,
}: {
  rows: number;
  filter: Filter;
  idle: boolean;
  onMore: () => void;
}): void {
  const fetched = useRef({ filter, pages: 0 });
  useEffect(() => {
    if (fetched.current.filter !== filter) fetched.current = { filter, pages: 0 };
    if (!idle || rows >= ROWS_THAT_FILL_A_SCREEN) return;
    if (fetched.current.pages === PAGES_UNASKED) return;
    fetched.current.pages += 1;
    onMore();
  }, [filter, idle, rows, onMore]);
}
