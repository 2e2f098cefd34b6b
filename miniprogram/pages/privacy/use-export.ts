import type { ExportPage } from '@huigan/shared/privacy/contracts';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../lib/client';
import type { Trouble } from '../../lib/use-load';

export type Export = {
  readonly state: 'idle' | 'working' | 'done';
  readonly pages: readonly ExportPage[];
  readonly trouble: Trouble | null;
};

/** Fetches everything, page by page. What was fetched stays when a call fails, and is gone on from. */
export function useExport() {
  const [exported, setExported] = useState<Export>({ state: 'idle', pages: [], trouble: null });
  const left = useRef(false);
  useEffect(
    () => () => {
      left.current = true;
    },
    [],
  );
  const show = (now: Export): void => {
    if (!left.current) setExported(now);
  };

  const begin = async (): Promise<void> => {
    let { pages } = exported;
    let next = nextOf(pages);
    while (next !== null && !left.current) {
      show({ state: 'working', pages, trouble: null });
      const page = await api.privacy.export(next);
      if (!page.ok) return show({ state: 'idle', pages, trouble: page.error });
      pages = [...pages, page.value];
      next = page.value.next;
    }
    show({ state: 'done', pages, trouble: null });
  };
  return { exported, begin };
}

/** Where the next page begins: at the very beginning, behind the last one, or nowhere. */
function nextOf(pages: readonly ExportPage[]): ExportPage['next'] | Record<string, never> {
  const last = pages.at(-1);
  return last === undefined ? {} : last.next;
}

export const rowsIn = (pages: readonly ExportPage[]): number =>
  pages.reduce((sum, { rows }) => sum + rows.length, 0);

/** How much of it is here, 0 to 1. */
export function shareOf(pages: readonly ExportPage[]): number {
  const last = pages.at(-1);
  return last === undefined ? 0 : last.done / last.all;
}
