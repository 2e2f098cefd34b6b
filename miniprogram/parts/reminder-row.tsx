import type { Words } from '@huigan/shared/kernel/words';
import { Text, View } from '@tarojs/components';
import { words } from '../copy/words';
import { useSpeech } from '../lib/language';
import { useAccent } from '../lib/theme';
import type { Offer, ReminderNote } from '../lib/use-reminders';
import { TroubleNote } from './faces';
import { Icon } from './icon';
import './reminder-row.scss';

/** Offers to tell in WeChat, right where somebody has what it is about. */
export function ReminderRow({ label, offer }: { readonly label: Words; readonly offer: Offer }) {
  const { say } = useSpeech();
  const accent = useAccent();
  const { agreed, left, note, working, ask } = offer;
  const hint = agreed ? words.reminders.once : words.reminders.consent;
  return (
    <>
      <View
        className={`reminder ${working ? 'reminder--working' : ''}`}
        hoverClass="pressed"
        ariaRole="button"
        onClick={ask}
      >
        <Icon name="bell" colour={accent} />
        <View className="reminder__words">
          <Text className="reminder__label">{say(label)}</Text>
          <Text className="reminder__hint">{say((note && noteWords(note)) ?? hint)}</Text>
        </View>
        {agreed && left > 0 && (
          <Text className="reminder__left">{say(words.reminders.left(left))}</Text>
        )}
      </View>
      {note?.what === 'trouble' && <TroubleNote trouble={note.trouble} />}
    </>
  );
}

/** What became of the tap, in a line; trouble has more to say than that. */
export function noteWords(note: NonNullable<ReminderNote>): Words | null {
  switch (note.what) {
    case 'agreed':
      return words.reminders.agreed;
    case 'declined':
      return words.reminders.declined;
    case 'banned':
      return words.reminders.banned;
    case 'not-asked':
      return words.reminders.notAsked;
    case 'again':
      return words.reminders.again;
    case 'trouble':
      return null;
    default:
      return note satisfies never;
  }
}
