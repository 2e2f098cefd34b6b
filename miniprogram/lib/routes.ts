import Taro from '@tarojs/taro';

/** Every page there is: a page that does not exist cannot be named. */
export const routes = {
  home: '/pages/home/index',
  join: '/pages/join/index',
  statement: '/pages/statement/index',
  me: '/pages/me/index',
  profile: '/pages/profile/index',
  privacy: '/pages/privacy/index',
} as const;

export const goTo = (url: (typeof routes)[keyof typeof routes]): void => {
  void Taro.navigateTo({ url });
};

/** Home with nothing behind it: what was left must not be come back to. */
export const goHome = (): void => {
  void Taro.reLaunch({ url: routes.home });
};
