import type { Words } from '@huigan/shared/kernel/words';
import type { Dated } from './dated';

export const statement = {
  all: { zh: '全部', en: 'All' },
  kinds: {
    earn: { zh: '获得', en: 'Earned' },
    spend: { zh: '使用', en: 'Used' },
    restore: { zh: '退回', en: 'Returned' },
    claw: { zh: '扣回', en: 'Taken back' },
    expire: { zh: '过期', en: 'Expired' },
    adjust: { zh: '调整', en: 'Adjusted' },
  },
  sum: ({ kind, points }: { kind: Words; points: string }): Words => ({
    zh: `${kind.zh} ${points}`,
    en: `${kind.en} ${points}`,
  }),
  recorded: ({ day }: Dated): Words => ({ zh: `${day.zh}记入`, en: `recorded ${day.en}` }),
  balance: (points: string): Words => ({ zh: `余 ${points}`, en: `Balance ${points}` }),
  /** The number stays with its name: between the two no line breaks. */
  order: (tail: string): Words => ({
    zh: `订单尾号\u00a0${tail}`,
    en: `order ending\u00a0${tail}`,
  }),
  vestsOn: ({ day }: Dated): Words => ({ zh: `${day.zh}入账`, en: `Available ${day.en}` }),
  empty: {
    zh: '还没有积分记录。下一笔订单完成后，会出现在这里。',
    en: 'Nothing here yet. Your next order will show up here.',
  },
  emptyKind: (kind: Words): Words => ({
    zh: `没有“${kind.zh}”记录`,
    en: `No entries under “${kind.en}”`,
  }),
  end: { zh: '没有更多了', en: 'That is all' },
  more: { zh: '查看更早的记录', en: 'Show earlier entries' },
  loadingMore: { zh: '正在取更早的记录…', en: 'Fetching earlier entries…' },
  moreFailed: { zh: '没取到，点这里重试', en: 'That did not work. Tap to try again' },
} as const;

export const why = {
  title: { zh: '积分怎么算的', en: 'Why this number' },
  missed: { zh: '没用上的规则', en: 'Rules that did not apply' },
  question: { zh: '有疑问？', en: 'Not right?' },
  postedAt: (when: Words): Words => ({ zh: `记入时间 ${when.zh}`, en: `Recorded ${when.en}` }),
} as const;
