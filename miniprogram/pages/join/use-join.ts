import Taro from '@tarojs/taro';
import { useState } from 'react';
import { words } from '../../copy/words';
import { api } from '../../lib/client';
import { forgetHome } from '../../lib/home';
import { markJustJoined } from '../../lib/just-joined';
import { useSpeech } from '../../lib/language';
import { type PhoneNumberDetail, phoneCodeFrom } from '../../lib/phone-code';
import { goHome } from '../../lib/routes';
import type { Trouble } from '../../lib/use-load';

/** What stands above the button: nothing, a hint of our own, or what the server refused. */
export type JoinNote =
  | { readonly kind: 'agree-first' }
  | { readonly kind: 'declined' }
  | { readonly kind: 'refused'; readonly trouble: Trouble }
  | null;

/** Joining: agree, give the number, and be home. A refusal stays on the page with what to do. */
export function useJoin(policyVersion: string, reload: () => Promise<void>) {
  const { say } = useSpeech();
  const [agreed, setAgreed] = useState(false);
  const [working, setWorking] = useState(false);
  const [note, setNote] = useState<JoinNote>(null);

  const join = async (detail: PhoneNumberDetail): Promise<void> => {
    setWorking(true);
    const phoneCode = await phoneCodeFrom(detail);
    if (phoneCode === null) {
      setNote({ kind: 'declined' });
      setWorking(false);
      return;
    }
    const joined = await api.members.join({ phoneCode, policyVersion });
    if (joined.ok) {
      const { isNew } = joined.value;
      forgetHome();
      markJustJoined();
      void Taro.showToast({ title: say(isNew ? words.join.welcome : words.join.welcomeBack) });
      goHome();
      return;
    }
    setNote({ kind: 'refused', trouble: joined.error });
    if (joined.error.code === 'members/policy_outdated') {
      setAgreed(false);
      await reload();
    }
    setWorking(false);
  };

  return {
    agreed,
    working,
    note,
    toggle: () => {
      setAgreed(!agreed);
      setNote(null);
    },
    askToAgree: () => setNote({ kind: 'agree-first' }),
    join,
  };
}
