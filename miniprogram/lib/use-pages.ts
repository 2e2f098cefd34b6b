import type { Result } from '@huigan/shared/kernel/result';
import type { Instant } from '@huigan/shared/kernel/time';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Trouble } from './use-load';

export type PageOf<Item, Next> = {
  readonly now: Instant;
  readonly items: readonly Item[];
  /** Where the next page begins; null at the end. */
  readonly next: Next | null;
};

type Shown<Item, Next> = {
  /** What has been fetched so far; null before the first answer. */
  readonly pages: PageOf<Item, Next> | null;
  /** What the newest page met when it was asked for last. */
  readonly trouble: Trouble | null;
  readonly more: 'idle' | 'loading' | 'failed';
};

/**
 * A list, one page after another; what was shown stays when a call fails. `ask` must be stable: another
 * one asks for another list, which begins anew. Answers that were overtaken are dropped.
 */
export function usePages<Item, Next>(
  ask: (after: Next | null) => Promise<Result<PageOf<Item, Next>, Trouble>>,
) {
  const [shown, setShown] = useState<Shown<Item, Next>>({
    pages: null,
    trouble: null,
    more: 'idle',
  });
  const turn = useRef(0);
  const fetching = useRef(false);

  const load = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    const result = await ask(null);
    if (mine !== turn.current) return;
    setShown((before) =>
      result.ok
        ? { pages: result.value, trouble: null, more: 'idle' }
        : { ...before, trouble: result.error },
    );
  }, [ask]);

  const loadMore = useCallback(async () => {
    const from = shown.pages?.next ?? null;
    if (from === null || fetching.current) return;
    fetching.current = true;
    const mine = turn.current;
    setShown((before) => ({ ...before, more: 'loading' }));
    const result = await ask(from);
    fetching.current = false;
    setShown((before) => {
      // A list that was asked for anew in between goes on from its own first page.
      if (mine !== turn.current || before.pages === null) return { ...before, more: 'idle' };
      if (!result.ok) return { ...before, more: 'failed' };
      const { items, ...rest } = result.value;
      return {
        ...before,
        pages: { ...rest, items: [...before.pages.items, ...items] },
        more: 'idle',
      };
    });
  }, [ask, shown.pages]);

  const change = useCallback((to: (items: readonly Item[]) => readonly Item[]) => {
    setShown((before) =>
      before.pages === null
        ? before
        : { ...before, pages: { ...before.pages, items: to(before.pages.items) } },
    );
  }, []);

  useEffect(() => void load(), [load]);
  return { ...shown, load, loadMore, change };
}
