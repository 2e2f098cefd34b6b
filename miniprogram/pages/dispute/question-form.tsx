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
  onSend,
  isSending,
  refused,
}: {
  onSend: (said: string) => Promise<void>;
  isSending: boolean;
  refused: Trouble | null;
}) {
  const { say } = useSpeech();
  const [said, setSaid] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const send = (): void => {
    const text = said.trim();
    setEmpty(text === '');
    if (text !== '') void onSend(text);
  };
  const change = (text: string): void => {
    setSaid(text);
    setEmpty(false);
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
      <ActionButton disabled={isSending} onPress={send}>
        {say(isSending ? words.questions.sending : words.questions.send)}
      </ActionButton>
      <Text className="question-form__promise">{say(words.questions.promise)}</Text>
    </>
  );
}
