import type { Instant } from '@huigan/shared/kernel/time';
import { spendingCode } from '@huigan/shared/members/spending-code';
import Taro from '@tarojs/taro';
import { api } from './client';

/** What codes are made from; `aheadMs` is how far the phone's clock runs ahead of ours. */
export type KeptCode = {
  readonly memberNo: string;
  readonly locator: string;
  readonly secret: string;
  readonly aheadMs: number;
};

const STORED = 'code.v1';

let kept: KeptCode | null = null;

/** Asks for what codes are made from and keeps it: from now on they are made without a network. */
export async function loadCode() {
  const result = await api.members.code({});
  if (result.ok) {
    const { now, ...seed } = result.value;
    kept = { ...seed, aheadMs: Date.now() - now };
    // A browser is shared by the demo people; a phone belongs to one member.
    if (process.env.TARO_ENV === 'weapp') Taro.setStorageSync(STORED, kept);
    return { ok: true as const, value: kept };
  }
  if (result.error.code === 'members/not_joined') forgetCode();
  return result;
}

/** What was given before; null on a phone that has never shown a code. */
export function keptCode(): KeptCode | null {
  if (kept === null && process.env.TARO_ENV === 'weapp') {
    kept = (Taro.getStorageSync(STORED) as KeptCode | '') || null;
  }
  return kept;
}

export function forgetCode(): void {
  kept = null;
  if (process.env.TARO_ENV === 'weapp') Taro.removeStorageSync(STORED);
}

/** The code of this minute, by our clock rather than the phone's. */
export const codeNow = (seed: KeptCode): string => spendingCode(seed, oursNow(seed));

export const oursNow = ({ aheadMs }: KeptCode): Instant => (Date.now() - aheadMs) as Instant;
