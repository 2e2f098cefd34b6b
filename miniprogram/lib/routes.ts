import Taro from '@tarojs/taro';
import { isTab } from '../tabs/tab-bar';

/** Every page there is: a page that does not exist cannot be named. */
export const routes = {
  home: '/pages/home/index',
  join: '/pages/join/index',
  code: '/pages/code/index',
  me: '/pages/me/index',
  phone: '/pages/phone/index',
  family: '/pages/family/index',
  profile: '/pages/profile/index',
  privacy: '/pages/privacy/index',
  points: '/pages/points/index',
  tier: '/pages/tier/index',
  orders: '/pages/orders/index',
  claim: '/pages/claim/index',
  questions: '/pages/questions/index',
  shops: '/pages/shops/index',
} as const;

export const goTo = (url: (typeof routes)[keyof typeof routes]): void => {
  void (isTab(url) ? Taro.switchTab({ url }) : Taro.navigateTo({ url }));
};

/** The page of an entry that is asked about, by its number in the statement. */
export const goToDispute = (seq: number): void => {
  void Taro.navigateTo({ url: `/pages/dispute/index?seq=${seq}` });
};

/** Home with nothing behind it: what was left must not be come back to. */
export const goHome = (): void => {
  void Taro.reLaunch({ url: routes.home });
};
