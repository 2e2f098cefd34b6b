import { withCommas } from '@huigan/shared/kernel/words';
import type { ChangePhoneInput } from '@huigan/shared/members/contracts';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { words } from '../../copy/words';
import { api } from '../../lib/client';
import { useSpeech } from '../../lib/language';
import { type PhoneNumberDetail, phoneCodeFrom } from '../../lib/phone-code';
import { goHome } from '../../lib/routes';
import { useAction } from '../../lib/use-action';
import type { Trouble } from '../../lib/use-load';

type Note =
  | { readonly kind: 'declined' | 'unproven' }
  | { readonly kind: 'refused'; readonly trouble: Trouble };

/** How a new number that was somebody's before is settled. */
type Settling = Pick<ChangePhoneInput, 'receipt' | 'merge' | 'afresh'>;
export type Change = (detail: PhoneNumberDetail, settling?: Settling) => Promise<void>;

/** First the number before, then the new one; a word of WeChat's is good once, so each try asks again. */
export function useChange() {
  const { say } = useSpeech();
  const [currentCode, setCurrentCode] = useState<string | null>(null);
  const [isLost, setLost] = useState(false);
  /** The new number was told to have points: the next try brings them along. */
  const [isMerging, setMerging] = useState(false);
  /** It was somebody's before: a proof that brings its points, or the number alone. */
  const [isAsked, setAsked] = useState(false);
  const [note, setNote] = useState<Note | null>(null);

  const confirm = async (detail: PhoneNumberDetail): Promise<void> => {
    const code = await phoneCodeFrom(detail);
    setCurrentCode(code);
    setNote(code === null ? { kind: 'declined' } : null);
  };
  const refused = (trouble: Trouble): void => {
    setNote(noteOf(trouble));
    if (trouble.code === 'members/phone_has_points') setMerging(true);
    if (trouble.code === 'members/number_was_anothers') setAsked(true);
    // WeChat's word for the number before was good once.
    setCurrentCode(null);
  };
  const send = async (detail: PhoneNumberDetail, settling: Settling = {}): Promise<void> => {
    const phoneCode = await phoneCodeFrom(detail);
    if (phoneCode === null) setNote({ kind: 'declined' });
    else {
      const input: ChangePhoneInput = {
        phoneCode,
        ...(currentCode !== null && { currentCode }),
        ...(isMerging && { merge: true }),
        ...settling,
      };
      const changed = await api.members.changePhone(input);
      if (changed.ok) {
        const points = withCommas(changed.value.points);
        void Taro.showToast({ title: say(words.phone.done(points)), icon: 'none' });
        goHome();
        return;
      }
      refused(changed.error);
    }
  };
  const [working, change] = useAction(send);
  return {
    isMerging,
    isAsked,
    currentCode,
    isLost,
    lose: () => setLost(true),
    working,
    note,
    confirm,
    change,
  };
}

const noteOf = (trouble: Trouble): Note =>
  trouble.code === 'members/proof_needed' ? { kind: 'unproven' } : { kind: 'refused', trouble };
