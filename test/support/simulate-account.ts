import { type Account, type Bounds, bounds } from '@huigan/shared/account/account';
import type { DescribeCommand, Posting } from '@huigan/shared/account/commands';
import type { Entry } from '@huigan/shared/account/entry';
import { type MemberId, memberId } from '@huigan/shared/kernel/ids';
import { type Instant, instant } from '@huigan/shared/kernel/time';
import { decideOrder, type Order, orderPaid, type Refund } from '@huigan/shared/orders/order';
import { decideRefund, orderRefunded } from '@huigan/shared/orders/refund';
import type { Program, ProgramFile } from '@huigan/shared/program/contracts';
import { anOrder, aProgram, aRefund } from './build';
import * as the from './simulate-commands';
import { Ledger } from './simulate-ledger';

type Start = {
  programs?: readonly ProgramFile[];
  limits?: Bounds;
  joined?: string;
  /** Notes how heavy the account and its entries become. */
  weighs?: boolean;
};
type Over = { id?: string; at?: Instant };

/**
 * One member's life without a database: orders and returns go through the decisions of the till and
 * of the account. What is refused is thrown by its code. Friends live in the same ledger.
 */
export class Life {
  readonly id: MemberId;
  readonly ledger: Ledger;
  /** What the till knows, whoever bought it. */
  readonly orders: Map<string, Order>;
  private uses = 0;

  constructor(
    { programs = [aProgram()], limits = bounds, joined = JOINED, weighs = false }: Start = {},
    friend?: { of: Life; id: string },
  ) {
    this.id = memberId(friend?.id ?? 'm-1');
    this.ledger =
      friend?.of.ledger ?? new Ledger(programs, { now: instant(joined), limits, weighs });
    this.orders = friend?.of.orders ?? new Map();
    this.ledger.open(this.id);
  }

  /** Somebody else, whose clock and till are the same. */
  friend(id: string): Life {
    return new Life({}, { of: this, id });
  }

  get account(): Account {
    return this.ledger.own(this.id);
  }

  get now(): Instant {
    return this.ledger.now;
  }

  get limits(): Bounds {
    return this.ledger.limits;
  }

  get rulebook(): Ledger['rulebook'] {
    return this.ledger.rulebook;
  }

  get heaviest(): Ledger['heaviest'] {
    return this.ledger.heaviest;
  }

  /** The clock moves; nothing looks at the account yet. */
  waitUntil(when: Instant): void {
    if (when > this.now) this.ledger.now = when;
  }

  /** The nightly job. */
  settle(): void {
    this.ledger.settle(this.id);
  }

  passTo(when: Instant): void {
    this.waitUntil(when);
    this.settle();
  }

  buy(over: Record<string, unknown> = {}): Entry {
    return this.earn(this.order(over));
  }

  /** The till's part of a purchase, without the account's. */
  order(over: Record<string, unknown> = {}): Order {
    const body = anOrder({ paidAt: new Date(this.now).toISOString(), ...over });
    const program = this.rulebook.at(body.paidAt);
    const decided = decideOrder(body, { program, now: this.now });
    if (!decided.ok) throw new Error(decided.error);
    const order = decided.value;
    if (!this.orders.has(order.id)) this.orders.set(order.id, order);
    return order;
  }

  earn(order: Order): Entry {
    return this.post(the.earn(this.paid(order)));
  }

  /** An order and a return as the account is told of them. */
  paid = (order: Order) => orderPaid(order, this.judgeOf(order));
  refunded = (order: Order, refund: Refund) => orderRefunded(order, refund, this.judgeOf(order));

  giveBack(over: Record<string, unknown> = {}): Entry {
    const { order, refund } = this.record(over);
    return this.reverse(order, refund);
  }

  /** The till's part of a return, without the account's: as if the process died in between. */
  record(over: Record<string, unknown> = {}): { order: Order; refund: Refund } {
    const body = aRefund({ refundedAt: new Date(this.now).toISOString(), ...over });
    const order = this.orders.get(`${body.channel}:${body.order}`);
    if (!order) throw new Error('no such order');
    const program = this.judgeOf(order);
    const decided = decideRefund(order, body, { program, now: this.now, digest: body.id });
    if (!decided.ok) throw new Error(decided.error);
    this.orders.set(order.id, decided.value.order);
    return decided.value;
  }

  reverse(order: Order, refund: Refund): Entry {
    return this.post(the.reverse(this.refunded(order, refund), refund));
  }

  spend(points: number, over: Over = {}): Entry {
    return this.post(the.spend({ ...this.use(over), points }));
  }

  unspend(of: string, over: Over = {}): Entry {
    return this.post(the.unspend({ ...this.use(over), of }));
  }

  hold(points: number, over: Over & { until?: Instant } = {}): Entry {
    return this.post(the.hold({ ...this.use(over), until: over.until ?? null, points }));
  }

  capture(id: string, points: number | null = null): Entry {
    return this.post(the.capture({ id, points, at: this.now }));
  }

  release(id: string): Entry {
    return this.post(the.release({ id, at: this.now }));
  }

  adjust(points: number, by: Partial<the.Adjusted> & Over = {}): Entry {
    const staff = { reason: 'a mistake', by: 'staff-1', approvedBy: 'staff-2' };
    return this.post(the.adjust({ ...staff, ...by, ...this.use(by), points }));
  }

  benefit(benefit: string, over: Over = {}): Entry {
    return this.post(the.benefit({ ...this.use(over), benefit }));
  }

  describe(command: Omit<DescribeCommand, 'kind'>): void {
    this.ledger.describe(this.id, command);
  }

  /** Points leave for a friend; what is under way is known by its number. */
  giftOut(to: Life, points: number, over: Over = {}): Entry {
    return this.post(the.giftOut({ ...this.use(over), to: to.id, points }));
  }

  /** What a friend sent arrives. */
  giftIn(from: Life, id: string, at: Instant = this.now): Entry {
    const parts = this.ledger.recordOf(from.id, the.giftRecord(id))?.payment?.parts ?? [];
    return this.post(the.giftIn({ id, at, from: from.id, parts }));
  }

  giftTo(to: Life, points: number, over: Over = {}): Entry {
    const id = this.use(over).id;
    const at = over.at ?? this.now;
    this.giftOut(to, points, { id, at });
    return to.giftIn(this, id, at);
  }

  /** This member turns out to be another; a process may die before or after the other one heard of it. */
  mergeInto(other: Life, dies: 'before' | 'after' | null = null): void {
    const staying = this.ledger.read(other.id);
    const into = staying.id;
    const mergers = staying.absorbed.length + this.account.absorbed.length;
    if (this.account.merged === null && into !== this.id && mergers >= this.limits.absorbed) {
      throw new Error('account/too_many_merges');
    }
    this.post(the.mergeOut({ from: this.id, into, at: this.now }));
    if (dies === 'before') return;
    this.ledger.finishMerge(this.account, dies === 'after' ? 'halfway' : null);
  }

  leave(): Entry {
    return this.post(the.leave({ member: this.id, at: this.now }));
  }

  entries(): readonly Entry[] {
    return this.ledger.entries(this.id);
  }

  post(command: Posting): Entry {
    const posted = this.ledger.post(this.id, command);
    if (!posted.ok) throw new Error(posted.error);
    return posted.value;
  }

  private judgeOf(order: Order): Program {
    const program = this.rulebook.version(order.program);
    if (!program) throw new Error('an order names the version that judges it');
    return program;
  }

  private use({ id, at = this.now }: Over): { id: string; at: Instant } {
    return { id: id ?? `pos:${this.id}-${this.uses++}`, at };
  }
}

const JOINED = '2026-03-01T09:00:00+08:00';
