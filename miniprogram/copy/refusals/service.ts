import type { RefusalsOf, RefusalWords } from './refusal-words';
import { nothingLost } from './refusal-words';

const notSent = {
  zh: '这次没有提交，已填的内容还在。',
  en: 'Nothing was sent; what you filled in is still here.',
};

export const serviceRefusals: Readonly<Record<RefusalsOf<'service'>, RefusalWords>> = {
  'service/unknown_shop': {
    failed: { zh: '没有这家门店', en: 'There is no such shop' },
    act: { zh: '请重新选择门店。', en: 'Please choose the shop again.' },
    effect: notSent,
  },
  'service/day_ahead': {
    failed: { zh: '购物日期还没有到', en: 'This day has not come yet' },
    act: { zh: '请按小票上的日期填写。', en: 'Use the day printed on the receipt.' },
    effect: notSent,
  },
  'service/too_long_ago': {
    failed: {
      zh: '只能补登 30 天内的小票',
      en: 'Only receipts of the last 30 days can be claimed',
    },
    act: {
      zh: '更早的小票，请带到门店由店员处理。',
      en: 'For an older one, please bring the receipt to the shop.',
    },
    effect: notSent,
  },
  'service/claimed_differently': {
    failed: {
      zh: '这张小票已经提交过，内容不同',
      en: 'This receipt was sent before, with other details',
    },
    act: {
      zh: '答复在“我的申诉”里。填错了，请带小票到门店，由店员处理。',
      en: 'The answer is under “My questions”. If a detail was wrong, bring the receipt to the shop.',
    },
    effect: null,
  },
  'service/no_such_entry': {
    failed: { zh: '没有找到这笔积分记录', en: 'This entry was not found' },
    act: {
      zh: '请返回积分明细，重新选择一笔。',
      en: 'Go back to your points and choose it again.',
    },
    effect: nothingLost,
  },
  'service/already_asked': {
    failed: { zh: '这笔积分已在核对中', en: 'This entry is being looked at already' },
    act: {
      zh: '答复会显示在这里和“我的申诉”里。',
      en: 'The answer will be shown here and under “My questions”.',
    },
    effect: nothingLost,
  },
  'service/asked_enough': {
    failed: { zh: '这笔积分已答复过 3 次', en: 'Three answers were given about this entry' },
    act: { zh: '仍有疑问，请致电门店。', en: 'If it is still unclear, please call the shop.' },
    effect: nothingLost,
  },
  'service/too_many_open': {
    failed: { zh: '还有 5 件在等待答复', en: 'Five of your questions are still open' },
    act: { zh: '请等收到答复后再提交。', en: 'Please wait for an answer before sending another.' },
    effect: notSent,
  },
  'service/too_many_lately': {
    failed: { zh: '近 30 天提交已达 20 次', en: 'You have sent 20 within 30 days' },
    act: { zh: '请带小票到门店，由店员处理。', en: 'Please bring the receipts to the shop.' },
    effect: notSent,
  },
};
