import { useCallback, useState } from 'react';

const drafts = new Map<string, unknown>();

/**
 * What was filled into a form and not sent yet: going back loses nothing of it, closing the app does.
 * `forget` when it is sent. `empty` must be stable.
 */
export function useDraft<T>(form: string, empty: T) {
  const [draft, setDraft] = useState<T>(() => (drafts.has(form) ? (drafts.get(form) as T) : empty));
  const change = useCallback(
    (changed: (before: T) => T) =>
      setDraft((before) => {
        const after = changed(before);
        drafts.set(form, after);
        return after;
      }),
    [form],
  );
  const forget = useCallback(() => {
    drafts.delete(form);
    setDraft(empty);
  }, [form, empty]);
  return [draft, change, forget] as const;
}
