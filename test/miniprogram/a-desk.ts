import type { memberApi } from '@huigan/shared/api';
import { instant } from '@huigan/shared/kernel/time';
import type * as z from 'zod/mini';

type Api = typeof memberApi;
type Order = z.input<Api['orders']['list']['output']>['orders'][number];
type Detail = z.input<Api['orders']['detail']['output']>;
type Ticket = z.input<Api['service']['claim']['output']>;
type ShopSeen = z.input<Api['shops']['list']['output']>['shops'][number];
type Claim = z.output<Api['service']['claim']['input']>;

const NOW = instant('2026-06-15T06:05:00Z');
const PAGE = 4;

const binjiang = { zh: '滨江天街店', en: 'Binjiang Paradise Walk' };

const anOrder = (over: Partial<Order> = {}): Order => ({
  channel: 'pos',
  number: 'S20260612-0381',
  tail: '0381',
  paidAt: instant('2026-06-12T06:05:00Z'),
  place: binjiang,
  paidFen: 12_800,
  pieces: 2,
  earned: 307,
  refunds: [],
  ...over,
});

const someOrders = (): Order[] => [
  anOrder(),
  anOrder({
    number: 'S-0377',
    tail: '0377',
    paidAt: instant('2026-06-01T11:20:00Z'),
    paidFen: 163_740,
    pieces: 14,
    earned: 1_637,
    refunds: [
      { at: instant('2026-06-09T03:20:00Z'), refundedFen: 12_850, takenBack: 128 },
      { at: instant('2026-06-05T03:20:00Z'), refundedFen: 900, takenBack: 9 },
    ],
  }),
  anOrder({
    channel: 'mall',
    number: 'W8803',
    tail: '8803',
    place: { zh: '网上商城购物', en: 'Bought online' },
    paidAt: instant('2026-05-20T02:00:00Z'),
    paidFen: 16_900,
    pieces: 1,
    earned: 169,
  }),
  anOrder({
    number: 'S-1',
    tail: 'S-1',
    paidFen: 990,
    pieces: 1,
    earned: 0,
    paidAt: instant('2026-05-02T02:00:00Z'),
  }),
  anOrder({ number: 'S-0001', tail: '0001', paidAt: instant('2025-12-31T02:00:00Z') }),
];

const detailOf = (order: Order): Detail => ({
  now: NOW,
  order,
  shippingFen: order.channel === 'mall' ? 800 : 0,
  pointsUsed: 500,
  lines: [
    {
      name: 'A2 较大婴儿配方奶粉 2 段 800g（新国标，限时加赠试用装）',
      quantity: 2,
      paidFen: 63_600,
      returned: 1,
    },
    { name: '云柔纸尿裤 L 52 片', quantity: 12, paidFen: 131_880, returned: 0 },
  ],
  linesLeftOut: 3,
});

const asked = {
  reference: '7F3K-22QD',
  due: instant('2026-06-17T16:00:00Z'),
  answer: null,
} as const;
const receipt = {
  kind: 'missing',
  number: 'S20260610-0422',
  shop: 'hz-binjiang',
  place: binjiang,
  day: '2026-06-10',
  amountFen: 25_950,
} as const;

const aQuestion = (over: Partial<Ticket> = {}): Ticket => ({
  ...asked,
  at: instant('2026-06-15T02:00:00Z'),
  about: {
    kind: 'dispute',
    entry: 11,
    words: '6月12日是会员日后的第一个周五，导购说也算双倍，为什么没有？',
  },
  ...over,
});

const answered = (over: Partial<NonNullable<Ticket['answer']>>) => ({
  at: instant('2026-06-14T08:00:00Z'),
  outcome: 'explained' as const,
  points: null,
  paidAt: null,
  reason: null,
  ...over,
});

const someTickets = (): Ticket[] => [
  aQuestion(),
  aQuestion({ reference: 'K2M9-4HTX', about: receipt }),
  aQuestion({
    reference: 'P8QW-7N3C',
    about: { ...receipt, number: 'R1042' },
    at: instant('2026-06-11T02:00:00Z'),
    answer: answered({ outcome: 'credited', points: 259, paidAt: instant('2026-06-10T06:00:00Z') }),
  }),
  aQuestion({
    reference: 'D5VB-2YJL',
    at: instant('2026-06-08T02:00:00Z'),
    about: { kind: 'dispute', entry: 4, words: '退货扣多了' },
    answer: answered({
      outcome: 'credited',
      points: 48,
      reason: '退货那一刻的双倍没有算进去，已补上。给您添麻烦了。',
    }),
  }),
  aQuestion({
    reference: 'H6RT-9ZXA',
    about: { ...receipt, number: 'S-1' },
    at: instant('2026-05-20T02:00:00Z'),
    answer: answered({
      outcome: 'refused',
      reason: '这张小票上是另一位顾客的手机号。请带小票到门店改登。',
    }),
  }),
];

const aShopSeen = (id: string, over: Partial<ShopSeen> = {}): ShopSeen => ({
  id,
  name: binjiang,
  address: {
    zh: '杭州市滨江区江汉路 1515 号龙湖滨江天街 B1-026',
    en: 'B1-026 Paradise Walk, 1515 Jianghan Road, Binjiang, Hangzhou',
  },
  phone: '0571-8669 0126',
  place: { lat: 30_208_900, lng: 120_211_900 },
  metres: null,
  isFavourite: false,
  open: { now: true, until: instant('2026-06-15T13:30:00Z') },
  week: [
    { days: [1, 2, 3, 4], from: '10:00', to: '21:30' },
    { days: [5, 6, 7], from: '10:00', to: '22:00' },
  ],
  exceptions: [
    { day: '2026-06-19', times: { from: '10:00', to: '17:00' } },
    { day: '2026-10-01', times: null },
  ],
  ...over,
});

const someShops = (): ShopSeen[] => [
  aShopSeen('hz-binjiang', { isFavourite: true }),
  aShopSeen('hz-hubin', {
    name: { zh: '湖滨银泰店', en: 'Hubin in77' },
    open: { now: false, from: instant('2026-06-16T02:00:00Z') },
  }),
  aShopSeen('jx-wanda', {
    name: { zh: '嘉兴万达店', en: 'Jiaxing Wanda' },
    address: { zh: '嘉兴市南湖区广益路 1188 号', en: '1188 Guangyi Road, Nanhu, Jiaxing' },
    phone: null,
    open: null,
    week: [],
    exceptions: [],
  }),
];

/** What the pages of orders, questions and shops are answered; a test empties what it wants empty. */
export function aDesk() {
  const desk = {
    orders: someOrders(),
    tickets: someTickets(),
    shops: someShops(),
    /** What a claim is answered at once, if anything. */
    standing: null as Ticket['answer'],
    answer: (operation: string, input: unknown): unknown => answers[operation]?.(input as never),
  };
  const answers: Record<string, (input: never) => unknown> = {
    'orders.list': ({ after }: { after?: { number: string } }) => {
      const from = after ? desk.orders.findIndex(({ number }) => number === after.number) + 1 : 0;
      const orders = desk.orders.slice(from, from + PAGE);
      const last = orders.at(-1);
      const hasMore = last !== undefined && from + PAGE < desk.orders.length;
      const next = hasMore
        ? { paidAt: last.paidAt, channel: last.channel, number: last.number }
        : null;
      return { now: NOW, orders, next };
    },
    'orders.detail': ({ number }: { number: string }) =>
      detailOf(desk.orders.find((order) => order.number === number) ?? anOrder()),
    'service.tickets': ({ entry }: { entry?: number }) => {
      const tickets = desk.tickets.filter(
        ({ about }) => entry === undefined || (about.kind === 'dispute' && about.entry === entry),
      );
      return { now: NOW, tickets, next: null };
    },
    'service.claim': (claim: Claim) => {
      const about = { kind: 'missing', place: binjiang, ...claim } as const;
      const ticket = aQuestion({ about, at: NOW, answer: desk.standing });
      desk.tickets = [ticket, ...desk.tickets];
      return ticket;
    },
    'service.dispute': ({ entry, words }: { entry: number; words: string }) => {
      const ticket = aQuestion({ about: { kind: 'dispute', entry, words }, at: NOW });
      desk.tickets = [ticket, ...desk.tickets];
      return ticket;
    },
    'shops.list': ({ search = '', near }: { search?: string; near?: object }) => {
      const found = desk.shops.filter(({ name }) => `${name.zh} ${name.en}`.includes(search));
      const metres = [1_250, 350, 18_400];
      const shops = found.map((shop, index) =>
        near ? { ...shop, metres: metres[index] ?? null } : shop,
      );
      return { now: NOW, shops, next: null };
    },
    'shops.favour': ({ shop, isFavourite }: { shop: string; isFavourite: boolean }) => {
      desk.shops = desk.shops.map((each) => (each.id === shop ? { ...each, isFavourite } : each));
      return { favourites: 2 };
    },
  };
  return desk;
}
