import { Text, View } from '@tarojs/components';
import { words } from '../../copy/words';
import { usePageTitle, useSpeech } from '../../lib/language';
import { ActionButton, PhoneNumberButton } from '../../parts/action-button';
import { Note, TroubleNote } from '../../parts/faces';
import { Page } from '../../parts/page';
import { FirstStep } from './first-step';
import './index.scss';
import { useChange } from './use-change';

/** Another number: the one before is confirmed first, on the phone or in a shop. */
export default function PhonePage() {
  const { say } = useSpeech();
  usePageTitle(words.phone.title);
  const { currentCode, isLost, isMerging, lose, working, note, confirm, change } = useChange();
  return (
    <Page className="phone-page">
      {!isLost && (
        <FirstStep
          isConfirmed={currentCode !== null}
          working={working}
          onPhoneNumber={(detail) => void confirm(detail)}
          onLost={lose}
        />
      )}
      {note?.kind === 'refused' && <TroubleNote trouble={note.trouble} />}
      {note !== null && note.kind !== 'refused' && (
        <Note>
          <Text>{say(words.phone[note.kind])}</Text>
        </Note>
      )}
      {isLost && (
        <View className="phone-step">
          <Text className="phone-step__title">{say(words.phone.first)}</Text>
          <Text className="phone-step__hint">{say(words.phone.inShop)}</Text>
        </View>
      )}
      <View className="phone-step">
        <Text className="phone-step__title">{say(words.phone.second)}</Text>
        <Text className="phone-step__hint">{say(words.phone.secondHint)}</Text>
        <NewNumber
          isReady={isLost || currentCode !== null}
          working={working}
          isMerging={isMerging}
          onPhoneNumber={(detail) => void change(detail)}
        />
      </View>
    </Page>
  );
}

function NewNumber({
  isReady,
  working,
  isMerging,
  onPhoneNumber,
}: {
  isReady: boolean;
  working: boolean;
  isMerging: boolean;
  onPhoneNumber: Parameters<typeof PhoneNumberButton>[0]['onPhoneNumber'];
}) {
  const { say } = useSpeech();
  const label = isMerging ? words.phone.merge : words.phone.secondAction;
  if (!isReady) {
    return (
      <ActionButton disabled onPress={() => undefined}>
        {say(label)}
      </ActionButton>
    );
  }
  return (
    <PhoneNumberButton disabled={working} onPhoneNumber={onPhoneNumber}>
      {say(working ? words.phone.working : label)}
    </PhoneNumberButton>
  );
}
