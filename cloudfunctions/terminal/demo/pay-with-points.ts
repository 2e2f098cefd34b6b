import { DAY_MS } from '@huigan/shared/kernel/time';
import type { DemoEvent } from './demo-event';
import { unionidOf } from './people';

/** Whole hundreds, as the demo's program takes them: 100 points are ¥1. */
const STEP = 100;
const USED_MAX = 500;
/** Every so many of a member's orders that could be paid with points are. */
const ONE_IN = 4;
/** Younger than any points that expire. */
const YOUNG_MS = 60 * DAY_MS;

/** Lets some shop orders be paid with points, those of members who have them for certain. */
export function payWithPoints(events: readonly DemoEvent[]): readonly DemoEvent[] {
  const used = new Map<unknown, number>();
  const { returned, owing } = comingBack(events);
  const orders = events.filter(isShopOrder);
  for (const member of new Set(orders.map(({ person }) => person.id))) {
    if (owing.has(member)) continue;
    const own = orders.filter(({ person }) => person.id === member);
    for (const [id, points] of paidBy(own, returned)) used.set(id, points);
  }
  return events.map((event) => {
    const pointsUsed = isShopOrder(event) ? used.get(event.body['id']) : undefined;
    if (pointsUsed === undefined) return event;
    // They are signed in where they pay: a phone number alone uses nobody's points.
    const member = { unionid: unionidOf(event.person.id) };
    return { ...event, body: { ...event.body, member, pointsUsed } };
  });
}

const isShopOrder = ({ path, body, person }: DemoEvent): boolean =>
  path === '/v1/orders' && body['channel'] === 'pos' && person.joinsOnDay !== null;

/** Orders that come back, and who owes points because one did when its own had expired. */
function comingBack(events: readonly DemoEvent[]) {
  const boughtAt = new Map(events.map(({ at, body }) => [body['id'], at]));
  const returns = events.filter(({ path }) => path === '/v1/refunds');
  const late = returns.filter(({ at, body }) => at > (boughtAt.get(body['order']) ?? 0) + YOUNG_MS);
  return {
    returned: new Set(returns.map(({ body }) => body['order'])),
    owing: new Set(late.map(({ person }) => person.id)),
  };
}

/** What a member has for certain: a point for every ¥1 spent in a shop, where points are there at once. */
type Purse = { readonly earned: { readonly at: number; readonly points: number }[]; used: number };

/** The points that pay for each order of one member. */
function paidBy(orders: readonly DemoEvent[], returned: ReadonlySet<unknown>) {
  const paid = new Map<unknown, number>();
  const purse: Purse = { earned: [], used: 0 };
  let could = 0;
  // A till that repeats itself says the same again.
  for (const order of new Set(orders)) {
    const { at, body } = order;
    const usable = usableFor(order, purse);
    if (usable > 0) could += 1;
    const used = could % ONE_IN === 0 ? usable : 0;
    if (used > 0) paid.set(body['id'], used);
    purse.used += used;
    const points = Math.floor((payableOf(body) - used) / 100);
    purse.earned.push({ at, points: returned.has(body['id']) ? 0 : points });
  }
  return paid;
}

function usableFor({ at, body }: DemoEvent, { earned, used }: Purse): number {
  const young = earned.filter((each) => each.at > at - YOUNG_MS);
  const certain = young.reduce((sum, { points }) => sum + points, 0) - used;
  const most = Math.min(certain, payableOf(body) / 2, USED_MAX);
  return Math.max(0, most - (most % STEP));
}

function payableOf(body: DemoEvent['body']): number {
  const lines = body['lines'] as readonly { readonly unitFen: number; readonly quantity: number }[];
  const total = lines.reduce((sum, { unitFen, quantity }) => sum + unitFen * quantity, 0);
  return total - Number(body['discountFen'] ?? 0);
}
