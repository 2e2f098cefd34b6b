import { Text, View } from '@tarojs/components';
import { words } from '../../copy/words';
import { usePageTitle, useSpeech } from '../../lib/language';
import { goHome, goTo, routes } from '../../lib/routes';
import { usePullDown } from '../../lib/use-pull-down';
import { type ReminderNote, useReminders } from '../../lib/use-reminders';
import { ActionButton } from '../../parts/action-button';
import { CardBones } from '../../parts/card-bones';
import { EntryRow } from '../../parts/entry-row';
import { EmptyFace, Note, TroubleNote } from '../../parts/faces';
import { MembersOwn } from '../../parts/members-own';
import { Page } from '../../parts/page';
import { noteWords } from '../../parts/reminder-row';
import { KindCard } from './kind-card';
import './index.scss';

/** What may still reach a member in WeChat, kind by kind, and how to get more of it. */
export default function MessagesPage() {
  const { say } = useSpeech();
  const { seen, trouble, load, note, working, ask } = useReminders();
  usePageTitle(words.reminders.title);
  usePullDown(load);

  return (
    <Page>
      <MembersOwn
        value={seen}
        trouble={trouble}
        onRetry={load}
        bones={<CardBones cards={['lead', 'kind', 'kind', 'kind']} />}
      >
        {({ templates, agreed }) =>
          templates.length === 0 ? (
            <EmptyFace drawing="messages" sentence={say(words.reminders.empty)}>
              <ActionButton onPress={goHome}>{say(words.faces.toHome)}</ActionButton>
            </EmptyFace>
          ) : (
            <>
              <Text className="messages__intro">
                {say(agreed ? words.reminders.intro : words.reminders.off)}
              </Text>
              <Answer note={note} />
              <View>
                {templates.map((template) => (
                  <KindCard
                    key={template.kind}
                    template={template}
                    agreed={agreed}
                    disabled={working}
                    onAsk={() => void ask([template.kind])}
                  />
                ))}
              </View>
              <EntryRow
                icon="shield"
                title={say(words.me.privacy)}
                hint={say(words.privacy.purposes.messages.means)}
                onPress={() => goTo(routes.privacy)}
              />
            </>
          )
        }
      </MembersOwn>
    </Page>
  );
}

/** What became of the last tap. */
function Answer({ note }: { note: ReminderNote }) {
  const { say } = useSpeech();
  if (note?.what === 'trouble') return <TroubleNote trouble={note.trouble} />;
  const said = note && noteWords(note);
  return (
    said && (
      <Note>
        <Text>{say(said)}</Text>
      </Note>
    )
  );
}
