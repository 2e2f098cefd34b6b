import { mergeInternalComponents } from '@tarojs/shared';
import spoken from '../config/spoken.json';
import { speakInBrowser } from './browser-aloud';

/** Taro counts a part's attributes anew on the phone: the templates and it must count the same ones. */
export function speakAloud(): void {
  if (process.env.TARO_ENV === 'weapp') mergeInternalComponents(spoken);
  if (process.env.TARO_ENV === 'h5') speakInBrowser();
}
