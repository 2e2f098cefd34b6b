import Taro from '@tarojs/taro';
import { isTab } from '../tabs/tab-bar';

/** Every page there is: a page that does not exist cannot be named. */
export const routes = {
  home: '/pages/home/index',
  join: '/pages/join/index',
  code: '/pages/code/index',
  points: '/pages/points/index',
  tier: '/pages/tier/index',
} as const;

export const goTo = (url: (typeof routes)[keyof typeof routes]): void => {
  void (isTab(url) ? Taro.switchTab({ url }) : Taro.navigateTo({ url }));
};

/** Home with nothing behind it: what was left must not be come back to. */
export const goHome = (): void => {
  void Taro.reLaunch({ url: routes.home });
};
