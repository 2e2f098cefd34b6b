import { Input, Textarea, View } from '@tarojs/components';
import { Field, type FieldWords } from './field';
import './text-field.scss';

type Props = FieldWords & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
  readonly placeholder?: string;
};

/** One line of text. */
export const TextField = (props: Props) => <LineField {...props} type="text" />;

/** Digits only, with the phone's number pad; leading zeros stay, since it may be a receipt's. */
export const NumberField = (props: Props) => <LineField {...props} type={NUMBER_PAD} digitsOnly />;

/** An amount of money as it is printed, `128.50`. */
export const MoneyField = (props: Omit<Props, 'maxLength'>) => (
  <LineField {...props} maxLength={MONEY_DIGITS} type={MONEY_PAD} />
);

/** A mobile number of China. */
export const PhoneField = (props: Omit<Props, 'maxLength'>) => (
  <NumberField {...props} maxLength={PHONE_DIGITS} />
);

/** A few sentences; the box grows with them. */
export function LongTextField({ value, onChange, maxLength, placeholder = '', ...words }: Props) {
  return (
    <Field {...words}>
      <View className="field__box">
        <Textarea
          className="text-field text-field--long"
          autoHeight
          value={value}
          maxlength={maxLength}
          placeholder={placeholder}
          placeholderClass="text-field__placeholder"
          ariaLabel={words.label}
          onInput={({ detail }) => onChange(detail.value)}
        />
      </View>
    </Field>
  );
}

const PHONE_DIGITS = 11;
const MONEY_DIGITS = 11;

// A browser's own number input shows arrows and takes an `e`; its number pad comes with `tel`.
const NUMBER_PAD = process.env.TARO_ENV === 'weapp' ? 'number' : ('tel' as 'number');

const MONEY_PAD = process.env.TARO_ENV === 'weapp' ? 'digit' : 'text';

function LineField({
  value,
  onChange,
  maxLength,
  placeholder = '',
  type,
  digitsOnly = false,
  ...words
}: Props & { readonly type: 'text' | 'number' | 'digit'; readonly digitsOnly?: boolean }) {
  return (
    <Field {...words}>
      <View className="field__box">
        <Input
          className="text-field"
          type={type}
          value={value}
          maxlength={maxLength}
          placeholder={placeholder}
          placeholderClass="text-field__placeholder"
          ariaLabel={words.label}
          onInput={({ detail }) =>
            onChange(digitsOnly ? detail.value.replace(/\D/g, '') : detail.value)
          }
        />
      </View>
    </Field>
  );
}
