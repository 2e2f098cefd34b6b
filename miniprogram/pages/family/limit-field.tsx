import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { ChoiceField } from '../../parts/form/choice-field';
import { type Limit, limits } from './limits';

/** How many points a month somebody of the family may use. */
export function LimitField({
  chosen,
  onChoose,
}: {
  chosen: Limit | null;
  onChoose: (limit: Limit) => void;
}) {
  const { say } = useSpeech();
  return (
    <ChoiceField
      label={say(words.family.monthly)}
      options={limits.map((id) => ({ id, words: say(words.family.choices[id]) }))}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}
