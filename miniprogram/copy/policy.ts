import type { Words } from '@huigan/shared/kernel/words';

export type Clause = { readonly title: Words; readonly text: Words };

/** What joining does with a person's data, in the order people ask. */
export const policy: readonly Clause[] = [
  {
    title: { zh: '收集什么', en: 'What we collect' },
    text: {
      zh: '必需的：您的手机号、微信身份标识，以及您在本品牌门店和线上的订单商品、金额、时间和积分记录。可不填的：称呼、生日、喜好、常去和收藏的门店，以及向客服提的问题；孩子的小名和出生日期或预产期，须您单独同意。',
      en: "Needed: your phone number, WeChat's id for you, and the goods, amounts, times and points of your orders with this brand, in shops and online. Up to you: your name, birthday, tastes and shops, what you ask the service team; your children's nicknames and dates, only if you agree to that apart.",
    },
  },
  {
    title: { zh: '用来做什么', en: 'What it is for' },
    text: {
      zh: '认出您是会员、计算积分和等级、办理退货时核对积分。称呼用来称呼您；生日用来送生日礼和算生日积分。个性化推荐、到期和入账提醒、孩子的信息，您分别同意后才使用，撤回不影响会员身份和积分。',
      en: "To know you as a member, work out points and tier, and settle points on a return. Your name to greet you; your birthday for gifts and birthday points. Suggestions, reminders and credits, and your children's data are used only once you agree to each; taking that back leaves your membership and points as they are.",
    },
  },
  {
    title: { zh: '怎么保管', en: 'How it is kept' },
    text: {
      zh: '手机号和您填的资料逐项加密保存；积分账本里只有会员编号，没有姓名和手机号。交易记录按法律要求至少保存三年，其他信息保存到您删除或注销为止。不出售，也不提供给其他公司。',
      en: 'Your number and what you tell us are encrypted field by field; the points ledger holds a member number only, no name and no phone number. Transaction records are kept for at least three years, as the law asks; all else until you delete it or leave. Nothing is sold or given to other companies.',
    },
  },
  {
    title: { zh: '未满 14 岁', en: 'Under 14' },
    text: {
      zh: '须由监护人加入。孩子的信息属于敏感个人信息，由监护人决定是否填写，点一下“停止宝宝内容”就全部删除。',
      en: "A guardian has to join. A child's data is sensitive; the guardian decides whether to give it, and one tap on “Stop baby content” deletes it all.",
    },
  },
  {
    title: { zh: '您的权利', en: 'Your rights' },
    text: {
      zh: '在“我的 › 隐私中心”可以查看和撤回授权、导出全部信息、注销会员；在“我的资料”可以更正和删除。注销申请后 7 天内可撤回。',
      en: 'Under Me › Privacy centre you may see and withdraw consents, take all your data along, and close your membership; under My profile, correct and delete. You have 7 days to think again after asking to leave.',
    },
  },
];
