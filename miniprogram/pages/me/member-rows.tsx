import type { Words } from '@huigan/shared/kernel/words';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { goTo, routes } from '../../lib/routes';
import { EntryRow } from '../../parts/entry-row';
import { EntryRows } from '../../parts/entry-rows';
import type { IconName } from '../../parts/icon';

type Row = {
  readonly icon: IconName;
  readonly title: Words;
  readonly hint?: Words;
  readonly to: (typeof routes)[keyof typeof routes];
};

const { me, family, phone, orders, reminders } = words;
const profileRow: Row = {
  icon: 'me',
  title: me.profile,
  hint: me.profileHint,
  to: routes.profile,
};
const familyRow: Row = {
  icon: 'family',
  title: family.title,
  hint: family.rowHint,
  to: routes.family,
};
const phoneRow: Row = { icon: 'phone', title: phone.row, hint: phone.rowHint, to: routes.phone };
const ordersRow: Row = { icon: 'order', title: orders.title, to: routes.orders };
const questionsRow: Row = { icon: 'question', title: orders.questions, to: routes.questions };
const messagesRow: Row = {
  icon: 'bell',
  title: reminders.title,
  hint: reminders.hint,
  to: routes.messages,
};
const privacyRow: Row = {
  icon: 'shield',
  title: me.privacy,
  hint: me.privacyHint,
  to: routes.privacy,
};

const forOwner = [
  [profileRow, familyRow, phoneRow],
  [ordersRow, questionsRow],
  [messagesRow, privacyRow],
];
const forRelative = [[familyRow, ordersRow]];

/** What a member may settle; for somebody of the family, what is not the owner's alone. */
export function MemberRows({ isOwner }: { isOwner: boolean }) {
  const { say } = useSpeech();
  return (isOwner ? forOwner : forRelative).map((rows) => (
    <EntryRows key={rows[0]?.to}>
      {rows.map(({ icon, title, hint, to }) => (
        <EntryRow
          key={to}
          icon={icon}
          title={say(title)}
          {...(hint && { hint: say(hint) })}
          onPress={() => goTo(to)}
        />
      ))}
    </EntryRows>
  ));
}
