import type { Clause } from './policy';

/** Every thing that is kept about a person: what, for what, how long. As the law asks, in one list. */
export const personalInformation: readonly Clause[] = [
  {
    title: { zh: '手机号', en: 'Phone number' },
    text: {
      zh: '认出您是会员；加入时由微信提供；保存到注销',
      en: 'To know you; given by WeChat when you join; until you leave',
    },
  },
  {
    title: { zh: '微信身份标识', en: "WeChat's id for you" },
    text: {
      zh: '打开小程序时认出您；只存不可读的指纹；保存到注销',
      en: 'To know you when you open the mini-program; kept as a fingerprint nobody can read; until you leave',
    },
  },
  {
    title: { zh: '订单和积分', en: 'Orders and points' },
    text: {
      zh: '计算积分和等级、办理退货；由门店和商城提供；至少三年',
      en: 'To work out points and tier, and for returns; from the shops; at least three years',
    },
  },
  {
    title: { zh: '称呼、生日、喜好、常去门店', en: 'Name, birthday, tastes, shop' },
    text: {
      zh: '称呼您、送生日礼、推荐合适的商品；您自己填写；保存到删除或注销',
      en: 'To greet you, for gifts and suggestions; told by you; until you delete it or leave',
    },
  },
  {
    title: {
      zh: '收藏的门店、向客服提的问题',
      en: 'Favourite shops, questions to the service team',
    },
    text: {
      zh: '方便找店、答复和补记积分；您自己添加；保存到注销',
      en: 'To find your shop, answer you and credit points; added by you; until you leave',
    },
  },
  {
    title: { zh: '孩子的小名、出生日期或预产期', en: "Children's nicknames and dates" },
    text: {
      zh: '按月龄推荐、送宝宝生日礼；单独同意后您自己填写；保存到停止、删除或注销',
      en: 'For suggestions by age and gifts; told by you once you agree apart; until you stop, delete or leave',
    },
  },
  {
    title: { zh: '授权和注销记录', en: 'Consents and leaving' },
    text: {
      zh: '证明我们按您的决定处理；由您的操作产生；注销后仍保留，不指向任何人',
      en: 'To show that we did as you decided; made by what you tap; stays after you leave, leading to nobody',
    },
  },
];
