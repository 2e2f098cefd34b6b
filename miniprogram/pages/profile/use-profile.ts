import type { MemberApi } from '@huigan/shared/api';
import type { Input, Output } from '@huigan/shared/kernel/contracts';
import { useCallback, useState } from 'react';
import { api } from '../../lib/client';
import type { Loaded, Trouble } from '../../lib/use-load';

export type Profile = Output<MemberApi['profile']['see']>;
export type Child = Profile['children'][number];
export type Asked = Omit<Input<MemberApi['profile']['save']>, 'seen'>;
/** What was in the way; null when it is saved. */
export type Save = (asked: Asked) => Promise<Trouble | null>;
export type Decide = (granted: boolean) => Promise<Trouble | null>;

/** The profile as it was seen last, and the ways to change it: each tells the server what it had seen. */
export function useProfile() {
  const [{ value: profile, trouble }, setLoaded] = useState<Loaded<Profile>>({
    value: null,
    trouble: null,
  });
  const show = useCallback((value: Profile): void => setLoaded({ value, trouble: null }), []);
  const load = useCallback(async () => {
    const result = await api.profile.see({});
    if (result.ok) show(result.value);
    else setLoaded((before) => ({ ...before, trouble: result.error }));
  }, [show]);

  const save: Save = async (asked) => {
    const saved = await api.profile.save({ seen: profile?.rev ?? 0, ...asked });
    if (saved.ok) show(saved.value);
    // Somebody was faster: what stands now is shown under the words that say so.
    else if (saved.error.code === 'profile/changed_elsewhere') await load();
    return saved.ok ? null : saved.error;
  };
  const decide: Decide = async (granted) => {
    const policyVersion = profile?.policyVersion ?? '';
    const decided = await api.privacy.set({ purpose: 'children', granted, policyVersion });
    if (decided.ok) await load();
    return decided.ok ? null : decided.error;
  };
  return { profile, trouble, load, save, decide };
}
