import Taro from '@tarojs/taro';

/** Dials; the phone asks before it does. Whoever says no there has only looked. */
export function call(phoneNumber: string): void {
  Taro.makePhoneCall({ phoneNumber }).catch(() => undefined);
}
