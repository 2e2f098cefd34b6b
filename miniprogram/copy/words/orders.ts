import type { Words } from '@huigan/shared/kernel/words';
import type { Dated } from './dated';

export const orders = {
  title: { zh: '我的订单', en: 'My orders' },
  tail: (tail: string): Words => ({ zh: `尾号\u00a0${tail}`, en: `ending\u00a0${tail}` }),
  pieces: (pieces: number): Words => ({
    zh: `${pieces} 件`,
    en: pieces === 1 ? '1 item' : `${pieces} items`,
  }),
  earned: (points: string): Words => ({ zh: `得 ${points} 积分`, en: `${points} points earned` }),
  noPoints: { zh: '这笔没有积分', en: 'No points for this order' },
  returned: ({ day, money }: Dated & { money: string }): Words => ({
    zh: `${day.zh}退 ${money}`,
    en: `${money} returned on ${day.en}`,
  }),
  takenBack: (points: string): Words => ({
    zh: `扣回 ${points} 积分`,
    en: `${points} points taken back`,
  }),
  none: { zh: '还没有订单。', en: 'No orders yet.' },
  empty: {
    zh: '还没有订单。买过却没有看到的，可以凭小票补登。',
    en: 'No orders yet. If you bought something, claim its points with the receipt.',
  },
  detail: { zh: '订单明细', en: 'Order details' },
  paid: { zh: '实付', en: 'Paid' },
  shipping: { zh: '运费', en: 'Shipping' },
  pointsUsed: { zh: '使用积分', en: 'Points used' },
  pointsEarned: { zh: '获得积分', en: 'Points earned' },
  backOf: (pieces: number): Words => ({ zh: `已退 ${pieces} 件`, en: `${pieces} returned` }),
  leftOut: (lines: number): Words => ({ zh: `另有 ${lines} 行`, en: `and ${lines} more lines` }),
  returns: { zh: '退货', en: 'Returns' },
  missing: { zh: '补登积分', en: 'Claim points' },
  questions: { zh: '我的申诉', en: 'My questions' },
} as const;
