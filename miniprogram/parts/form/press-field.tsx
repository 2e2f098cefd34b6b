import { Text, View } from '@tarojs/components';
import { Icon } from '../icon';
import { Field, type FieldWords } from './field';
import './press-field.scss';

type Props = FieldWords & {
  /** What was chosen, or what stands there before. */
  readonly shown: string;
  readonly isEmpty: boolean;
  readonly onPress: () => void;
};

/** Something that is chosen elsewhere: a tap opens where. */
export function PressField({ shown, isEmpty, onPress, ...words }: Props) {
  return (
    <Field {...words}>
      <View
        className="field__box"
        hoverClass="pressed"
        ariaRole="button"
        ariaLabel={`${words.label} ${shown}`}
        onClick={onPress}
      >
        <Text className={`press-field ${isEmpty ? 'press-field--empty' : ''}`}>{shown}</Text>
        <Icon name="onward" colour="#5F6762" size="small" />
      </View>
    </Field>
  );
}
