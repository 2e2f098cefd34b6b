import { memberApi } from '@huigan/shared/api';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import { instant } from '@huigan/shared/kernel/time';
import type * as z from 'zod/mini';
import { aDesk } from './a-desk';
import { aPersonInShop } from './a-person';
import { type Entry, someEntries } from './a-statement';

type Contracts = typeof memberApi;
type HomeOutput = z.input<Contracts['account']['home']['output']>;
export type MemberHome = Extract<HomeOutput, { state: 'member' }>;
export type VisitorHome = Extract<HomeOutput, { state: 'visitor' }>;
type PointsOutput = z.input<Contracts['account']['points']['output']>;
type TierOutput = z.input<Contracts['account']['tier']['output']>;
type Refusal = { readonly refusal: string };

/** Noon of a summer's day in China, when the demo brand's statement looks its best. */
const NOW = instant('2026-06-15T06:05:00Z');
const PAGE = 5;
const MEMBER_NO = '1002345678';

const brand = {
  name: { zh: '暖杏母婴', en: 'Apricot Baby' },
  accent: '#A8483C',
  policyVersion: '2026-06',
  entity: { zh: '上海暖杏母婴用品有限公司', en: 'Shanghai Apricot Baby Goods Co., Ltd.' },
  servicePhone: '400-820-6601',
  complaintPhone: '400-820-6602',
};

const aVisitorHome = (over: Partial<VisitorHome> = {}): VisitorHome => ({
  state: 'visitor',
  now: NOW,
  brand,
  promises: [
    { zh: '首单每消费 ¥1 得 1 积分', en: 'Your first order earns a point for each ¥1' },
    { zh: '生日月双倍积分', en: 'Double points in the month of your birthday' },
    { zh: '门店和线上积分通用', en: 'One balance for the shops and online' },
  ],
  ...over,
});

export const aMemberHome = (over: Partial<MemberHome> = {}): MemberHome => ({
  state: 'member',
  now: NOW,
  brand,
  memberNo: MEMBER_NO,
  person: { called: null, leavesAt: null },
  points: {
    spendable: 2486,
    pending: 307,
    nextVesting: { points: 307, at: instant('2026-07-05T16:00:00Z') },
    debt: 0,
    nextExpiry: { points: 320, at: instant('2026-06-30T16:00:00Z') },
  },
  tier: {
    id: 'silver',
    words: { zh: '银卡', en: 'Silver' },
    look: 'silver',
    until: instant('2027-01-31T16:00:00Z'),
    inGrace: false,
    next: {
      words: { zh: '金卡', en: 'Gold' },
      toGoFen: 12_000,
      growthFen: 288_000,
      fromFen: 300_000,
      by: instant('2026-06-30T16:00:00Z'),
    },
    keep: { toGoFen: 0, fromFen: 100_000, by: instant('2027-01-31T16:00:00Z') },
  },
  usesLeft: 3,
  today: {
    kind: 'near_tier',
    words: { zh: '金卡', en: 'Gold' },
    toGoFen: 12_000,
    by: instant('2026-06-30T16:00:00Z'),
  },
  lastPurchase: {
    title: { zh: '门店购物', en: 'Bought in store' },
    at: instant('2026-06-12T06:05:00Z'),
    orderTail: '0381',
    points: 307,
    vestsAt: instant('2026-07-05T16:00:00Z'),
  },
  ...over,
});

const MONTHS = ['06', '07', '08', '09', '10', '11', '12', '01', '02', '03', '04', '05'];

/** Points that expire in three of the next twelve months. */
export const somePoints = (over: Partial<PointsOutput> = {}): PointsOutput => ({
  now: NOW,
  spendable: 2486,
  pending: 307,
  nextVesting: { points: 307, at: instant('2026-07-05T16:00:00Z') },
  held: 500,
  debt: 0,
  strip: MONTHS.map((month, index) => {
    const year = index < 7 ? 2026 : 2027;
    const at = instant(`${year}-${month}-20T16:00:00Z`);
    const dates = { 0: [{ at, points: 320 }], 2: [{ at, points: 966 }], 8: [{ at, points: 1200 }] };
    const own = dates[index as keyof typeof dates] ?? [];
    return {
      month: instant(`${year}-${month}-01T00:00:00+08:00`),
      points: own.reduce((sum, { points }) => sum + points, 0),
      dates: own,
    };
  }),
  later: 0,
  lasting: 0,
  rules: [
    {
      title: { zh: '怎么得积分', en: 'How you earn' },
      lines: [
        { zh: '基础积分：每满 ¥1 得 1 积分', en: 'Base points: 1 point for every whole ¥1' },
        { zh: '会员日：积分 ×2（每月 8、18、28 日）', en: 'Member day: points ×2 (on the 8th)' },
      ],
    },
  ],
  ...over,
});

/** Silver, with gold in sight and a benefit of each state. */
export const someTiers = (over: Partial<TierOutput> = {}): TierOutput => ({
  now: NOW,
  tier: aMemberHome().tier,
  coming: null,
  ladder: [
    {
      id: 'member',
      words: { zh: '普通', en: 'Member' },
      look: 'plain',
      place: 'below',
      reach: null,
      gift: null,
    },
    {
      id: 'silver',
      words: { zh: '银卡', en: 'Silver' },
      look: 'silver',
      place: 'here',
      reach: { zh: '12 个月内消费满 ¥1,000', en: '¥1,000 in 12 months' },
      gift: 200,
    },
    {
      id: 'gold',
      words: { zh: '金卡', en: 'Gold' },
      look: 'gold',
      place: 'above',
      reach: { zh: '12 个月内消费满 ¥3,000', en: '¥3,000 in 12 months' },
      gift: 600,
    },
    {
      id: 'black',
      words: { zh: '黑金卡', en: 'Black Gold' },
      look: 'black',
      place: 'above',
      reach: { zh: '12 个月内消费满 ¥10,000', en: '¥10,000 in 12 months' },
      gift: null,
    },
  ],
  benefits: [
    {
      state: 'yours',
      id: 'wrap',
      words: { zh: '礼品包装', en: 'Gift wrapping' },
      kind: 'service',
      quota: { times: 2, per: 'month', left: 1, renews: instant('2026-06-30T16:00:00Z') },
    },
    {
      state: 'yours',
      id: 'shipping',
      words: { zh: '免运费', en: 'Free shipping' },
      kind: 'free_shipping',
      quota: null,
    },
    {
      state: 'locked',
      id: 'advice',
      words: { zh: '门店育儿顾问', en: "A nurse's advice in the shop" },
      kind: 'own_line',
      quota: { times: 1, per: 'month' },
      from: { zh: '金卡', en: 'Gold' },
    },
  ],
  ...over,
});

/**
 * A shop that answers the phone from memory. Every answer is parsed by its contract, so a test
 * cannot be about a shape that no server may send.
 */
export function aShop(
  seed: {
    home?: HomeOutput;
    entries?: Entry[];
    points?: PointsOutput;
    tiers?: TierOutput;
    /** Entries a page; few, so that a short history has several pages. */
    page?: number;
  } = {},
) {
  const shop = {
    home: seed.home ?? aVisitorHome(),
    entries: seed.entries ?? someEntries(),
    points: seed.points ?? somePoints(),
    tiers: seed.tiers ?? someTiers(),
    desk: aDesk(),
    refuseNext: null as string | null,
    down: false,
    calls: [] as { operation: string; input: unknown }[],
    someone: aPersonInShop({ now: NOW, memberNo: MEMBER_NO }),
  };

  const answer = (operation: string, input: never): Result<unknown, string> => {
    if (/^(profile|privacy|messages)\./.test(operation))
      return shop.someone.answer(operation, input);
    const told = shop.desk.answer(operation, input);
    return told === undefined ? ofTheAccount(operation, input) : ok(told);
  };
  const ofTheAccount = (operation: string, input: never): Result<unknown, string> => {
    if (operation === 'account.home') return ok(shop.home);
    if (operation === 'account.statement') {
      return ok(pageOf(shop.entries, input as Asked, seed.page ?? PAGE));
    }
    if (operation === 'account.points') return ok(shop.points);
    if (operation === 'account.tier') return ok(shop.tiers);
    shop.home = aMemberHome();
    return ok({ memberNo: shop.home.memberNo, isNew: true, points: 0 });
  };

  const callFunction = async (call: { name: string; data: unknown }) => {
    const { operation, input } = call.data as { operation: string; input: unknown };
    shop.calls.push({ operation, input });
    if (call.name !== 'member' || shop.down)
      throw Object.assign(new Error('down'), { errCode: -1 });
    const contract = contractOf(operation);
    const refusal = refusalFor(operation, shop);
    const result = refusal
      ? err(refusal.refusal)
      : answer(operation, contract.input.parse(input) as never);
    const requestId = '7F3K-22';
    if (!result.ok) return { result: err({ code: result.error, requestId }), requestID: requestId };
    return { result: ok(contract.output.parse(result.value)), requestID: requestId };
  };
  return Object.assign(shop, { callFunction });
}

export type Shop = ReturnType<typeof aShop>;

const ASKED_BY_ANYBODY = ['account.home', 'members.join', 'shops.list'];

function refusalFor(operation: string, shop: { refuseNext: string | null; home: HomeOutput }) {
  const isAsked = !['account.home', 'profile.card', 'messages.templates'].includes(operation);
  if (shop.refuseNext !== null && isAsked) {
    const refusal = shop.refuseNext;
    shop.refuseNext = null;
    return { refusal } satisfies Refusal;
  }
  const stranger = shop.home.state === 'visitor';
  return stranger && !ASKED_BY_ANYBODY.includes(operation)
    ? { refusal: 'members/not_joined' }
    : null;
}

function contractOf(operation: string) {
  const [context = '', name = ''] = operation.split('.');
  const contexts: Record<
    string,
    Record<string, { input: z.ZodMiniType; output: z.ZodMiniType }>
  > = memberApi;
  const contract = contexts[context]?.[name];
  if (!contract) throw new Error(`no such operation: ${operation}`);
  return contract;
}

type Asked = { readonly before?: number; readonly kind?: Entry['kind'] };

function pageOf(
  entries: Entry[],
  { before = Number.POSITIVE_INFINITY, kind }: Asked,
  size: number,
) {
  const older = entries.filter(
    (entry) => entry.seq < before && (kind === undefined || entry.kind === kind),
  );
  const page = older.slice(0, size);
  const last = page.at(-1);
  return { now: NOW, entries: page, next: last && older.length > size ? last.seq : null };
}
