import type { Words } from '@huigan/shared/kernel/words';
import { Text, View } from '@tarojs/components';
import { words } from '../copy/words';
import { useSpeech } from '../lib/language';
import type { Answered } from '../lib/subscribe';
import { useAccent } from '../lib/theme';
import { type ReminderNote, useReminders } from '../lib/use-reminders';
import { TroubleNote } from './faces';
import { Icon } from './icon';
import './reminder-offer.scss';

/**
 * Offers to tell in WeChat, right where somebody has what it is about. Nothing where the brand has no such
 * message, or nothing is known yet.
 */
export function ReminderOffer({
  kinds,
  label,
}: {
  readonly kinds: readonly Answered['kind'][];
  readonly label: Words;
}) {
  const { say } = useSpeech();
  const accent = useAccent();
  const { seen, note, working, ask } = useReminders();
  const offered = (seen?.templates ?? []).filter(({ kind }) => kinds.includes(kind));
  if (seen === null || offered.length === 0) return null;
  const left = Math.min(...offered.map((each) => each.left));
  return (
    <>
      <View
        className={`reminder ${working ? 'reminder--working' : ''}`}
        hoverClass="pressed"
        ariaRole="button"
        onClick={() => void ask(kinds)}
      >
        <Icon name="bell" colour={accent} />
        <View className="reminder__words">
          <Text className="reminder__label">{say(label)}</Text>
          <Text className="reminder__hint">
            {say(note === null ? hintOf(seen.agreed) : noteWords(note))}
          </Text>
        </View>
        {seen.agreed && left > 0 && (
          <Text className="reminder__left">{say(words.reminders.left(left))}</Text>
        )}
      </View>
      {note?.what === 'trouble' && <TroubleNote trouble={note.trouble} />}
    </>
  );
}

const hintOf = (agreed: boolean): Words =>
  agreed ? words.reminders.once : words.reminders.consent;

/** What became of the tap, in a line. */
export function noteWords(note: NonNullable<ReminderNote>): Words {
  switch (note.what) {
    case 'agreed':
      return words.reminders.agreed;
    case 'declined':
      return words.reminders.declined;
    case 'banned':
      return words.reminders.banned;
    case 'not-asked':
      return words.reminders.notAsked;
    default:
      return words.reminders.once;
  }
}
