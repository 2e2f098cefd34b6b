import type { Home } from '@huigan/shared/account/contracts';
import Taro from '@tarojs/taro';
import { api } from './client';
import { OWN_ACCENT } from './theme';

/** The shape is part of the name: after an update that changes it, the old one is not found. */
const STORED = 'home.v3';
const STORED_ACCENT = 'accent';

let last: Home | null = null;

/** Asks for the home and keeps it, so that the next start shows something before the network answers. */
export async function loadHome() {
  const result = await api.account.home({});
  if (result.ok) {
    last = result.value;
    Taro.setStorageSync(STORED_ACCENT, last.brand.accent);
    // A browser is shared by the demo people; a phone belongs to one member.
    if (process.env.TARO_ENV === 'weapp') Taro.setStorageSync(STORED, last);
  }
  return result;
}

/** What was seen last; null before the first time. */
export function lastHome(): Home | null {
  if (last === null && process.env.TARO_ENV === 'weapp') {
    last = (Taro.getStorageSync(STORED) as Home | '') || null;
  }
  return last;
}

/** The brand's colour, known before its home is. */
export const lastAccent = (): string =>
  last?.brand.accent ?? ((Taro.getStorageSync(STORED_ACCENT) as string) || OWN_ACCENT);

/** For when it is known to be another one now, so that the old one does not flash by. */
export function forgetHome(): void {
  last = null;
  if (process.env.TARO_ENV === 'weapp') Taro.removeStorageSync(STORED);
}
