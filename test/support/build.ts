import { type Instant, instant } from '@huigan/shared/kernel/time';
import type { Fen } from '@huigan/shared/kernel/units';
import { type OrderBody, ordersContract, type RefundBody } from '@huigan/shared/orders/contracts';
import type { EarnRule, Multiplier, ProgramFile } from '@huigan/shared/program/contracts';
import type { Level } from '@huigan/shared/tiers/contracts';

function inAYear(fen: number): NonNullable<Level['reach']> {
  return [{ over: 'months', months: 12, fen: fen as Fen }];
}

/** Builders give a valid value by default; a test names only what it is about. */
export const aProgram = (over: Partial<ProgramFile> = {}): ProgramFile => ({
  format: 1,
  version: 1,
  effectiveFrom: '2026-01-01T00:00:00+08:00',
  zone: '+08:00',
  brand: { name: { zh: '小树苗', en: 'Sapling' }, accent: '#A8483C', policyVersion: '2026-01' },
  promises: [{ zh: '消费 1 元得 1 积分', en: '1 point for every ¥1' }],
  channels: [
    { id: 'pos', words: { zh: '门店购物', en: 'Bought in store' }, vestingDays: 0 },
    { id: 'mall', words: { zh: '网上商城', en: 'Web shop' }, vestingDays: 7 },
  ],
  earning: {
    rules: [
      {
        id: 'base',
        words: { zh: '基础积分', en: 'Base points' },
        award: { kind: 'perAmount', points: 1, fen: 100 },
      },
    ] as unknown as ProgramFile['earning']['rules'],
    multipliers: [
      {
        id: 'silver',
        words: { zh: '银卡', en: 'Silver' },
        percent: 120,
        when: { field: 'tier', in: ['silver'] },
      },
      {
        id: 'member-day',
        words: { zh: '会员日', en: 'Member day' },
        percent: 200,
        when: { field: 'monthDay', in: [18] },
      },
    ] as unknown as ProgramFile['earning']['multipliers'],
  },
  expiry: { kind: 'rolling', months: 12 },
  tiers: {
    ends: { kind: 'term', months: 12 },
    levels: [
      { id: 'member', words: { zh: '普通', en: 'Member' }, look: 'plain' },
      {
        id: 'silver',
        words: { zh: '银卡', en: 'Silver' },
        look: 'silver',
        reach: inAYear(100_000),
      },
      { id: 'gold', words: { zh: '金卡', en: 'Gold' }, look: 'gold', reach: inAYear(500_000) },
    ],
  },
  returns: { withinDays: 365 },
  orders: { acceptedForDays: 30 },
  ...over,
});

/** A till's order of one line: ¥128 in the shop at ten in the morning. */
export const anOrderBody = (over: Record<string, unknown> = {}) => ({
  id: '1001',
  channel: 'pos',
  shop: 'binjiang',
  paidAt: '2026-03-02T10:00:00+08:00',
  member: { phone: '13800000001' },
  lines: [{ sku: 'milk-3', category: 'milk', quantity: 1, unitFen: 12_800 }],
  ...over,
});

export const aRefundBody = (over: Record<string, unknown> = {}) => ({
  id: 'r1',
  channel: 'pos',
  order: '1001',
  shop: 'xihu',
  refundedAt: '2026-03-03T10:00:00+08:00',
  ...over,
});

type Words = ProgramFile['brand']['name'];
const named = (id: string): Words => ({ zh: id, en: id });

/** A rule as the published file has it; the cast gives its numbers their units. */
export const aRule = (over: { id: string } & Record<string, unknown>) =>
  ({
    words: named(over.id),
    award: { kind: 'perAmount', points: 1, fen: 100 },
    ...over,
  }) as unknown as EarnRule;

export const aMultiplier = (over: { id: string; percent: number } & Record<string, unknown>) =>
  ({ words: named(over.id), ...over }) as unknown as Multiplier;

export const aLevel = (
  id: string,
  fen: number,
  over: Partial<Level> & { months?: number } = {},
) => {
  const { months = 12, ...rest } = over;
  return {
    id,
    words: named(id),
    look: 'plain',
    ...(fen > 0 && { reach: [{ over: 'months', months, fen }] }),
    ...rest,
  } as unknown as Level;
};

/** Tiers by net money in so many months, each kept for a term of months. */
export const aLadder = (
  { window, term, ...over }: { window: number; term: number } & Partial<ProgramFile['tiers']>,
  ...levels: readonly (readonly [id: string, fen: number])[]
): ProgramFile['tiers'] => ({
  ends: { kind: 'term', months: term },
  levels: levels.map(([id, fen]) => aLevel(id, fen, { months: window })),
  ...over,
});

/** The same program with other rules and multipliers. */
export const earning = (
  rules: readonly EarnRule[],
  multipliers: readonly Multiplier[] = [],
): Pick<ProgramFile, 'earning'> => ({
  earning: { rules: [...rules], multipliers: [...multipliers] },
});

export const aLine = (sku: string, unitFen: number, over: Record<string, unknown> = {}) => ({
  sku,
  quantity: 1,
  unitFen,
  ...over,
});

/** An instant of the program's zone: `at('2026-03-02')` is midnight in Shanghai. */
export const at = (day: string, time = '00:00:00'): Instant => instant(`${day}T${time}+08:00`);

/** A till's order as it arrives behind the contract. */
export const anOrder = (over: Record<string, unknown> = {}): OrderBody =>
  ordersContract.order.input.parse(anOrderBody(over));

export const aRefund = (over: Record<string, unknown> = {}): RefundBody =>
  ordersContract.refund.input.parse(aRefundBody(over));
