import type { EntryKind, StatementEntry } from '@huigan/shared/account/contracts';
import type { Instant } from '@huigan/shared/kernel/time';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from './client';
import type { Trouble } from './use-load';

type Wanted = EntryKind | 'all';

export type Pages = {
  readonly entries: readonly StatementEntry[];
  readonly now: Instant;
  /** Where the next page begins; null at the end. */
  readonly next: number | null;
};

export type Statement = {
  /** What has been fetched so far; null before the first answer. */
  readonly pages: Pages | null;
  /** What the newest page met when it was asked for last. */
  readonly trouble: Trouble | null;
  readonly more: 'idle' | 'loading' | 'failed';
};

const nothingYet: Statement = { pages: null, trouble: null, more: 'idle' };

/**
 * The statement, newest first, one page after another; what was shown stays when a call fails. Each kind
 * is asked for by itself, so that what is far back is found without fetching all before it.
 */
export function useEntries(wanted: Wanted) {
  const [fetched, setFetched] = useState<Partial<Record<Wanted, Statement>>>({});
  const fetching = useRef(new Set<Wanted>());
  const statement = fetched[wanted] ?? nothingYet;

  const change = useCallback((of: Wanted, to: (before: Statement) => Statement) => {
    setFetched((before) => ({ ...before, [of]: to(before[of] ?? nothingYet) }));
  }, []);

  const fetchNewest = useCallback(async () => {
    const result = await api.account.statement(asked(wanted));
    return (before: Statement): Statement =>
      result.ok
        ? { pages: result.value, trouble: null, more: 'idle' }
        : { ...before, trouble: result.error };
  }, [wanted]);

  const load = useCallback(async () => {
    const to = await fetchNewest();
    // What was fetched of other kinds is older now; it is asked for again when it is chosen.
    setFetched(({ [wanted]: shown = nothingYet }) => ({ [wanted]: to(shown) }));
  }, [fetchNewest, wanted]);

  const loadMore = useCallback(async () => {
    const from = statement.pages?.next ?? null;
    if (from === null || fetching.current.has(wanted)) return;
    fetching.current.add(wanted);
    change(wanted, (before) => ({ ...before, more: 'loading' }));
    const result = await api.account.statement({ ...asked(wanted), before: from });
    fetching.current.delete(wanted);
    change(wanted, (before) => {
      // A refresh that came in between begins anew; this page no longer follows on.
      if (before.pages?.next !== from) return { ...before, more: 'idle' };
      if (!result.ok) return { ...before, more: 'failed' };
      return { ...before, pages: joined(before.pages, result.value), more: 'idle' };
    });
  }, [change, wanted, statement.pages]);

  const isFetched = statement !== nothingYet;
  useEffect(() => {
    if (!isFetched) void fetchNewest().then((to) => change(wanted, to));
  }, [change, fetchNewest, isFetched, wanted]);
  return { statement, load, loadMore };
}

const asked = (wanted: Wanted) => (wanted === 'all' ? {} : { kind: wanted });

const joined = (pages: Pages, older: Pages): Pages => ({
  entries: [...pages.entries, ...older.entries],
  now: older.now,
  next: older.next,
});
