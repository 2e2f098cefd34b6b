import type { StatementEntry } from '@huigan/shared/account/contracts';
import type { Instant } from '@huigan/shared/kernel/time';
import type { Words } from '@huigan/shared/kernel/words';
import { inMonth } from '../../copy/dates';

export type MonthOfEntries = {
  readonly key: number;
  readonly month: Words;
  readonly entries: readonly StatementEntry[];
};

/**
 * Cuts the statement where the month changes. An order that reached us late stands where it was
 * booked, under the month in which it happened, so a month may come up twice.
 */
export function byMonth(entries: readonly StatementEntry[], now: Instant): MonthOfEntries[] {
  const months: { key: number; month: Words; entries: StatementEntry[] }[] = [];
  for (const entry of entries) {
    const month = inMonth(entry.at, now);
    const last = months[months.length - 1];
    if (last?.month.en === month.en) last.entries.push(entry);
    else months.push({ key: entry.seq, month, entries: [entry] });
  }
  return months;
}
