import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { words } from '../../copy/words';
import { forgetJustJoined, hasJustJoined } from '../../lib/just-joined';
import { useSpeech } from '../../lib/language';
import { useOffer } from '../../lib/use-reminders';
import { ReminderRow } from '../../parts/reminder-row';
import './welcome-offer.scss';

/** Right after joining, once: whether to be told before anything runs out. */
export function WelcomeOffer() {
  const [isOpen, setOpen] = useState(hasJustJoined);
  const close = (): void => {
    forgetJustJoined();
    setOpen(false);
  };
  return isOpen ? <Offered onClose={close} /> : null;
}

function Offered({ onClose }: { onClose: () => void }) {
  const { say } = useSpeech();
  const offer = useOffer(['points_expiring', 'tier_lapsing']);
  if (offer === null) return null;
  const isAgreed = offer.note?.what === 'agreed';
  return (
    <View className="welcome">
      <View className="welcome__head">
        <Text className="welcome__title">{say(words.reminders.welcome)}</Text>
        <View className="welcome__close" hoverClass="pressed" ariaRole="button" onClick={onClose}>
          <Text>{say(isAgreed ? words.code.done : words.reminders.notNow)}</Text>
        </View>
      </View>
      <Text className="welcome__hint">{say(words.reminders.welcomeHint)}</Text>
      <ReminderRow label={words.reminders.beforeEnd} offer={offer} />
    </View>
  );
}
