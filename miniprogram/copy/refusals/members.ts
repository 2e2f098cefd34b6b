import type { Words } from '@huigan/shared/kernel/words';
import type { RefusalsOf, RefusalWords } from './refusal-words';

const notJoinedYet: Words = {
  zh: '尚未加入，手机号没有保存。',
  en: 'You have not joined and your number was not kept.',
};

export const membersRefusals: Readonly<Record<RefusalsOf<'members'>, RefusalWords>> = {
  'members/not_joined': {
    failed: { zh: '加入会员后才有积分和等级', en: 'Points and tiers start when you join' },
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
