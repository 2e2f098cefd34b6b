import Taro from '@tarojs/taro';

/** The browser's root size at which one rpx is half a pixel, as index.html sets it. */
const ROOT_PX = 20;

/** Sizes of the drawings as pixels of this screen, for what is told in pixels only. */
export function pixels(rpx: number): number {
  if (process.env.TARO_ENV !== 'h5') return (rpx * Taro.getSystemInfoSync().windowWidth) / 750;
  const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return (rpx / 2) * (root / ROOT_PX);
}
