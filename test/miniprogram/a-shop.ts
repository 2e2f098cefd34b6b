import { memberApi } from '@huigan/shared/api';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import { instant } from '@huigan/shared/kernel/time';
import type * as z from 'zod/mini';
import { aPersonInShop } from './a-person';

type Contracts = typeof memberApi;
type HomeOutput = z.input<Contracts['account']['home']['output']>;
export type MemberHome = Extract<HomeOutput, { state: 'member' }>;
export type VisitorHome = Extract<HomeOutput, { state: 'visitor' }>;
export type Entry = z.input<Contracts['account']['statement']['output']>['entries'][number];
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

export const aVisitorHome = (over: Partial<VisitorHome> = {}): VisitorHome => ({
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
    next: {
      words: { zh: '金卡', en: 'Gold' },
      toGoFen: 12_000,
      growthFen: 288_000,
      fromFen: 300_000,
      by: instant('2026-06-30T16:00:00Z'),
    },
    keep: { toGoFen: 0, fromFen: 100_000, by: instant('2027-01-31T16:00:00Z') },
  },
  ...over,
});

const anEntry = (over: Partial<Entry> & Pick<Entry, 'seq' | 'kind' | 'title'>): Entry => ({
  at: NOW,
  postedAt: over.at ?? NOW,
  orderTail: null,
  points: 0,
  pendingPoints: 0,
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
  pendingPoints: 307,
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
const someEntries = (): Entry[] => [
  bigOrder,
  anEntry({
    seq: 10,
    kind: 'claw',
    title: { zh: '退货扣回', en: 'Taken back for a return' },
    at: instant('2026-06-09T03:20:00Z'),
    postedAt: instant('2026-06-11T03:20:00Z'),
    orderTail: '0377',
    points: -128,
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
    points: 1256,
    pendingPoints: -1256,
    spendable: 2614,
  }),
  anEntry({
    seq: 8,
    kind: 'tier',
    title: { zh: '升级为银卡', en: 'Upgraded to Silver' },
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
    points: -60,
    spendable: 1358,
  }),
  ...[6, 5, 4, 3, 2, 1, 0].map((seq) =>
    anEntry({
      seq,
      kind: 'earn',
      title: { zh: '小程序商城订单', en: 'Order in the mini-program' },
      at: instant(`2026-0${seq < 3 ? 4 : 5}-${10 + seq}T12:30:00Z`),
      orderTail: `02${10 + seq}`,
      points: 200 + seq,
      spendable: 200 * (seq + 1),
    }),
  ),
];

/**
 * A shop that answers the phone from memory. Every answer is parsed by its contract, so a test
 * cannot be about a shape that no server may send.
 */
export function aShop(seed: { home?: HomeOutput; entries?: Entry[] } = {}) {
  const shop = {
    home: seed.home ?? aVisitorHome(),
    entries: seed.entries ?? someEntries(),
    refuseNext: null as string | null,
    down: false,
    calls: [] as { operation: string; input: unknown }[],
    someone: aPersonInShop({ now: NOW, memberNo: MEMBER_NO }),
  };

  const answer = (operation: string, input: never): Result<unknown, string> => {
    if (/^(profile|privacy)\./.test(operation)) return shop.someone.answer(operation, input);
    if (operation === 'account.home') return ok(shop.home);
    if (operation === 'account.statement') {
      return ok(pageOf(shop.entries, (input as { before?: number }).before));
    }
    shop.home = aMemberHome();
    return ok({ memberNo: shop.home.memberNo, isNew: true });
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

const ASKED_BY_ANYBODY = ['account.home', 'members.join'];

function refusalFor(operation: string, shop: { refuseNext: string | null; home: HomeOutput }) {
  if (shop.refuseNext !== null && operation !== 'account.home') {
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

function pageOf(entries: Entry[], before = Number.POSITIVE_INFINITY) {
  const older = entries.filter(({ seq }) => seq < before);
  const page = older.slice(0, PAGE);
  const last = page.at(-1);
  return { now: NOW, entries: page, next: last && older.length > PAGE ? last.seq : null };
}
