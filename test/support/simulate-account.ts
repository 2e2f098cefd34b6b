import {
  type Account,
  type Bounds,
  bounds,
  type Entry,
  openAccount,
  type ReturnableOrder,
} from '@huigan/shared/account/account';
import { apply } from '@huigan/shared/account/apply';
import type { EarnCommand, ReverseCommand } from '@huigan/shared/account/commands';
import { type Cause, earnCause, memberId, refundCause } from '@huigan/shared/kernel/ids';
import { type Instant, instant } from '@huigan/shared/kernel/time';
import { decideOrder, type Order, orderPaid, type Refund } from '@huigan/shared/orders/order';
import { decideRefund, orderRefunded } from '@huigan/shared/orders/refund';
import type { ProgramFile } from '@huigan/shared/program/contracts';
import { programOf, rulebookOf } from '@huigan/shared/program/preview';
import { anOrder, aProgram, aRefund } from './build';

type Start = { programs?: readonly ProgramFile[]; limits?: Bounds; joined?: string };
type Posting = EarnCommand | ReverseCommand;

/**
 * One member's life without a database: orders and returns go through the decisions of the till and
 * of the account, the tail moves to a journal in memory, and every account is frozen before use.
 */
export class Life {
  account: Account;
  now: Instant;
  readonly journal: Entry[] = [];
  readonly orders = new Map<string, Order>();
  readonly limits: Bounds;
  readonly rulebook;
  /** The heaviest account and entry seen, as JSON. */
  heaviest = { account: 0, entry: 0, tail: 0 };
  taken: string[] = [];

  constructor({
    programs = [aProgram()],
    limits = bounds,
    joined = '2026-03-01T09:00:00+08:00',
  }: Start = {}) {
    this.rulebook = rulebookOf(programs.map(programOf));
    this.limits = limits;
    this.now = instant(joined);
    const program = this.rulebook.at(this.now);
    if (!program) throw new Error('a life begins under a program');
    this.account = deepFreeze(openAccount(memberId('m-1'), this.now, program));
  }

  /** The clock moves; nothing looks at the account yet. */
  waitUntil(when: Instant): void {
    if (when > this.now) this.now = when;
  }

  /** The nightly job. */
  settle(): void {
    for (let round = 0; round < 100; round++) {
      const before = this.account.seq;
      this.moveTail();
      this.take(apply(this.account, { kind: 'settle' }, this.context()));
      if (this.account.seq === before) return;
    }
    throw new Error('time never came to rest');
  }

  passTo(when: Instant): void {
    this.waitUntil(when);
    this.settle();
  }

  buy(over: Record<string, unknown> = {}): Entry {
    const body = anOrder({ paidAt: new Date(this.now).toISOString(), ...over });
    const program = this.rulebook.at(body.paidAt);
    const decided = decideOrder(body, { program, now: this.now });
    if (!decided.ok) throw new Error(decided.error);
    const order = decided.value;
    if (!this.orders.has(order.id)) this.orders.set(order.id, order);
    return this.earn(order);
  }

  earn(order: Order): Entry {
    return this.post({
      kind: 'earn',
      cause: earnCause(order.id),
      digest: order.id,
      order: orderPaid(order),
    });
  }

  giveBack(over: Record<string, unknown> = {}): Entry {
    const refund = this.record(over);
    return this.reverse(refund.order, refund.refund);
  }

  /** The till's part of a return, without the account's: as if the process died in between. */
  record(over: Record<string, unknown> = {}): { order: Order; refund: Refund } {
    const body = aRefund({ refundedAt: new Date(this.now).toISOString(), ...over });
    const order = this.orders.get(`${body.channel}:${body.order}`);
    const program = order && this.rulebook.version(order.program);
    if (!order || !program) throw new Error('no such order');
    const decided = decideRefund(order, body, { program, now: this.now, digest: body.id });
    if (!decided.ok) throw new Error(decided.error);
    this.orders.set(order.id, decided.value.order);
    return decided.value;
  }

  reverse(order: Order, refund: Refund): Entry {
    const back = orderRefunded(order, refund);
    const cause = refundCause(order.id, refund.id);
    return this.post({
      kind: 'reverse',
      cause,
      digest: refund.digest,
      refund: back,
      recalled: null,
    });
  }

  entries(): readonly Entry[] {
    return [...this.journal, ...this.account.tail];
  }

  private post(command: Posting): Entry {
    for (let round = 0; round < 100; round++) {
      const posted = this.posted(command);
      if (posted) return posted;
      this.moveTail();
      const applied = apply(this.account, this.recall(command), this.context());
      if (applied.ok) {
        this.take(applied);
        if (!applied.value.entry) throw new Error('a command left no entry');
        return applied.value.entry;
      }
      if (applied.error !== 'account/settle_first') throw new Error(applied.error);
      this.take(apply(this.account, { kind: 'settle' }, this.context()));
    }
    throw new Error('time never came to rest');
  }

  /** Only where the account itself says that it could have been posted is the journal asked. */
  private posted({ cause, ...command }: Posting): Entry | null {
    const { keys, floor, tail } = this.account;
    const when = command.kind === 'earn' ? command.order.paidAt : command.refund.refundedAt;
    const ask = keys.some((key) => key.cause === cause) || when <= floor;
    return byCause(tail, cause) ?? (ask ? byCause(this.journal, cause) : null);
  }

  private recall(command: Posting): Posting {
    if (command.kind === 'earn') return command;
    const letGo: readonly ReturnableOrder[] = this.entries().flatMap(
      ({ evicted }) => evicted ?? [],
    );
    const recalled = letGo.filter(({ id }) => id === command.refund.order).at(-1) ?? null;
    return { ...command, recalled };
  }

  private take(applied: ReturnType<typeof apply>): void {
    if (!applied.ok) throw new Error(applied.error);
    const entries = applied.value.account.tail.filter(({ seq }) => seq >= this.account.seq);
    this.account = deepFreeze(applied.value.account);
    const { heaviest } = this;
    this.heaviest = {
      account: Math.max(heaviest.account, bytes(this.account)),
      tail: Math.max(heaviest.tail, bytes(this.account.tail)),
      entry: Math.max(heaviest.entry, ...entries.map(bytes)),
    };
  }

  private moveTail(): void {
    if (this.account.tail.length < this.limits.tail) return;
    this.journal.push(...this.account.tail);
    this.account = deepFreeze({ ...this.account, tail: [] });
  }

  private context() {
    return { now: this.now, rulebook: this.rulebook, limits: this.limits };
  }
}

export const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

const byCause = (entries: readonly Entry[], cause: Cause): Entry | null =>
  entries.find((entry) => entry.cause === cause) ?? null;

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const each of Object.values(value)) deepFreeze(each);
  return Object.freeze(value);
}
