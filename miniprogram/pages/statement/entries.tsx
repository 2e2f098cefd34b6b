import type { StatementEntry } from '@huigan/shared/account/contracts';
import { View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { goHome } from '../../lib/routes';
import { ActionButton } from '../../parts/action-button';
import { EmptyFace } from '../../parts/faces';
import { byMonth } from './by-month';
import './entries.scss';
import { EntryRow } from './entry-row';
import { type Filter, FilterPills, filterWords } from './filter-pills';
import { MoreRow } from './more-row';
import type { Pages, Statement } from './use-statement';
import { WhySheet } from './why-sheet';

type Props = {
  readonly pages: Pages;
  readonly more: Statement['more'];
  readonly accent: string;
  readonly onMore: () => void;
};

/** With fewer rows of the chosen kind than this, the next page is fetched without being asked for. */
const ROWS_THAT_FILL_A_SCREEN = 8;
/** After so many pages without enough of a kind, the member decides whether to look further. */
const PAGES_UNASKED = 3;

/** The rows by month, of one kind or of all, and the sheet that explains the one tapped. */
export function Entries({ pages, more, accent, onMore }: Props) {
  const { say } = useSpeech();
  const [filter, setFilter] = useState<Filter>('all');
  const [asked, setAsked] = useState<StatementEntry | null>(null);
  const { now, next } = pages;
  const rows = pages.entries.filter(({ kind }) => filter === 'all' || kind === filter);
  useFullScreen({ rows: rows.length, filter, idle: next !== null && more === 'idle', onMore });

  if (pages.entries.length === 0) {
    return (
      <EmptyFace sentence={say(words.statement.empty)}>
        <ActionButton onPress={goHome}>{say(words.faces.toHome)}</ActionButton>
      </EmptyFace>
    );
  }
  return (
    <>
      <FilterPills chosen={filter} onChoose={setFilter} />
      {byMonth(rows, now).map(({ key, month, entries }) => (
        <View key={key} className="month">
          <View className="month__head">{say(month)}</View>
          <View className="month__rows">
            {entries.map((entry) => (
              <EntryRow key={entry.seq} entry={entry} now={now} accent={accent} onOpen={setAsked} />
            ))}
          </View>
        </View>
      ))}
      {rows.length === 0 && next === null ? (
        <EmptyFace sentence={say(words.statement.emptyKind(filterWords(filter)))} />
      ) : (
        <MoreRow more={more} ended={next === null} onMore={onMore} />
      )}
      {asked !== null && <WhySheet entry={asked} now={now} onClose={() => setAsked(null)} />}
    </>
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
