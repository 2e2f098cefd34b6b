import type { Words } from '@huigan/shared/kernel/words';
import type { Dated } from './dated';

export const today = {
  expiring: ({ points, day, worth }: Dated & { points: string; worth: string | null }): Words => ({
    zh: `${points} 积分${day.zh}起到期${worth === null ? '' : `，可抵 ${worth}`}`,
    en: `${points} points expire from ${day.en}${worth === null ? '' : `, worth ${worth}`}`,
  }),
  nearTier: ({ toGo, tier, day }: Dated & { toGo: string; tier: Words }): Words => ({
    zh: `还差 ${toGo} 升${tier.zh}（${day.zh}前）`,
    en: `${toGo} to go for ${tier.en}, by ${day.en}`,
  }),
  use: { zh: '查看', en: 'View' },
  see: { zh: '看权益', en: 'Benefits' },
} as const;

export const lastPurchase = {
  title: { zh: '最近一次购物', en: 'Last purchase' },
  earned: (points: string): Words => ({ zh: `得 ${points} 积分`, en: `${points} points` }),
} as const;

export const cells = {
  points: { zh: '积分', en: 'Points' },
  seePoints: { zh: '看明细', en: 'History' },
} as const;
