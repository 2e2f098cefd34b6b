import type { Words } from '@huigan/shared/kernel/words';
import { nothingLost, type RefusalsOf, type RefusalWords } from './refusal-words';

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
  'members/proof_needed': {
    failed: {
      zh: '这个手机号以前属于另一位会员',
      en: 'This number has belonged to another member',
    },
    act: {
      zh: '如果那就是您，请用一张小票确认，或在门店请店员确认。否则可以用这个号码重新开始。',
      en: 'If that was you, confirm it with a receipt, or ask in a shop. If not, begin anew with this number.',
    },
    effect: {
      zh: '在确认之前，看不到那位会员的任何信息。',
      en: 'Until then nothing of that membership is shown.',
    },
  },
  'members/proof_not_good': {
    failed: { zh: '小票信息不一致', en: 'The receipt does not match' },
    act: {
      zh: '请核对小票号、门店和实付金额后再试。',
      en: 'Check the receipt number, the shop and the amount paid, then try again.',
    },
    effect: null,
  },
  'members/too_many_tries': {
    failed: { zh: '今天试的次数已满', en: 'No more tries today' },
    act: {
      zh: '请明天再试，或在门店请店员确认。',
      en: 'Try again tomorrow, or ask in a shop.',
    },
    effect: null,
  },
  'members/phone_taken': {
    failed: {
      zh: '这个手机号正由另一位会员使用',
      en: 'Another member is using this number',
    },
    act: {
      zh: '请换一个手机号，或在门店请店员处理。',
      en: 'Use another number, or ask in a shop.',
    },
    effect: nothingLost,
  },
  'members/phone_has_points': {
    failed: {
      zh: '这个手机号在门店有过积分',
      en: 'This number has earned points in the shops',
    },
    act: {
      zh: '确认是您本人的号码后，可以把积分合并过来。',
      en: 'If it is yours, its points can be moved here.',
    },
    effect: null,
  },
  'members/number_was_anothers': {
    failed: {
      zh: '新号码以前属于另一位会员',
      en: 'The new number has belonged to another member',
    },
    act: {
      zh: '如果那就是您，请用一张小票确认，积分会一起过来；也可以在门店请店员确认。否则可以只更换号码。',
      en: 'If that was you, confirm it with a receipt, or ask in a shop, and its points come along. If not, change to the number alone.',
    },
    effect: {
      zh: '手机号还没有更换，两边的积分都没有变化。',
      en: 'Your number has not changed, and no points have moved.',
    },
  },
  'members/family_full': {
    failed: { zh: '家人已满 8 位', en: 'The family has eight people already' },
    act: { zh: '请先移出一位，再邀请。', en: 'Take somebody out first, then invite.' },
    effect: null,
  },
  'members/invite_over': {
    failed: { zh: '邀请已失效', en: 'The invitation is over' },
    act: {
      zh: '邀请 24 小时内有效，只能用一次。请家人再发一次。',
      en: 'It holds for 24 hours and works once. Ask for another one.',
    },
    effect: null,
  },
  'members/already_joined': {
    failed: { zh: '您已经有自己的会员', en: 'You have a membership of your own' },
    act: {
      zh: '一个微信只能属于一个会员。如需共享，请先注销自己的会员。',
      en: 'One WeChat belongs to one membership. To share, close your own first.',
    },
    effect: nothingLost,
  },
  'members/is_owner': {
    failed: { zh: '您是这个会员的户主', en: 'You are the owner of this membership' },
    act: {
      zh: '如果不再需要，可以在隐私中心注销。',
      en: 'If you do not want it any more, close it in the privacy centre.',
    },
    effect: null,
  },
  'members/unknown': {
    failed: { zh: '这位家人已不在列表中', en: 'This person is not in the family any more' },
    act: { zh: '请下拉刷新后再看。', en: 'Pull down to refresh.' },
    effect: null,
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
