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
    <Choices
      {...{ words, options, onChoose }}
      roles={['radiogroup', 'radio']}
      isChosen={(id) => id === chosen}
    />
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
    <Choices
      {...{ words, options }}
      roles={['group', 'checkbox']}
      isChosen={(id) => chosen.includes(id)}
      onChoose={(id) => onChoose(toggled(id))}
    />
  );
}

type Roles = readonly ['radiogroup', 'radio'] | readonly ['group', 'checkbox'];

function Choices<Id extends string>({
  words,
  options,
  roles: [groupRole, role],
  isChosen,
  onChoose,
}: {
  readonly words: FieldWords;
  readonly options: readonly Option<Id>[];
  readonly roles: Roles;
  readonly isChosen: (id: Id) => boolean;
  readonly onChoose: (id: Id) => void;
}) {
  return (
    <Field {...words}>
      <View className="choices" ariaRole={groupRole} ariaLabel={words.label}>
        {options.map(({ id, words: said }) => (
          <Choice
            key={id}
            role={role}
            words={said}
            isChosen={isChosen(id)}
            onPress={() => onChoose(id)}
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
