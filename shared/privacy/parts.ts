import type { Words } from '../kernel/words';

/** What is kept about a member, by the rooms that keep it, in the order it is given out. */
export const parts = {
  identities: { zh: '身份', en: 'Identity' },
  profile: { zh: '个人资料', en: 'Profile' },
  consents: { zh: '授权记录', en: 'Consents' },
  account: { zh: '积分和等级', en: 'Points and tier' },
  statement: { zh: '积分明细', en: 'Points history' },
  orders: { zh: '订单', en: 'Orders' },
  tickets: { zh: '向客服提的问题', en: 'Questions to the service team' },
} as const satisfies Record<string, Words>;
export type Part = keyof typeof parts;
export const partNames = Object.keys(parts) as [Part, ...Part[]];
