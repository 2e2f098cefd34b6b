import { Picker, Text, View } from '@tarojs/components';
import { Icon } from '../icon';
import './date-field.scss';
import { Field, type FieldWords } from './field';

type Props = FieldWords & {
  /** `2026-06-30`, or null while none is chosen. */
  readonly value: string | null;
  readonly onChange: (day: string) => void;
  /** How the chosen day reads, or what stands there before one is chosen. */
  readonly shown: string;
  readonly first: string;
  readonly last: string;
};

/** A day, picked with the wheels that WeChat has everywhere. */
export function DateField({ value, onChange, shown, first, last, ...words }: Props) {
  return (
    <Field {...words}>
      <Picker
        mode="date"
        value={value ?? last}
        start={first}
        end={last}
        onChange={({ detail }) => onChange(detail.value)}
      >
        <View
          className="field__box"
          hoverClass="pressed"
          ariaRole="button"
          ariaLabel={`${words.label} ${shown}`}
        >
          <Text className={`date-field ${value === null ? 'date-field--empty' : ''}`}>{shown}</Text>
          <Icon name="calendar" colour="#5F6762" />
        </View>
      </Picker>
    </Field>
  );
}
