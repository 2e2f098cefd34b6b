import type { Condition } from '@huigan/shared/kernel/condition';
import type { OrderField } from '@huigan/shared/program/contracts';
import { conditionInWords, ruleInWords } from '@huigan/shared/program/in-words';
import { aProgram, aRule } from '../../support/build';

const say = (condition: Condition<OrderField>) => conditionInWords(condition, aProgram());

test.each<[Condition<OrderField>, string, string]>([
  [{ field: 'tier', in: ['silver', 'gold'] }, '等级为银卡、金卡', 'tier is Silver or Gold'],
  [{ field: 'weekday', in: [3, 5] }, '星期为周三、周五', 'day of the week is Wednesday or Friday'],
  [{ field: 'paidFen', atLeast: 19_900 }, '实付不少于 ¥199', 'amount paid at least ¥199'],
  [{ field: 'firstOrder', is: true }, '首单', 'first order'],
  [{ field: 'firstOrder', is: false }, '非首单', 'not the first order'],
  [{ field: 'birthday', in: ['month'] }, '会员生日为当月', 'birthday is that month'],
  [
    { field: 'day', from: '2026-06-01', through: '2026-06-18' },
    '日期在 2026-06-01 至 2026-06-18',
    'date 2026-06-01 through 2026-06-18',
  ],
  [
    {
      all: [
        { field: 'channel', in: ['pos'] },
        { any: [{ field: 'tag', in: ['new'] }, { not: { field: 'shop', in: ['s1'] } }] },
      ],
    },
    '渠道为门店购物，且（标签为 new，或非（门店为 s1））',
    'channel is Bought in store, and (tag is new, or not (shop is s1))',
  ],
])('a condition reads as a sentence', (condition, zh, en) => {
  expect(say(condition)).toEqual({ zh, en });
});

test('a rule says what it gives, for which lines, and when', () => {
  const rule = aRule({
    id: 'bulk',
    award: { kind: 'perItem', points: 5 },
    lines: { field: 'quantity', atLeast: 3 },
    when: { field: 'channel', in: ['mall'] },
  });
  expect(ruleInWords(rule, aProgram())).toEqual({
    zh: '每件得 5 积分；商品：件数不少于 3；条件：渠道为网上商城',
    en: '5 points for every piece, for lines where quantity at least 3, when channel is Web shop',
  });
});
