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
} as const;
