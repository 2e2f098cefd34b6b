import type { EntryKind, StatementEntry } from '@huigan/shared/account/contracts';
import type { Instant } from '@huigan/shared/kernel/time';
import type { Words } from '@huigan/shared/kernel/words';
import { inMonth } from '../../copy/dates';
import type { Filter } from './filter-pills';

type Sum = { readonly kind: Exclude<Filter, 'all'>; readonly points: number };
export type MonthOfEntries = {
  readonly key: number;
  readonly month: Words;
  readonly entries: readonly StatementEntry[];
  /** What the month came to; null while a part of it has not been fetched. */
  readonly sums: readonly Sum[] | null;
};

type Read = {
  readonly now: Instant;
  readonly filter: Filter;
  /** Whether there is nothing older to fetch. */
  readonly isEnd: boolean;
};

/**
 * Cuts the statement where the month changes. An order that reached us late belongs to the month in which
 * it was recorded, as on a bank's statement: so months come in order, the balance of every row follows from
 * the one below, and a month is known to be whole as soon as something older is there.
 */
export function byMonth(
  entries: readonly StatementEntry[],
  { now, filter, isEnd }: Read,
): MonthOfEntries[] {
  const months: { key: number; month: Words; entries: StatementEntry[] }[] = [];
  for (const entry of entries) {
    const month = inMonth(entry.postedAt, now);
    const last = months[months.length - 1];
    if (last?.month.en === month.en) last.entries.push(entry);
    else months.push({ key: entry.seq, month, entries: [entry] });
  }
  return months.map((each, index) => ({
    ...each,
    sums: isEnd || index < months.length - 1 ? sumsOf(each.entries, filter) : null,
  }));
}

/** Of all: what came, what was used, what expired, wherever it did. Of one kind: what that came to. */
function sumsOf(entries: readonly StatementEntry[], filter: Filter): readonly Sum[] {
  if (filter !== 'all') return [{ kind: filter, points: Math.abs(amountOf(entries, filter)) }];
  return [
    { kind: 'earn', points: amountOf(entries, 'earn') },
    { kind: 'spend', points: 0 - amountOf(entries, 'spend') },
    { kind: 'expire', points: entries.reduce((sum, { expired }) => sum + expired, 0) },
  ];
}

const amountOf = (entries: readonly StatementEntry[], of: EntryKind): number =>
  entries.reduce((sum, { kind, amount }) => (kind === of ? sum + (amount ?? 0) : sum), 0);
