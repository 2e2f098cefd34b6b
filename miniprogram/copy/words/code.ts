import type { Words } from '@huigan/shared/kernel/words';
import type { Dated } from './dated';

export const code = {
  title: { zh: '会员码', en: 'Member code' },
  show: { zh: '出示会员码', en: 'Show my code' },
  worth: ({ points, yuan }: { points: string; yuan: string }): Words => ({
    zh: `积分 ${points} 可抵 ${yuan}`,
    en: `${points} points are worth ${yuan}`,
  }),
  within: ({ points, left, yuan }: { points: string; left: string; yuan: string }): Words => ({
    zh: `积分 ${points}，您本月还可用 ${left}，可抵 ${yuan}`,
    en: `${points} points; you may use ${left} more this month, worth ${yuan}`,
  }),
  usedUp: (points: string): Words => ({
    zh: `积分 ${points}：您本月可用的已用完，出示照常得积分`,
    en: `${points} points; yours to use this month are used up, the code still earns`,
  }),
  earnsOnly: (points: string): Words => ({
    zh: `积分 ${points}：户主设为只积分、不使用，出示照常得积分`,
    en: `${points} points; the owner lets you use none, the code still earns`,
  }),
  points: (points: string): Words => ({ zh: `积分 ${points}`, en: `${points} points` }),
  changes: {
    zh: '每分钟自动更新，请勿截图给他人',
    en: 'Changes every minute. Do not send a picture of it',
  },
  offline: {
    zh: '没有网络：会员码照常可用，余额稍后更新',
    en: 'No network: the code works all the same, the balance follows',
  },
  busy: {
    zh: '系统繁忙：会员码照常可用，余额稍后更新',
    en: 'We are busy: the code works all the same, the balance follows',
  },
  onlyNumber: {
    zh: '暂时连不上：出示会员号可以得积分，暂不能用积分',
    en: 'We cannot be reached: your member number earns points; using them has to wait',
  },
  number: { zh: '会员号（只能得积分）', en: 'Member number (earns only)' },
  notJoined: {
    zh: '加入会员后，这里就是您的会员码',
    en: 'Once you have joined, your member code is here',
  },
  received: (yuan: string): Words => ({ zh: `收到 ${yuan}`, en: `${yuan} received` }),
  used: { zh: '积分已使用', en: 'Points used' },
  earned: (points: string): Words => ({ zh: `+${points} 积分`, en: `+${points} points` }),
  expected: ({ points, day }: Dated & { points: string }): Words => ({
    zh: `预计 +${points} 积分，${day.zh}入账`,
    en: `+${points} points, available ${day.en}`,
  }),
  spent: (points: string): Words => ({ zh: `−${points} 积分`, en: `−${points} points` }),
  why: { zh: '为什么是这个数', en: 'Why this number' },
  done: { zh: '知道了', en: 'Got it' },
} as const;
