import { Text, View } from '@tarojs/components';
import { words } from '../../copy/words';
import { usePageTitle, useSpeech } from '../../lib/language';
import { CardBones } from '../../parts/card-bones';
import { Note, TroubleNote } from '../../parts/faces';
import { OwnersOnly } from '../../parts/members-own';
import { Page } from '../../parts/page';
import { FirstStep } from './first-step';
import './index.scss';
import { NumberButton } from './number-button';
import { useChange } from './use-change';
import { WasAnothers } from './was-anothers';

/** Another number: the one before is confirmed first, on the phone or in a shop. */
export default function PhonePage() {
  usePageTitle(words.phone.title);
  return (
    <Page className="phone-page">
      <OwnersOnly bones={<CardBones cards={['first-step', 'next-step']} />}>
        <ChangeNumber />
      </OwnersOnly>
    </Page>
  );
}

function ChangeNumber() {
  const { say } = useSpeech();
  const { currentCode, isLost, isMerging, isAsked, lose, working, note, confirm, change } =
    useChange();
  const isReady = isLost || currentCode !== null;
  return (
    <>
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
        {!isAsked && (
          <NumberButton
            label={say(isMerging ? words.phone.merge : words.phone.secondAction)}
            isReady={isReady}
            working={working}
            onPhoneNumber={(detail) => void change(detail)}
          />
        )}
      </View>
      {isAsked && <WasAnothers isReady={isReady} working={working} change={change} />}
    </>
  );
}
