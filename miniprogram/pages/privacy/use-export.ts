import type { ExportPage } from '@huigan/shared/privacy/contracts';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../lib/client';
import type { Trouble } from '../../lib/use-load';

export type Export = {
  readonly state: 'idle' | 'working' | 'done';
  readonly pages: readonly ExportPage[];
  /** How much of it is here, 0 to 1. */
  readonly share: number;
  readonly trouble: Trouble | null;
};

const nothingYet: Export = { state: 'idle', pages: [], share: 0, trouble: null };

/** Fetches everything, page by page. What was fetched stays when a call fails, and is gone on from. */
export function useExport() {
  const [exported, setExported] = useState<Export>(nothingYet);
  const left = useRef(false);
  useEffect(
    () => () => {
      left.current = true;
    },
    [],
  );

  const begin = async (): Promise<void> => {
    let pages = exported.pages;
    for (;;) {
      const last = pages.at(-1);
      const next = last === undefined ? {} : last.next;
      const share = last === undefined ? 0 : last.done / last.all;
      if (left.current) return;
      if (next === null) return setExported({ state: 'done', pages, share: 1, trouble: null });
      setExported({ state: 'working', pages, share, trouble: null });
      const page = await api.privacy.export(next);
      if (left.current) return;
      if (!page.ok) return setExported({ state: 'idle', pages, share, trouble: page.error });
      pages = [...pages, page.value];
    }
  };
  return { exported, begin };
}

export const rowsIn = (pages: readonly ExportPage[]): number =>
  pages.reduce((sum, { rows }) => sum + rows.length, 0);
