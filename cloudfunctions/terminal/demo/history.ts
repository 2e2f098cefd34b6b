import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '@huigan/shared/kernel/time';
import { catalogue, type Product, shops } from './catalogue';
import { type Chance, chanceFrom } from './chance';
import type { DemoEvent } from './demo-event';
import { payWithPoints } from './pay-with-points';
import { type DemoPerson, demoPeople, unionidOf } from './people';

export type DemoHistory = {
  readonly people: readonly DemoPerson[];
  readonly days: readonly (readonly DemoEvent[])[];
};
export type DemoSize = {
  readonly seed: number;
  readonly people: number;
  readonly days: number;
  /** Midnight that begins the first day. */
  readonly from: Instant;
};

const REPEATED_PERCENT = 2;
const RETURNED_PERCENT = 9;
const ONLINE_PERCENT = 25;

/** A chain's last months, from a seed: baskets, returns at other shops, tills that repeat themselves. */
export function demoHistory({ seed, people: count, days, from }: DemoSize): DemoHistory {
  const chance = chanceFrom(seed);
  const people = demoPeople(chance, count);
  const events: DemoEvent[] = [];
  let receipt = 1000;
  for (const person of people) {
    for (const day of visitsOf(person, days, chance)) {
      receipt += 1;
      events.push(...purchase(person, { receipt, midnight: from + day * DAY_MS, chance }));
    }
  }
  events.push(...stories(people, { from, days }));
  const end = from + days * DAY_MS;
  const inTime = events.filter(({ at }) => at < end).sort((a, b) => a.at - b.at);
  return { people, days: byDay(payWithPoints(inTime), from, days) };
}

/** The last days are left quiet enough that points from the web shop still wait for their date. */
function visitsOf(person: DemoPerson, days: number, chance: Chance): readonly number[] {
  const visits: number[] = [];
  let day = (person.joinsOnDay ?? days - 20) + chance.between(0, person.everyDays);
  while (day < days) {
    visits.push(day);
    day += Math.max(1, Math.round(person.everyDays * (0.5 + chance.next())));
  }
  return visits;
}

type Moment = { readonly receipt: number; readonly midnight: number; readonly chance: Chance };

function purchase(person: DemoPerson, { receipt, midnight, chance }: Moment): readonly DemoEvent[] {
  const at = (midnight + chance.between(9 * 60, 20 * 60) * MINUTE_MS) as Instant;
  const isOnline = chance.happens(ONLINE_PERCENT);
  const shop = chance.happens(85) ? person.shop : chance.between(0, shops.length - 1);
  const lines = basket(person, chance);
  const total = lines.reduce((sum, { unitFen, quantity }) => sum + unitFen * quantity, 0);
  const body = {
    id: `${isOnline ? 'W' : 'S'}${receipt}`,
    channel: isOnline ? 'mall' : 'pos',
    shop: isOnline ? 'web' : shops[shop]?.id,
    ...(!isOnline && { terminal: `T${chance.between(1, 3)}`, receiptNo: `R${receipt}` }),
    paidAt: iso(at),
    member: { phone: person.phone },
    lines: lines.map(({ sku, name, category, unitFen, quantity }) => ({
      sku,
      name,
      category,
      quantity,
      unitFen,
    })),
    ...(total > 30_000 && chance.happens(30) && { discountFen: 2_000 }),
    ...(isOnline && total < 9_900 && { shippingFen: 800 }),
  };
  const order: DemoEvent = { at, person, path: '/v1/orders', body };
  const repeated = chance.happens(REPEATED_PERCENT) ? [order] : [];
  const returned = chance.happens(RETURNED_PERCENT) ? [giveBack(order, lines, chance)] : [];
  return [order, ...repeated, ...returned];
}

function basket(person: DemoPerson, chance: Chance): readonly (Product & { quantity: number })[] {
  const kinds = chance.between(1, person.basket);
  const chosen = new Map<string, Product & { quantity: number }>();
  for (let index = 0; index < kinds; index++) {
    const isStaple = chance.happens(65);
    const from = catalogue.filter(({ category }) =>
      isStaple
        ? ['milk', 'nappies', 'food'].includes(category)
        : category !== 'gear' || chance.happens(15),
    );
    const product = chance.pick(from);
    chosen.set(product.sku, { ...product, quantity: isStaple ? chance.between(1, 2) : 1 });
  }
  return [...chosen.values()];
}

function giveBack(
  { at, person, body }: DemoEvent,
  lines: readonly { sku: string; quantity: number }[],
  chance: Chance,
): DemoEvent {
  const back = (at + chance.between(1, 9) * DAY_MS + chance.between(-2, 2) * HOUR_MS) as Instant;
  const line = chance.pick(lines);
  const refund = {
    id: `B${String(body['id'])}`,
    channel: body['channel'],
    order: body['id'],
    shop: chance.happens(40) ? chance.pick(shops).id : body['shop'],
    refundedAt: iso(back),
    ...(lines.length > 1 && { lines: [{ sku: line.sku, quantity: 1 }] }),
  };
  return { at: back, person, path: '/v1/refunds', body: refund };
}

type Span = { readonly from: number; readonly days: number };

/** What the people one may be are there to show. */
function stories(people: readonly DemoPerson[], span: Span): readonly DemoEvent[] {
  const who = (id: string) => people.filter((person) => person.id === id);
  return [
    ...who('zhang').flatMap((zhang) => [
      single(zhang, span, { day: span.days - 2, sku: 'dha', id: 'W8803' }),
      benefitUsed(zhang, span, { day: span.days - 40, benefit: 'birthday', id: 'U8806' }),
      benefitUsed(zhang, span, { day: span.days - 1, benefit: 'gift-wrap', id: 'U8807' }),
    ]),
    ...who('li').flatMap((li) => boughtAsStranger(li, span)),
    ...who('chen').flatMap((chen) => returnedTooLate(chen, span)),
  ];
}

/** Two purchases with a number nobody has joined with: they are credited on the day she does. */
const boughtAsStranger = (person: DemoPerson, span: Span): readonly DemoEvent[] => [
  single(person, span, { day: span.days - 6, sku: 'milk-a2-2', id: 'S8804' }),
  single(person, span, { day: span.days - 3, sku: 'nappy-m', id: 'W8805' }),
];

/** A car seat bought early and brought back when its points had expired: they are owed. */
function returnedTooLate(person: DemoPerson, span: Span): readonly DemoEvent[] {
  const bought = Math.max(3, span.days - 110);
  const at = (span.from + (bought + 105) * DAY_MS + 11 * HOUR_MS) as Instant;
  const returned = { channel: 'pos', order: 'S8801', shop: 'hz-xixi', refundedAt: iso(at) };
  return [
    single(person, span, { day: bought, sku: 'car-seat', id: 'S8801' }),
    single(person, span, { day: span.days - 30, sku: 'wipes-80', id: 'S8802' }),
    { at, person, path: '/v1/refunds', body: { id: 'B8801', ...returned } },
  ];
}

/** One thing in the basket; numbers that begin with W are from the web. */
function single(
  person: DemoPerson,
  { from }: Span,
  { day, sku, id }: { day: number; sku: string; id: string },
): DemoEvent {
  const at = (from + day * DAY_MS + 15 * HOUR_MS) as Instant;
  const product = catalogue.find((each) => each.sku === sku);
  if (!product) throw new Error(`no ${sku} in the catalogue`);
  const { name, category, unitFen } = product;
  const isOnline = id.startsWith('W');
  const body = {
    id,
    channel: isOnline ? 'mall' : 'pos',
    shop: isOnline ? 'web' : shops[person.shop]?.id,
    paidAt: iso(at),
    member: { phone: person.phone },
    lines: [{ sku, name, category, quantity: 1, unitFen }],
  };
  return { at, person, path: '/v1/orders', body };
}

/** Used at the counter of the member's own shop. */
function benefitUsed(
  person: DemoPerson,
  { from }: Span,
  { day, benefit, id }: { day: number; benefit: string; id: string },
): DemoEvent {
  const at = (from + day * DAY_MS + 16 * HOUR_MS) as Instant;
  const body = {
    id,
    channel: 'pos',
    shop: shops[person.shop]?.id,
    at: iso(at),
    member: { unionid: unionidOf(person.id) },
    benefit,
  };
  return { at, person, path: '/v1/benefits:use', body };
}

function byDay(
  events: readonly DemoEvent[],
  from: number,
  days: number,
): readonly (readonly DemoEvent[])[] {
  const result: DemoEvent[][] = Array.from({ length: days }, () => []);
  for (const event of events) result[Math.floor((event.at - from) / DAY_MS)]?.push(event);
  return result;
}

const iso = (at: number): string => new Date(at).toISOString();
