import Taro, { usePullDownRefresh } from '@tarojs/taro';

/** A page that is pulled down asks anew, and lets go when the answer is there. */
export function usePullDown(load: () => Promise<void>): void {
  usePullDownRefresh(async () => {
    await load();
    Taro.stopPullDownRefresh();
  });
}
