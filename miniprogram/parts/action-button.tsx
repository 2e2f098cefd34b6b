import { Button } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { PhoneNumberDetail } from '../lib/phone-code';
import './action-button.scss';

type Props = {
  readonly children: ReactNode;
  readonly disabled?: boolean;
  readonly onPress: () => void;
};

/** The button of a page: full width, in the brand's accent when it is the one to press. */
export function ActionButton({ children, disabled = false, onPress }: Props) {
  return (
    <Button
      className={classOf(disabled)}
      hoverClass="pressed"
      disabled={disabled}
      onClick={onPress}
    >
      {children}
    </Button>
  );
}

/** The same button, but WeChat asks for the phone number before it answers. */
export function PhoneNumberButton({
  children,
  disabled = false,
  onPhoneNumber,
}: {
  readonly children: ReactNode;
  readonly disabled?: boolean;
  readonly onPhoneNumber: (detail: PhoneNumberDetail) => void;
}) {
  if (process.env.TARO_ENV !== 'weapp') {
    return (
      <ActionButton disabled={disabled} onPress={() => onPhoneNumber({})}>
        {children}
      </ActionButton>
    );
  }
  return (
    <Button
      className={classOf(disabled)}
      hoverClass="pressed"
      disabled={disabled}
      openType="getPhoneNumber"
      onGetPhoneNumber={({ detail }) => onPhoneNumber(detail as PhoneNumberDetail)}
    >
      {children}
    </Button>
  );
}

const classOf = (disabled: boolean): string => `action ${disabled ? 'action--off' : ''}`;
