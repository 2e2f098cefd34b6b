import type { Words } from '@huigan/shared/kernel/words';
import type { Dated } from './dated';

export const points = {
  title: { zh: '积分', en: 'Points' },
  rules: { zh: '积分规则', en: 'Points rules' },
  held: (points: string): Words => ({ zh: `占用中 ${points}`, en: `${points} on hold` }),
  debt: (points: string): Words => ({ zh: `待扣回 ${points}`, en: `${points} points owed` }),
  stripTitle: { zh: '一年内到期', en: 'Expiring within a year' },
  expires: ({ points, day }: Dated & { points: string }): Words => ({
    zh: `${day.zh}到期 ${points}`,
    en: `${points} expire on ${day.en}`,
  }),
  month: ({ month, points }: { month: Words; points: string }): Words => ({
    zh: `${month.zh}到期 ${points}`,
    en: `${points} expire in ${month.en}`,
  }),
  quietMonth: (month: Words): Words => ({
    zh: `${month.zh}没有积分到期`,
    en: `Nothing expires in ${month.en}`,
  }),
  bar: ({ number, says }: { number: number; says: Words }): Words => ({
    zh: says.zh,
    en: `${number}: ${says.en}`,
  }),
  later: (points: string): Words => ({
    zh: `一年以后到期 ${points}`,
    en: `${points} expire after that`,
  }),
  lasting: (points: string): Words => ({
    zh: `长期有效 ${points}`,
    en: `${points} do not expire`,
  }),
} as const;
