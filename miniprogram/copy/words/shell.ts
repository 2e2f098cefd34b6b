import type { Words } from '@huigan/shared/kernel/words';
import { nothingLost } from '../refusals/refusal-words';

export const brand = {
  fallback: { zh: '回甘', en: 'Huigan' },
  homeTitle: { zh: '会员中心', en: 'Membership' },
} as const;

export const language = {
  /** Named in the other language: whoever needs it can read it. */
  other: { zh: 'English', en: '中文' },
} as const;

export const faces = {
  retry: { zh: '重试', en: 'Try again' },
  back: { zh: '返回', en: 'Back' },
  toHome: { zh: '返回首页', en: 'Back to home' },
  reference: (id: string): Words => ({ zh: `编号 ${id}`, en: `Reference ${id}` }),
  stale: (time: string): Words => ({
    zh: `网络不佳，显示 ${time} 的数据`,
    en: `Poor connection, showing data from ${time}`,
  }),
  staleBusy: (time: string): Words => ({
    zh: `系统繁忙，显示 ${time} 的数据`,
    en: `We are busy, showing data from ${time}`,
  }),
  busy: {
    failed: { zh: '系统繁忙', en: 'We are busy right now' },
    act: {
      zh: '不是您的网络问题，请稍后重试。',
      en: 'It is not your connection. Try again in a moment.',
    },
    effect: nothingLost,
  },
  busyUnheard: {
    failed: { zh: '系统繁忙', en: 'We are busy right now' },
    act: {
      zh: '可能已经成功。请稍后再点一次，不会重复。',
      en: 'It may have gone through. Tap again in a moment: nothing is done twice.',
    },
    effect: null,
  },
  unheard: {
    failed: { zh: '没有收到答复', en: 'No answer came back' },
    act: {
      zh: '可能已经成功。请再点一次，不会重复。',
      en: 'It may have gone through. Tap again: nothing is done twice.',
    },
    effect: null,
  },
  notDone: ({ zh, en }: Words): Words => ({ zh: `没有完成：${zh}`, en: `Not done: ${en}` }),
  maybeDone: {
    zh: '没有收到答复，刚才的操作可能没有完成',
    en: 'No answer came back: what you just did may not be done',
  },
  maybeDoneBusy: {
    zh: '系统繁忙，刚才的操作可能没有完成',
    en: 'We are busy: what you just did may not be done',
  },
  loading: { zh: '正在加载', en: 'Loading' },
  close: { zh: '关闭', en: 'Close' },
} as const;
