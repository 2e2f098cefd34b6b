import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { clock } from '../../copy/dates';
import { words } from '../../copy/words';
import { usePageTitle, useSpeech } from '../../lib/language';
import { goHome, goTo, routes } from '../../lib/routes';
import { useReminders } from '../../lib/use-reminders';
import { ActionButton } from '../../parts/action-button';
import { CardBones } from '../../parts/bones';
import { EntryRow } from '../../parts/entry-row';
import { EmptyFace, Note, TroubleAbove, TroubleNote } from '../../parts/faces';
import { MembersTrouble } from '../../parts/members-trouble';
import { Page } from '../../parts/page';
import { noteWords } from '../../parts/reminder-row';
import { KindCard } from './kind-card';
import './index.scss';

/** What may still reach a member in WeChat, kind by kind, and how to get more of it. */
export default function MessagesPage() {
  const { say } = useSpeech();
  const { seen, trouble, load, note, working, ask } = useReminders();
  const said = note && noteWords(note);
  usePageTitle(words.reminders.title);
  usePullDownRefresh(async () => {
    await load();
    Taro.stopPullDownRefresh();
  });

  if (seen === null) {
    return (
      <Page>
        {trouble === null ? (
          <CardBones />
        ) : (
          <MembersTrouble trouble={trouble} onRetry={() => void load()} />
        )}
      </Page>
    );
  }
  if (seen.templates.length === 0) {
    return (
      <Page>
        <EmptyFace drawing="messages" sentence={say(words.reminders.empty)}>
          <ActionButton onPress={goHome}>{say(words.faces.toHome)}</ActionButton>
        </EmptyFace>
      </Page>
    );
  }
  return (
    <Page>
      {trouble !== null && (
        <TroubleAbove trouble={trouble} time={clock(seen.now)} onRetry={() => void load()} />
      )}
      <Text className="messages__intro">
        {say(seen.agreed ? words.reminders.intro : words.reminders.off)}
      </Text>
      {note?.what === 'trouble' && <TroubleNote trouble={note.trouble} />}
      {said !== null && (
        <Note>
          <Text>{say(said)}</Text>
        </Note>
      )}
      <View>
        {seen.templates.map((template) => (
          <KindCard
            key={template.kind}
            template={template}
            agreed={seen.agreed}
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
    </Page>
  );
}
