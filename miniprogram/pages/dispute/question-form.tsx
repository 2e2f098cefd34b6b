import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import type { Trouble } from '../../lib/use-load';
import { ActionButton } from '../../parts/action-button';
import { TroubleNote } from '../../parts/faces';
import { LongTextField } from '../../parts/form/text-field';
import './question-form.scss';

/** What the desk takes of words. */
const WORDS_MAX = 500;

/** A few sentences about what does not look right; they stay while they are on their way. */
export function QuestionForm({
  said,
  change,
  send,
  sending,
  refused,
}: {
  said: string;
  change: (text: string) => void;
  send: () => Promise<void>;
  sending: boolean;
  refused: Trouble | null;
}) {
  const { say } = useSpeech();
  const [isAsked, setAsked] = useState(false);
  const isEmpty = isAsked && said.trim() === '';
  const press = (): void => {
    setAsked(true);
    if (said.trim() !== '') void send();
  };
  return (
    <>
      <View className="question-form">
        <LongTextField
          label={say(words.questions.words)}
          placeholder={say(words.questions.placeholder)}
          hint={say(words.questions.wordsHint)}
          {...(isEmpty && { problem: say(words.questions.noWords) })}
          maxLength={WORDS_MAX}
          value={said}
          onChange={change}
        />
      </View>
      {refused !== null && <TroubleNote trouble={refused} />}
      <ActionButton disabled={sending} onPress={press}>
        {say(sending ? words.questions.sending : words.questions.send)}
      </ActionButton>
      <Text className="question-form__promise">{say(words.questions.promise)}</Text>
    </>
  );
}
