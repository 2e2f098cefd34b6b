import Taro from '@tarojs/taro';

/** A browser has no capsule to stand beside. */
const BROWSER_BAR = { paddingTop: '0px', height: '56px' };

/** The room of a page's own bar: under the status bar, as high as WeChat's capsule stands. */
export function roomBesideTheCapsule() {
  if (process.env.TARO_ENV !== 'weapp') return BROWSER_BAR;
  const { statusBarHeight = 20 } = Taro.getSystemInfoSync();
  const capsule = Taro.getMenuButtonBoundingClientRect();
  const height = (capsule.top - statusBarHeight) * 2 + (capsule.bottom - capsule.top);
  return { paddingTop: `${statusBarHeight}px`, height: `${height}px` };
}
