import { TELL_AGAIN_MS } from '@huigan/shared/messages/preview';
import Taro from '@tarojs/taro';
import type { Answered } from './subscribe';

/** Answered in WeChat under the name of its tap, so that it counts once however often it is told. */
export type Said = { readonly request: string; readonly answers: readonly Answered[] };
type Kept = Said & { readonly at: number };

/** The shape is part of the name: after an update that changes it, the old one is not found. */
const STORED = 'untold.v1';

let kept: Kept | null = null;

/** What was answered in WeChat and is not yet known to us, while it may still be told. */
export function untold(): Said | null {
  if (kept === null && process.env.TARO_ENV === 'weapp') {
    kept = (Taro.getStorageSync(STORED) as Kept | '') || null;
  }
  if (kept !== null && Date.now() - kept.at > TELL_AGAIN_MS) forgetUntold();
  return kept;
}

export function keepUntold(said: Said): void {
  kept = { ...said, at: Date.now() };
  // A browser is shared by the demo people; a phone belongs to one member.
  if (process.env.TARO_ENV === 'weapp') Taro.setStorageSync(STORED, kept);
}

/** It was heard; or it shall not be, after another decision or in another membership. */
export function forgetUntold(): void {
  kept = null;
  if (process.env.TARO_ENV === 'weapp') Taro.removeStorageSync(STORED);
}
