import type { memberApi } from '@huigan/shared/api';
import { instant } from '@huigan/shared/kernel/time';
import type * as z from 'zod/mini';

export type Entry = z.input<
  (typeof memberApi)['account']['statement']['output']
>['entries'][number];

/** Noon of a summer's day in China. */
const NOW = instant('2026-06-15T06:05:00Z');

const anEntry = (over: Partial<Entry> & Pick<Entry, 'seq' | 'kind' | 'title'>): Entry => ({
  at: NOW,
  postedAt: over.at ?? NOW,
  orderTail: null,
  amount: 0,
  expired: 0,
  spendable: 2486,
  vestsAt: null,
  why: { steps: [], missed: [], rules: null },
  ...over,
});

const bigOrder = anEntry({
  seq: 11,
  kind: 'earn',
  title: { zh: '滨江天街店购物', en: 'Order at Binjiang Paradise Walk' },
  at: instant('2026-06-12T06:05:00Z'),
  orderTail: '0381',
  amount: 307,
  vestsAt: instant('2026-07-05T16:00:00Z'),
  why: {
    steps: [
      {
        words: { zh: '实付 ¥128.00（已减券 ¥20）', en: 'Paid ¥128.00 (coupon ¥20 off)' },
        amount: '128',
      },
      { words: { zh: '银卡 ×1.2', en: 'Silver ×1.2' }, amount: '153.6' },
      { words: { zh: '会员日 ×2', en: 'Member day ×2' }, amount: '307.2' },
      { words: { zh: '末尾取整', en: 'Rounded down' }, amount: '307' },
    ],
    missed: [
      {
        zh: '生日月双倍：与会员日不叠加，取较高的一项',
        en: 'Birthday double: does not add to member day, the higher one counts',
      },
    ],
    rules: { zh: '规则版本 3 · 6月1日起', en: 'Rules version 3 · from 1 June' },
  },
});

/** Enough history to page through, with one of each kind. */
export const someEntries = (): Entry[] => [
  bigOrder,
  anEntry({
    seq: 10,
    kind: 'claw',
    title: { zh: '退货扣回', en: 'Taken back for a return' },
    at: instant('2026-06-09T03:20:00Z'),
    postedAt: instant('2026-06-11T03:20:00Z'),
    orderTail: '0377',
    amount: -128,
    why: {
      steps: [
        { words: { zh: '这笔订单得过', en: 'This order had earned' }, amount: '256' },
        { words: { zh: '退货后应得', en: 'Due after the return' }, amount: '128' },
        { words: { zh: '扣回', en: 'Taken back' }, amount: '−128' },
      ],
      missed: [],
      rules: { zh: '规则版本 2 · 5月1日起', en: 'Rules version 2 · from 1 May' },
    },
  }),
  anEntry({
    seq: 9,
    kind: 'vest',
    title: { zh: '待入账积分已入账', en: 'Pending points became available' },
    at: instant('2026-06-07T16:00:00Z'),
    amount: 1256,
    spendable: 2614,
  }),
  anEntry({
    seq: 8,
    kind: 'tier',
    title: { zh: '升级为银卡', en: 'Upgraded to Silver' },
    amount: null,
    at: instant('2026-06-01T02:11:00Z'),
    spendable: 1358,
    why: {
      steps: [
        { words: { zh: '近 12 个月消费', en: 'Spent in the last 12 months' }, amount: '¥1,256' },
        { words: { zh: '银卡门槛', en: 'Silver starts at' }, amount: '¥1,000' },
      ],
      missed: [],
      rules: { zh: '规则版本 3 · 6月1日起', en: 'Rules version 3 · from 1 June' },
    },
  }),
  anEntry({
    seq: 7,
    kind: 'expire',
    title: { zh: '积分过期', en: 'Points expired' },
    at: instant('2026-05-31T16:00:00Z'),
    amount: -60,
    expired: 60,
    spendable: 1358,
  }),
  ...[6, 5, 4, 3, 2, 1, 0].map((seq) =>
    anEntry({
      seq,
      kind: 'earn',
      title: { zh: '小程序商城订单', en: 'Order in the mini-program' },
      at: instant(`2026-0${seq < 3 ? 4 : 5}-${10 + seq}T12:30:00Z`),
      orderTail: `02${10 + seq}`,
      amount: 200 + seq,
      spendable: 200 * (seq + 1),
    }),
  ),
];
