import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import type { PhoneNumberDetail } from '../../lib/phone-code';
import { ActionButton, PhoneNumberButton } from '../../parts/action-button';

/** WeChat is asked for the new number once all else is there. */
export function NumberButton({
  label,
  isReady,
  working,
  onPhoneNumber,
}: {
  label: string;
  isReady: boolean;
  working: boolean;
  onPhoneNumber: (detail: PhoneNumberDetail) => void;
}) {
  const { say } = useSpeech();
  if (!isReady) {
    return (
      <ActionButton disabled onPress={() => undefined}>
        {label}
      </ActionButton>
    );
  }
  return (
    <PhoneNumberButton disabled={working} onPhoneNumber={onPhoneNumber}>
      {working ? say(words.phone.working) : label}
    </PhoneNumberButton>
  );
}
