import type { Words } from '@huigan/shared/kernel/words';
import type { TierPage } from '@huigan/shared/tiers/contracts';
import type { Dated } from './dated';

type Benefit = TierPage['benefits'][number];
type Per = NonNullable<Benefit['quota']>['per'];

const periods: Readonly<Record<Per, Words>> = {
  month: { zh: '本月', en: 'this month' },
  quarter: { zh: '本季', en: 'this quarter' },
  year: { zh: '今年', en: 'this year' },
  term: { zh: '等级有效期内', en: 'while your tier lasts' },
};

const every: Readonly<Record<Per, Words>> = {
  month: { zh: '每月', en: 'a month' },
  quarter: { zh: '每季', en: 'a quarter' },
  year: { zh: '每年', en: 'a year' },
  term: { zh: '每个等级有效期', en: 'a tier period' },
};

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

export const benefits = {
  title: { zh: '我的权益', en: 'Your benefits' },
  none: {
    zh: '这个等级还没有专属权益，升级后会出现在这里。',
    en: 'This tier has no benefits of its own yet. The next one does.',
  },
  noneAnywhere: { zh: '还没有专属权益。', en: 'There are no benefits yet.' },
  left: ({ left, per }: { left: number; per: Per }): Words => ({
    zh: `剩 ${left} 次 / ${periods[per].zh}`,
    en: `${left} left ${periods[per].en}`,
  }),
  unit: { zh: '次', en: 'left' },
  period: (per: Per): Words => periods[per],
  use: { zh: '怎么用', en: 'Use' },
  usedUp: { zh: '已用完', en: 'Used' },
  useBy: ({ day }: Dated): Words => ({ zh: `${day.zh}前可用`, en: `Until ${day.en}` }),
  again: ({ day }: Dated): Words => ({ zh: `${day.zh}起可再用`, en: `Again from ${day.en}` }),
  always: { zh: '不限次数', en: 'As often as you like' },
  from: (tier: Words): Words => ({ zh: `${tier.zh}可享`, en: `With ${tier.en}` }),
  cell: { zh: '本月可用权益', en: 'Benefits to use' },
  count: (count: number): Words => ({ zh: `${count} 次`, en: String(count) }),
  look: { zh: '看权益', en: 'See' },
  what: { zh: '是什么', en: 'What it is' },
  how: { zh: '怎么用', en: 'How to use it' },
  until: { zh: '到什么时候', en: 'Until when' },
  kinds: {
    discount: { zh: '会员价', en: 'A price for members' },
    coupon_pack: { zh: '优惠券', en: 'Coupons' },
    birthday_gift: { zh: '生日礼', en: 'A birthday gift' },
    free_shipping: { zh: '免运费', en: 'Free shipping' },
    priority: { zh: '优先安排', en: 'You come first' },
    own_line: { zh: '专属客服', en: 'A line of your own' },
    invitation: { zh: '活动邀请', en: 'Invitations' },
    service: { zh: '服务', en: 'A service' },
  },
  quota: ({ times: count, per }: { times: number; per: Per }): Words => ({
    zh: `${every[per].zh} ${count} 次`,
    en: `${times(count)} ${every[per].en}`,
  }),
  atTheTill: {
    zh: '在门店或下单时报会员号，店员登记后即可使用。',
    en: 'Give your member number in the shop or with your order; the staff note each use.',
  },
  unlock: (tier: Words): Words => ({
    zh: `升到${tier.zh}后可用。`,
    en: `Yours when you reach ${tier.en}.`,
  }),
  renews: ({ day }: Dated): Words => ({
    zh: `${day.zh}前用完（含当日），之后重新计次`,
    en: `Use by ${day.en}; then it counts anew`,
  }),
  withTier: ({ day }: Dated): Words => ({
    zh: `随等级有效至${day.zh}`,
    en: `With your tier, until ${day.en}`,
  }),
  lasting: { zh: '等级有效期间一直可用', en: 'As long as you have this tier' },
} as const;
