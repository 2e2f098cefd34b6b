import { withCommas } from '@huigan/shared/kernel/words';
import type { Joined, Receipt } from '@huigan/shared/members/contracts';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { words } from '../../copy/words';
import { api } from '../../lib/client';
import { forgetHome } from '../../lib/home';
import { markJustJoined } from '../../lib/just-joined';
import { useSpeech } from '../../lib/language';
import { type PhoneNumberDetail, phoneCodeFrom } from '../../lib/phone-code';
import { goHome } from '../../lib/routes';
import { forgetUntold } from '../../lib/untold';
import { useAction } from '../../lib/use-action';
import type { Trouble } from '../../lib/use-load';

/** What stands above the button: nothing, a hint of our own, or what the server refused. */
export type JoinNote =
  | { readonly kind: 'agree-first' }
  | { readonly kind: 'declined' }
  | { readonly kind: 'refused'; readonly trouble: Trouble }
  | null;

type Optional = 'personalised' | 'messages';
/** How a number that was somebody's before is settled. */
export type Settling = { readonly receipt?: Receipt; readonly afresh?: boolean };

/** Joining: agree, give the number, and be home. A refusal stays on the page with what to do. */
export function useJoin(policyVersion: string, reload: () => Promise<void>) {
  const { say } = useSpeech();
  const [agreed, setAgreed] = useState(false);
  const [optional, setOptional] = useState<readonly Optional[]>([]);
  const [isAsked, setAsked] = useState(false);
  const [note, setNote] = useState<JoinNote>(null);

  const refused = async (trouble: Trouble): Promise<void> => {
    setNote({ kind: 'refused', trouble });
    if (trouble.code === 'members/proof_needed') setAsked(true);
    if (trouble.code !== 'members/policy_outdated') return;
    setAgreed(false);
    await reload();
  };
  const send = async (detail: PhoneNumberDetail, settling: Settling = {}): Promise<void> => {
    const phoneCode = await phoneCodeFrom(detail);
    if (phoneCode === null) setNote({ kind: 'declined' });
    else {
      const asked = { phoneCode, policyVersion, ...settling };
      const joined = await api.members.join(
        optional.length === 0 ? asked : { ...asked, agreed: [...optional] },
      );
      if (joined.ok) return welcome(joined.value, say);
      await refused(joined.error);
    }
  };
  const [working, join] = useAction(send);

  return {
    agreed,
    optional,
    working,
    note,
    /** The number was somebody's before: a proof, or a fresh start. */
    isAsked,
    toggle: () => {
      setAgreed(!agreed);
      setNote(null);
    },
    toggleOptional: (purpose: Optional) =>
      setOptional(
        optional.includes(purpose)
          ? optional.filter((each) => each !== purpose)
          : [...optional, purpose],
      ),
    askToAgree: () => setNote({ kind: 'agree-first' }),
    join,
  };
}

/** Home; points that came with the number are worth stopping for. */
async function welcome(
  { isNew, points }: Joined,
  say: ReturnType<typeof useSpeech>['say'],
): Promise<void> {
  forgetHome();
  forgetUntold();
  markJustJoined();
  if (points > 0) {
    await Taro.showModal({
      title: say(words.brought.title),
      content: say(words.brought.content(withCommas(points))),
      confirmText: say(words.brought.look),
      showCancel: false,
    });
  } else {
    void Taro.showToast({ title: say(isNew ? words.join.welcome : words.join.welcomeBack) });
  }
  goHome();
}
