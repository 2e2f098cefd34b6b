import type { Words } from '@huigan/shared/kernel/words';
import type { Dated } from './dated';

export const today = {
  expiring: (points: string): Words => ({
    zh: `${points} 积分快到期`,
    en: `${points} points expire soon`,
  }),
  on: ({ day, worth }: Dated & { worth: string | null }): Words => ({
    zh: `${day.zh}到期${worth === null ? '' : `，可抵 ${worth}`}`,
    en: `On ${day.en}${worth === null ? '' : `, worth ${worth}`}`,
  }),
  from: ({ day, worth }: Dated & { worth: string | null }): Words => ({
    zh: `${day.zh}起到期${worth === null ? '' : `，可抵 ${worth}`}`,
    en: `From ${day.en}${worth === null ? '' : `, worth ${worth}`}`,
  }),
  nearTier: ({ toGo, tier }: { toGo: string; tier: Words }): Words => ({
    zh: `还差 ${toGo} 升${tier.zh}`,
    en: `${toGo} to go for ${tier.en}`,
  }),
  before: ({ day }: Dated): Words => ({ zh: `${day.zh}前`, en: `By ${day.en}` }),
  use: { zh: '查看', en: 'View' },
  see: { zh: '看权益', en: 'Benefits' },
} as const;

export const lastPurchase = {
  title: { zh: '最近一次购物', en: 'Last purchase' },
  earned: (points: string): Words => ({ zh: `得 ${points} 积分`, en: `${points} points` }),
} as const;

export const cells = {
  seeOrders: { zh: '看订单', en: 'View' },
} as const;
