import type { Words } from '@huigan/shared/kernel/words';
import type { Dated } from './dated';

export const card = {
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
} as const;
