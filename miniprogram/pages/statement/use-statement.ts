import type { StatementEntry } from '@huigan/shared/account/contracts';
import type { Instant } from '@huigan/shared/kernel/time';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../../lib/client';
import type { Trouble } from '../../lib/use-load';

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

/** The statement, newest first, one page after another; what was shown stays when a call fails. */
export function useStatement() {
  const [statement, setStatement] = useState<Statement>(nothingYet);
  const fetching = useRef(false);

  const load = useCallback(async () => {
    const result = await api.account.statement({});
    setStatement((before) =>
      result.ok
        ? { pages: result.value, trouble: null, more: 'idle' }
        : { ...before, trouble: result.error },
    );
  }, []);

  const loadMore = useCallback(async () => {
    const from = statement.pages?.next ?? null;
    if (from === null || fetching.current) return;
    fetching.current = true;
    setStatement((before) => ({ ...before, more: 'loading' }));
    const result = await api.account.statement({ before: from });
    fetching.current = false;
    setStatement((before) => {
      // A refresh that came in between begins anew; this page no longer follows on.
      if (before.pages?.next !== from) return { ...before, more: 'idle' };
      if (!result.ok) return { ...before, more: 'failed' };
      return { ...before, pages: joined(before.pages, result.value), more: 'idle' };
    });
  }, [statement.pages]);

  useEffect(() => void load(), [load]);
  return { statement, load, loadMore };
}

const joined = (pages: Pages, older: Pages): Pages => ({
  entries: [...pages.entries, ...older.entries],
  now: older.now,
  next: older.next,
});
