import type { Words } from '@huigan/shared/kernel/words';

type Clause = { readonly title: Words; readonly text: Words };

/** What joining does with a person's data, in the order people ask. */
export const policy: readonly Clause[] = [
  {
    title: { zh: '收集什么', en: 'What we collect' },
    text: {
      zh: '您的手机号，以及您在本品牌门店和线上的订单金额、时间和积分记录。',
      en: 'Your phone number, and the amounts, times and points of your orders with this brand, in shops and online.',
    },
  },
  {
    title: { zh: '用来做什么', en: 'What it is for' },
    text: {
      zh: '认出您是会员、计算积分和等级、办理退货时核对积分。不用于其他目的。',
      en: 'To know you as a member, to work out points and tier, and to settle points on a return. Nothing else.',
    },
  },
  {
    title: { zh: '怎么保管', en: 'How it is kept' },
    text: {
      zh: '手机号加密保存；积分账本里只有会员编号，没有姓名和手机号。交易记录按法律要求至少保存三年。',
      en: 'Your number is stored encrypted; the points ledger holds a member number only, no name and no phone number. Transaction records are kept for at least three years, as the law asks.',
    },
  },
  {
    title: { zh: '您的权利', en: 'Your rights' },
    text: {
      zh: '您可以查看、复制、更正、删除自己的信息，也可以随时撤回同意并注销会员。',
      en: 'You may see, copy, correct and delete your data, and withdraw consent and close your membership at any time.',
    },
  },
];
