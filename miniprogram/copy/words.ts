import type { Words } from '@huigan/shared/kernel/words';

/** Words with a gap for a date, which is words itself. */
type Dated = { readonly day: Words };

/** Every sentence of the phone, Chinese and English side by side so that neither is forgotten. */
export const words = {
  brand: {
    fallback: { zh: '回甘', en: 'Huigan' },
    homeTitle: { zh: '会员中心', en: 'Membership' },
  },
  language: {
    /** Named in the other language: whoever needs it can read it. */
    other: { zh: 'English', en: '中文' },
  },
  card: {
    spendable: { zh: '可用积分', en: 'Available points' },
    memberNumber: { zh: '会员号', en: 'Member number' },
    pending: (points: string): Words => ({ zh: `待入账 ${points}`, en: `${points} pending` }),
    pendingOn: ({ points, day }: Dated & { points: string }): Words => ({
      zh: `待入账 ${points}（${day.zh}）`,
      en: `${points} pending (${day.en})`,
    }),
    pendingFrom: ({ points, day }: Dated & { points: string }): Words => ({
      zh: `待入账 ${points}（最早 ${day.zh}）`,
      en: `${points} pending (from ${day.en})`,
    }),
    expiring: ({ points, day }: Dated & { points: string }): Words => ({
      zh: `${points} 将于 ${day.zh}到期`,
      en: `${points} expire on ${day.en}`,
    }),
    debt: (points: string): Words => ({
      zh: `待扣回 ${points}，下次获得时抵扣`,
      en: `${points} points owed, taken from what you earn next`,
    }),
    validUntil: ({ day }: Dated): Words => ({
      zh: `有效期至 ${day.zh}`,
      en: `Valid until ${day.en}`,
    }),
  },
  tier: {
    title: { zh: '会员等级', en: 'Tier' },
    upgrade: ({ toGo, tier, day }: Dated & { toGo: string; tier: Words }): Words => ({
      zh: `再消费 ${toGo} 升${tier.zh}（${day.zh}前）`,
      en: `Spend ${toGo} more by ${day.en} for ${tier.en}`,
    }),
    keep: ({ toGo, tier, day }: Dated & { toGo: string; tier: Words }): Words => ({
      zh: `再消费 ${toGo} 可保留${tier.zh}（${day.zh}前）`,
      en: `Spend ${toGo} more by ${day.en} to keep ${tier.en}`,
    }),
    kept: (tier: Words): Words => ({
      zh: `已达到${tier.zh}的保级条件`,
      en: `You have met the condition to keep ${tier.en}`,
    }),
    top: (tier: Words): Words => ({
      zh: `您已是最高等级${tier.zh}`,
      en: `${tier.en} is the highest tier`,
    }),
    upgradeProgress: { zh: '升级', en: 'Upgrade' },
    keepProgress: { zh: '保级', en: 'Keep your tier' },
  },
  visitor: {
    promise: { zh: '加入会员，首单即得积分', en: 'Join, and your first order earns points' },
    join: { zh: '加入会员', en: 'Join' },
    gets: { zh: '加入就有', en: 'What you get' },
  },
  join: {
    title: { zh: '加入会员', en: 'Join' },
    headline: (brand: string): Words => ({ zh: `加入${brand}会员`, en: `Join ${brand}` }),
    purpose: {
      zh: '用手机号认出您：在门店报手机号也能得积分，换手机不丢积分。',
      en: 'Your phone number tells us it is you: points count in the shops too, and move with you to a new phone.',
    },
    asked: { zh: '需要您的手机号', en: 'We ask for your phone number' },
    notAsked: {
      zh: '不读取位置、通讯录和相册',
      en: 'Not your location, contacts or photos',
    },
    leave: { zh: '随时可以撤回同意', en: 'You may withdraw consent at any time' },
    agree: { zh: '我已阅读并同意', en: 'I have read and agree to the' },
    policy: { zh: '《隐私政策》', en: 'privacy policy' },
    policyTitle: { zh: '隐私政策', en: 'Privacy policy' },
    version: (version: string): Words => ({ zh: `版本 ${version}`, en: `version ${version}` }),
    action: { zh: '微信一键加入', en: 'Join with WeChat' },
    working: { zh: '正在加入…', en: 'Joining…' },
    agreeFirst: {
      zh: '请先阅读隐私政策，勾选同意后再加入',
      en: 'Please read the privacy policy and tick the box, then join',
    },
    declined: {
      zh: '没有得到手机号，尚未加入。可以再点一次，或以后再说。',
      en: 'No phone number was given, so you have not joined. Tap again, or leave it for later.',
    },
    welcome: { zh: '已加入', en: 'Welcome' },
    welcomeBack: { zh: '欢迎回来', en: 'Welcome back' },
    already: { zh: '您已经是会员', en: 'You are a member already' },
  },
  statement: {
    title: { zh: '积分明细', en: 'Points history' },
    hint: { zh: '每一笔都能看到怎么算的', en: 'See how each number came about' },
    all: { zh: '全部', en: 'All' },
    kinds: {
      earn: { zh: '获得', en: 'Earned' },
      spend: { zh: '使用', en: 'Used' },
      restore: { zh: '退回', en: 'Returned' },
      claw: { zh: '扣回', en: 'Taken back' },
      expire: { zh: '过期', en: 'Expired' },
      adjust: { zh: '调整', en: 'Adjusted' },
    },
    balance: (points: string): Words => ({ zh: `余 ${points}`, en: `Balance ${points}` }),
    order: (tail: string): Words => ({ zh: `订单尾号 ${tail}`, en: `order ending ${tail}` }),
    vestsOn: ({ day }: Dated): Words => ({ zh: `${day.zh}入账`, en: `Available ${day.en}` }),
    empty: {
      zh: '还没有积分记录。下一笔订单完成后，会出现在这里。',
      en: 'Nothing here yet. Your next order will show up here.',
    },
    emptyKind: (kind: Words): Words => ({
      zh: `没有“${kind.zh}”记录`,
      en: `No entries under “${kind.en}”`,
    }),
    end: { zh: '没有更多了', en: 'That is all' },
    more: { zh: '查看更早的记录', en: 'Show earlier entries' },
    loadingMore: { zh: '正在取更早的记录…', en: 'Fetching earlier entries…' },
    moreFailed: { zh: '没取到，点这里重试', en: 'That did not work. Tap to try again' },
  },
  why: {
    title: { zh: '积分怎么算的', en: 'Why this number' },
    missed: { zh: '没用上的规则', en: 'Rules that did not apply' },
    total: { zh: '合计', en: 'Total' },
    postedAt: (when: Words): Words => ({ zh: `记入时间 ${when.zh}`, en: `Recorded ${when.en}` }),
  },
  faces: {
    retry: { zh: '重试', en: 'Try again' },
    toHome: { zh: '返回首页', en: 'Back to home' },
    reference: (id: string): Words => ({ zh: `编号 ${id}`, en: `Reference ${id}` }),
    stale: (time: string): Words => ({
      zh: `网络不佳，显示 ${time} 的数据`,
      en: `Poor connection, showing data from ${time}`,
    }),
    loading: { zh: '正在加载', en: 'Loading' },
    close: { zh: '关闭', en: 'Close' },
  },
} as const;
