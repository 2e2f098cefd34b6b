import { sentence } from '@huigan/shared/kernel/contracts';
import type { ProgramFile } from '@huigan/shared/program/contracts';
import { memberTerms } from '@huigan/shared/program/member-terms';
import { programOf } from '@huigan/shared/program/preview';
import * as z from 'zod/mini';
import { aMultiplier, aProgram, aRule, at, earning } from '../../support/build';

const now = at('2026-03-02');
const terms = (over: Partial<ProgramFile> = {}) => memberTerms(programOf(aProgram(over)), now);
const linesUnder = (title: string, over: Partial<ProgramFile> = {}, language: 'zh' | 'en' = 'zh') =>
  terms(over)
    .find((each) => each.title.zh === title)
    ?.lines.map((line) => line[language]);

test('rules are told by name, with what they give and when', () => {
  expect(linesUnder('怎么得积分')).toEqual([
    '基础积分：每满 ¥1 得 1 积分',
    '银卡：积分 ×1.2（等级为银卡）',
    '会员日：积分 ×2（每月 18 日）',
  ]);
  expect(linesUnder('怎么得积分', {}, 'en')).toContain('Silver: points ×1.2 (tier is Silver)');
});

test('a gift for the first order is not told as given for each order', () => {
  const award = { kind: 'fixed', points: 50 } as const;
  const first = { field: 'firstOrder', is: true } as const;
  const rules = earning([
    aRule({ id: 'first', award, when: first }),
    aRule({
      id: 'shop',
      award,
      when: { all: [first, { field: 'channel', in: ['pos'] }] },
    }),
    aRule({ id: 'each', award, when: { field: 'firstOrder', is: false } }),
  ]);
  expect(linesUnder('怎么得积分', rules)).toEqual([
    'first：得 50 积分（首单）',
    'shop：得 50 积分（首单，且渠道为门店购物）',
    'each：每单得 50 积分（非首单）',
  ]);
  expect(linesUnder('怎么得积分', rules, 'en')).toEqual([
    'first: 50 points (first order)',
    'shop: 50 points (first order, and channel is Bought in store)',
    'each: 50 points an order (not the first order)',
  ]);
});

test('a member is told that products are chosen, never by which codes', () => {
  const rules = earning(
    [
      aRule({
        id: 'care',
        award: { kind: 'perAmount', points: 1, fen: 200 },
        lines: { field: 'category', in: ['care-07'] },
        when: { field: 'tag', in: ['vip-internal'] },
      }),
    ],
    [aMultiplier({ id: 'shops', percent: 150, when: { field: 'shop', in: ['hz-1', 'hz-2'] } })],
  );
  expect(linesUnder('怎么得积分', rules)).toEqual([
    'care：每满 ¥2 得 1 积分（指定品类；受邀会员）',
    'shops：积分 ×1.5（指定门店）',
  ]);
  expect(JSON.stringify(terms(rules))).not.toMatch(/care-07|vip-internal|hz-1/);
});

test('conditions that no one would read are said to be there', () => {
  const days = Array.from({ length: 20 }, (_, index) => ({
    field: 'day' as const,
    from: `2026-01-${10 + index}`,
    through: `2026-02-${10 + (index % 18)}`,
  }));
  const rules = earning([aRule({ id: 'much', when: { any: days } })]);
  const [line] = terms(rules)[0]?.lines ?? [];
  expect(line?.zh).toBe('much：每满 ¥1 得 1 积分（另有条件）');
  expect(z.array(sentence).safeParse(terms(rules).flatMap(({ lines }) => lines)).success).toBe(
    true,
  );
});

test.each<[ProgramFile['expiry'], string, string]>([
  [
    { kind: 'rolling', months: 12 },
    '自入账起 12 个月内有效',
    'Valid for 12 months from the day they arrive',
  ],
  [
    { kind: 'rolling', months: 1, roundUpTo: 'year' },
    '自入账起 1 个月内有效，到当年最后一天',
    'Valid for a month from the day they arrive, through the end of that year',
  ],
  [
    { kind: 'fixed', days: ['06-30', '12-31'] },
    '每年6月30日、12月31日到期',
    'They expire after 30 June and 31 December of each year',
  ],
  [
    { kind: 'activity', months: 12 },
    '最近一次获得或使用积分后 12 个月内有效',
    'Valid for 12 months from the last time you earned or used points',
  ],
  [{ kind: 'never' }, '长期有效', 'Points do not expire'],
])('how long points last is said in words: %j', (expiry, zh, en) => {
  expect(linesUnder('有效期', { expiry })).toEqual([zh]);
  expect(linesUnder('有效期', { expiry }, 'en')).toEqual([en]);
});

test('points as money are told with their terms, and not where the brand takes none', () => {
  expect(linesUnder('积分抵现')).toBeUndefined();
  const redemption = { points: 100, fen: 100, minimum: 200, step: 100, maxPercent: 50 };
  expect(linesUnder('积分抵现', { redemption } as unknown as Partial<ProgramFile>)).toEqual([
    '100 积分抵 ¥1',
    '每次至少 200 积分',
    '按 100 的倍数使用',
    '最多抵应付金额的 50%',
  ]);
});

test('when points arrive is told by channel, and what a return does by the brand’s choice', () => {
  expect(linesUnder('多久入账')).toEqual(['门店购物：付款后即入账', '网上商城：付款 7 天后入账']);
  const returns = { withinDays: 30, shortfall: 'deduct_cash' } as const;
  expect(linesUnder('退货', { returns })?.at(-1)).toContain('从退款中扣除');
});
