import type { Words } from '@huigan/shared/kernel/words';
import type { Dated } from './dated';

export const tier = {
  title: { zh: '会员等级', en: 'Tier' },
  upgrade: ({ toGo, tier, day }: Dated & { toGo: string; tier: Words }): Words => ({
    zh: `再消费 ${toGo} 升${tier.zh}（${day.zh}前）`,
    en: `Spend ${toGo} more by ${day.en} for ${tier.en}`,
  }),
  keep: ({ toGo, tier, day }: Dated & { toGo: string; tier: Words }): Words => ({
    zh: `再消费 ${toGo} 可保留${tier.zh}（${day.zh}前）`,
    en: `Spend ${toGo} more by ${day.en} to keep ${tier.en}`,
  }),
  keepInGrace: ({ toGo, tier, day }: Dated & { toGo: string; tier: Words }): Words => ({
    zh: `宽限期：再消费 ${toGo} 可保留${tier.zh}（${day.zh}前）`,
    en: `Grace period: spend ${toGo} more by ${day.en} to keep ${tier.en}`,
  }),
  reached: (tier: Words): Words => ({
    zh: `已达到${tier.zh}的升级条件`,
    en: `You have met the condition for ${tier.en}`,
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
  validUntil: ({ day }: Dated): Words => ({
    zh: `${day.zh}前有效（含当日）`,
    en: `Valid until ${day.en}`,
  }),
  graceUntil: ({ day }: Dated): Words => ({
    zh: `宽限期至${day.zh}`,
    en: `Grace period until ${day.en}`,
  }),
  lasting: { zh: '长期有效', en: 'Does not lapse' },
  coming: ({ tier, day }: Dated & { tier: Words }): Words => ({
    zh: `已达到${tier.zh}，${day.zh}起生效`,
    en: `You have reached ${tier.en}; it begins on ${day.en}`,
  }),
  ladder: { zh: '全部等级', en: 'All tiers' },
  start: { zh: '加入即是', en: 'From the day you join' },
  place: {
    below: { zh: '已达到', en: 'Passed' },
    here: { zh: '当前等级', en: 'Your tier' },
    above: { zh: '未解锁', en: 'Not yet' },
  },
  gifts: { zh: '升级礼', en: 'Upgrade gifts' },
  gift: ({ tier, points }: { tier: Words; points: string }): Words => ({
    zh: `升${tier.zh}得 ${points} 积分`,
    en: `${points} points for ${tier.en}`,
  }),
  giftWhen: {
    zh: '升级的那一单过了退货期后入账',
    en: 'Available once the order that lifted you can no longer be returned',
  },
} as const;

export const history = {
  title: { zh: '等级变化', en: 'Tier changes' },
  none: { zh: '等级还没有变化过。', en: 'Your tier has not changed yet.' },
} as const;
