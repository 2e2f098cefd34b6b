import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { words } from '../../copy/words';
import { forgetJustJoined, hasJustJoined } from '../../lib/just-joined';
import { useSpeech } from '../../lib/language';
import { ReminderOffer } from '../../parts/reminder-offer';
import './welcome-offer.scss';

/** Right after joining, once: whether to be told before anything runs out. */
export function WelcomeOffer() {
  const { say } = useSpeech();
  const [isOpen, setOpen] = useState(hasJustJoined);
  if (!isOpen) return null;
  const close = (): void => {
    forgetJustJoined();
    setOpen(false);
  };
  return (
    <View className="welcome">
      <View className="welcome__head">
        <Text className="welcome__title">{say(words.reminders.welcome)}</Text>
        <View className="welcome__close" hoverClass="pressed" ariaRole="button" onClick={close}>
          <Text>{say(words.reminders.notNow)}</Text>
        </View>
      </View>
      <Text className="welcome__hint">{say(words.reminders.welcomeHint)}</Text>
      <ReminderOffer
        kinds={['points_expiring', 'tier_lapsing']}
        label={words.reminders.beforeEnd}
      />
    </View>
  );
}
