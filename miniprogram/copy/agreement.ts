import type { Clause } from './policy';

/** What a membership is, in plain sentences. */
export const agreement: readonly Clause[] = [
  {
    title: { zh: '会员', en: 'Membership' },
    text: {
      zh: '免费加入，一人一个会员。请使用自己的手机号；会员号和会员码只给自己用。',
      en: 'Joining is free, one membership a person. Use your own number, and keep your member code to yourself.',
    },
  },
  {
    title: { zh: '积分', en: 'Points' },
    text: {
      zh: '积分按付款时生效的会员规则计算，每一笔都能看到怎么算的。积分不是货币，不能换成现金，也不能买卖；到期前会显示在首页，到期后作废。退货时，这笔订单得到的积分会扣回。',
      en: 'Points follow the rules in force when you paid, and every entry shows how it came about. They are not money, and cannot be cashed or traded; home shows what expires before it does. A return takes back what its order earned.',
    },
  },
  {
    title: { zh: '规则变化', en: 'When rules change' },
    text: {
      zh: '规则可以调整，只对之后的订单生效，已经得到的积分不会因此减少。',
      en: 'Rules may change for orders to come; points you have already earned are not reduced by that.',
    },
  },
  {
    title: { zh: '不当使用', en: 'Misuse' },
    text: {
      zh: '用虚假交易、他人信息或程序刷取积分的，品牌可以扣回这些积分，并说明原因；您可以申诉。',
      en: "Points got by false orders, other people's data or programs may be taken back, with the reason; you may object.",
    },
  },
  {
    title: { zh: '退出', en: 'Leaving' },
    text: {
      zh: '随时可以在“隐私中心”注销。注销后积分和等级清零，不能恢复。',
      en: 'You may close your membership in the privacy centre at any time. Points and tier then end for good.',
    },
  },
];
