import { Text, View } from '@tarojs/components';
import { useAccent } from '../../lib/theme';
import { Icon } from '../icon';
import './choice-field.scss';
import { Field, type FieldWords } from './field';

type Option<Id extends string> = { readonly id: Id; readonly words: string };

/** One of a few, all of them seen at once. */
export function ChoiceField<Id extends string>({
  options,
  chosen,
  onChoose,
  ...words
}: FieldWords & {
  readonly options: readonly Option<Id>[];
  readonly chosen: Id | null;
  readonly onChoose: (id: Id) => void;
}) {
  return (
    <Field {...words}>
      <View className="choices" ariaRole="radiogroup" ariaLabel={words.label}>
        {options.map((option) => (
          <Choice
            key={option.id}
            role="radio"
            words={option.words}
            isChosen={option.id === chosen}
            onPress={() => onChoose(option.id)}
          />
        ))}
      </View>
    </Field>
  );
}

/** Any of a few; a second tap takes one back. */
export function ChoicesField<Id extends string>({
  options,
  chosen,
  onChoose,
  ...words
}: FieldWords & {
  readonly options: readonly Option<Id>[];
  readonly chosen: readonly Id[];
  readonly onChoose: (ids: readonly Id[]) => void;
}) {
  const toggled = (id: Id): readonly Id[] =>
    options.map((option) => option.id).filter((one) => chosen.includes(one) !== (one === id));
  return (
    <Field {...words}>
      <View className="choices" ariaRole="group" ariaLabel={words.label}>
        {options.map((option) => (
          <Choice
            key={option.id}
            role="checkbox"
            words={option.words}
            isChosen={chosen.includes(option.id)}
            onPress={() => onChoose(toggled(option.id))}
          />
        ))}
      </View>
    </Field>
  );
}

/** Chosen is said by colour, by a tick, and to those who listen. */
function Choice({
  role,
  words,
  isChosen,
  onPress,
}: {
  role: 'radio' | 'checkbox';
  words: string;
  isChosen: boolean;
  onPress: () => void;
}) {
  const accent = useAccent();
  return (
    <View
      className={`choice ${isChosen ? 'choice--on' : ''}`}
      hoverClass="pressed"
      ariaRole={role}
      ariaChecked={isChosen}
      onClick={onPress}
    >
      {isChosen && <Icon name="tick" colour={accent} size="small" />}
      <Text className="choice__words">{words}</Text>
    </View>
  );
}
