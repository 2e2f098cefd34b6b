import type { Card } from '@huigan/shared/profile/contracts';
import { useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from './client';

let last: Card | null = null;

/**
 * What pages show of who is looking: asked for once whenever the page shows, not with every poll. Until it
 * is known, and where it cannot be reached, the page does without.
 */
export function usePerson(isMember: boolean) {
  const [person, setPerson] = useState<Card | null>(last);
  const load = useCallback(async () => {
    const result = await api.profile.card({});
    if (!result.ok) return;
    last = result.value;
    setPerson(last);
  }, []);
  const shown = useRef(false);
  useEffect(() => {
    if (isMember) void load();
  }, [isMember, load]);
  useDidShow(() => {
    if (shown.current && isMember) void load();
    shown.current = true;
  });
  return [isMember ? person : null, load] as const;
}
