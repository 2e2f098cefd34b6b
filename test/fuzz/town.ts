import type { Dice } from './dice';
import type { Fields, Json } from './values';

type Known = {
  readonly orders: Fields[];
  readonly spends: Fields[];
  readonly holds: Fields[];
  readonly members: Fields[];
};
const REMEMBERED = 300;

/** What there is by now: requests that shall be understood speak of it. */
export class Town {
  private readonly known: Known = { orders: [], spends: [], holds: [], members: [] };
  private readonly dice: Dice;
  private readonly now: () => number;
  private numbers = 0;

  constructor(dice: Dice, now: () => number) {
    this.dice = dice;
    this.now = now;
  }

  /** The same body, speaking of members, orders and times there are. */
  steered(path: string, body: Json): Json {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
    const { refund, order, orders, ...fields } = body as Fields;
    if (Array.isArray(orders)) return { orders: orders.map(() => this.anOrder()) };
    if (path === 'POST /v1/exchanges') return this.anExchange();
    if (path === 'POST /v1/orders') return this.anOrder(fields);
    if (path === 'POST /v1/members')
      return this.dice.pick<Json>([{ phone: this.phone() }, { unionid: `union-${this.phone()}` }]);
    const known = { ...fields, ...this.places(fields) };
    if (path.startsWith('POST /v1/refunds')) return this.aReturn(path, known);
    return this.aUse(path, known);
  }

  remember(path: string, body: Json): void {
    const keep = (list: Fields[]) => {
      list.push(body as Fields);
      if (list.length > REMEMBERED) list.shift();
    };
    if (path === 'POST /v1/orders') keep(this.known.orders);
    if (path === 'POST /v1/redemptions') keep(this.known.spends);
    if (path === 'POST /v1/redemptions:hold') keep(this.known.holds);
  }

  /** The number on a card. */
  met(memberNo: string): void {
    this.known.members.push({ memberNo });
    if (this.known.members.length > REMEMBERED) this.known.members.shift();
  }

  private anOrder(given: Fields = {}): Json {
    const { dice } = this;
    const lines = Array.from({ length: dice.whole(1, 4) }, (_, index) => ({
      sku: dice.pick(['milk', 'bread', '奶', `s${index}`]),
      category: dice.pick(['milk', 'toy']),
      quantity: dice.whole(1, 5),
      unitFen: dice.pick([0, 1, 99, 10_000, dice.whole(1, 50_000)]),
    }));
    const {
      discountFen: _d,
      tenders: _t,
      pointsUsed: _p,
      paidAt: _a,
      shippingFen: _s,
      ...odd
    } = given;
    return {
      ...odd,
      id: this.number('o'),
      channel: dice.pick(['pos', 'pos', 'mall']),
      shop: 'binjiang',
      paidAt: this.time(),
      member: this.member(),
      lines,
      ...(dice.chance(0.2) && { pointsUsed: dice.pick([0, 100, 200]) }),
    };
  }

  private aReturn(path: string, { lines: _, amountFen: __, ...fields }: Fields): Json {
    const { dice } = this;
    const order = this.known.orders.length > 0 ? dice.pick(this.known.orders) : null;
    const sold = (order?.['lines'] ?? []) as readonly Fields[];
    const some = sold.length > 0 ? dice.pick(sold) : { sku: 'milk' };
    const how = dice.pick<Fields>([
      {},
      { amountFen: dice.whole(1, 20_000) },
      { lines: [{ sku: some['sku'] ?? 'milk', quantity: 1 }] },
    ]);
    const of = {
      channel: order?.['channel'] ?? 'pos',
      order: order?.['id'] ?? this.number('early'),
    };
    const quote = path.endsWith(':quote');
    return {
      ...fields,
      ...of,
      ...how,
      ...(!quote && { id: this.number('r'), refundedAt: this.time() }),
    };
  }

  private anExchange(): Json {
    const id = this.number('x');
    const refund = this.aReturn('', { shop: 'xixi' }) as Fields;
    return { refund: { ...refund, id }, order: { ...(this.anOrder() as Fields), id } };
  }

  private aUse(path: string, fields: Fields): Json {
    const { dice } = this;
    const held = /:(capture|release)$/.test(path) && this.known.holds.length > 0;
    if (held) {
      const { id, member, channel } = dice.pick(this.known.holds);
      const { points: _, ...rest } = fields;
      return { ...rest, id: id ?? '', member: member ?? {}, channel: channel ?? 'pos' };
    }
    const spent = path.endsWith(':return') && this.known.spends.length > 0;
    if (!spent) return { ...fields, ...('points' in fields && { points: dice.whole(1, 60) }) };
    const { id, member, channel } = dice.pick(this.known.spends);
    return { ...fields, of: id ?? '', member: member ?? {}, channel: channel ?? 'pos' };
  }

  private places(fields: Fields): Fields {
    return {
      ...('id' in fields && { id: this.number('u') }),
      ...('channel' in fields && { channel: 'pos' }),
      ...('member' in fields && { member: this.member() }),
      ...('at' in fields && { at: this.time() }),
      ...('until' in fields && { until: this.time(60) }),
      ...('benefit' in fields && {
        benefit: this.dice.pick(['gift-wrap', 'birthday', 'free-shipping', 'advice']),
      }),
    };
  }

  private number(kind: string): string {
    // Some come twice: the same number with other content.
    if (this.dice.chance(0.03)) return `${kind}-${this.dice.whole(0, this.numbers)}`;
    this.numbers += 1;
    return `${kind}-${this.numbers}`;
  }

  private phone(): string {
    return `1330000${1000 + this.dice.whole(0, 60)}`;
  }

  private member(): Json {
    if (this.known.members.length > 0 && this.dice.chance(0.3))
      return this.dice.pick(this.known.members);
    return { phone: this.phone() };
  }

  private time(minutesAhead = 0): string {
    const minutes = this.dice.chance(0.9) ? -this.dice.whole(0, 30) : this.dice.whole(-60_000, 30);
    return new Date(this.now() + (minutes + minutesAhead) * 60_000).toISOString();
  }
}
