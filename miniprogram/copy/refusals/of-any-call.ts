import type { CommonRefusal } from '@huigan/shared/kernel/contracts';
import { nothingLost, type RefusalWords } from './refusal-words';

export const commonRefusals: Readonly<Record<CommonRefusal, RefusalWords>> = {
  'common/unavailable': {
    failed: { zh: '暂时连不上', en: 'We cannot be reached right now' },
    act: { zh: '请检查网络，稍后重试。', en: 'Check your connection and try again in a moment.' },
    effect: nothingLost,
  },
  'common/signed_out': {
    failed: { zh: '没有认出您的微信身份', en: 'We could not tell who you are in WeChat' },
    act: { zh: '请退出小程序后重新打开。', en: 'Close the mini-program and open it again.' },
    effect: nothingLost,
  },
  'common/forbidden': {
    failed: { zh: '这里只有户主能查看', en: 'Only the owner of the membership sees this' },
    act: {
      zh: '您共享的是家人的会员，可以请户主查看。',
      en: 'You share the membership of somebody in your family; ask them.',
    },
    effect: null,
  },
  'common/unknown_operation': {
    failed: { zh: '小程序版本太旧', en: 'This version of the mini-program is too old' },
    act: {
      zh: '请退出后重新打开，会自动更新。',
      en: 'Close it and open it again; it updates by itself.',
    },
    effect: nothingLost,
  },
  'common/invalid_input': {
    failed: { zh: '提交的内容没有被接受', en: 'What was sent was not accepted' },
    act: {
      zh: '请返回重试。仍不行时，请把编号告诉客服。',
      en: 'Go back and try again. If it stays so, tell the service team the reference.',
    },
    effect: nothingLost,
  },
};
