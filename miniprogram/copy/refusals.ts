import type { AnyRefusal } from '@huigan/shared/api';
import type { Words } from '@huigan/shared/kernel/words';

/** What failed, what to do about it, and what it means for points and money where it means something. */
export type RefusalWords = {
  readonly failed: Words;
  readonly act: Words;
  readonly effect: Words | null;
};

const nothingLost: Words = {
  zh: '您的积分没有变化。',
  en: 'Your points have not changed.',
};
const notJoinedYet: Words = {
  zh: '尚未加入，手机号没有保存。',
  en: 'You have not joined and your number was not kept.',
};

/** A new refusal does not compile until it has words a member can act on. */
export const refusalWords: Readonly<Record<AnyRefusal, RefusalWords>> = {
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
    failed: { zh: '当前身份不能查看这里', en: 'This place is not open to you' },
    act: {
      zh: '请返回首页。如果认为有误，请把编号告诉客服。',
      en: 'Go back to home. If this seems wrong, tell the service team the reference.',
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
  'members/not_joined': {
    failed: { zh: '加入会员后才有积分明细', en: 'Points history starts when you join' },
    act: {
      zh: '用微信手机号加入，约 10 秒。',
      en: 'Join with your WeChat number; it takes 10 seconds.',
    },
    effect: null,
  },
  'members/phone_code_rejected': {
    failed: { zh: '微信没有确认手机号', en: 'WeChat did not confirm the number' },
    act: { zh: '请再点一次“微信一键加入”。', en: 'Please tap “Join with WeChat” once more.' },
    effect: notJoinedYet,
  },
  'members/phone_taken': {
    failed: {
      zh: '这个手机号已属于另一位会员',
      en: 'This number already belongs to another member',
    },
    act: {
      zh: '请换用当时加入的微信，或把编号告诉客服来找回。',
      en: 'Use the WeChat account that joined with it, or tell the service team the reference.',
    },
    effect: {
      zh: '原会员的积分仍在原处，没有变化。',
      en: 'The points of that membership are where they were.',
    },
  },
  'members/policy_outdated': {
    failed: { zh: '隐私政策刚刚更新', en: 'The privacy policy has just changed' },
    act: {
      zh: '请阅读新版本，重新勾选同意后再加入。',
      en: 'Please read the new version and agree to it, then join.',
    },
    effect: notJoinedYet,
  },
};
