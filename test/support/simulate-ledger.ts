import { type Account, type Bounds, openAccount } from '@huigan/shared/account/account';
import { type Applied, apply } from '@huigan/shared/account/apply';
import { afterMove } from '@huigan/shared/account/apply-merge';
import type {
  ApplyRefusal,
  Command,
  DescribeCommand,
  Posting,
} from '@huigan/shared/account/commands';
import type { Entry } from '@huigan/shared/account/entry';
import type { Returnable } from '@huigan/shared/account/returnable';
import { type Cause, cause as causeOf, type MemberId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { Instant } from '@huigan/shared/kernel/time';
import type { ProgramFile } from '@huigan/shared/program/contracts';
import { programOf, rulebookOf } from '@huigan/shared/program/preview';

export type Refused = ApplyRefusal | 'points/replay_differs';
type Segment = { readonly member: MemberId; readonly entries: readonly Entry[] };

/** More rounds than this mean that time never comes to rest. */
const ROUNDS_MAX = 200;

/**
 * The accounts of a brand without a database: posted to, moved to a journal, recalled and merged step
 * by step as `core/account` does, with bounds that a test may shrink. Every account is frozen.
 */
export class Ledger {
  now: Instant;
  readonly rulebook;
  readonly limits: Bounds;
  readonly accounts = new Map<MemberId, Account>();
  readonly journal = new Map<string, Segment>();
  /** The heaviest account, tail and entry seen, as JSON; only where somebody asked to weigh. */
  heaviest = { account: 0, entry: 0, tail: 0 };
  readonly weighs: boolean;

  constructor(
    programs: readonly ProgramFile[],
    { now, limits, weighs = false }: { now: Instant; limits: Bounds; weighs?: boolean },
  ) {
    this.rulebook = rulebookOf(programs.map(programOf));
    this.now = now;
    this.limits = limits;
    this.weighs = weighs;
  }

  open(id: MemberId): void {
    const program = this.rulebook.at(this.now);
    if (!program) throw new Error('a life begins under a program');
    this.accounts.set(id, deepFreeze(openAccount(id, this.now, program)));
  }

  /** The member's own account, also where it was merged into another. */
  own(id: MemberId): Account {
    const account = this.accounts.get(id);
    if (!account) throw new Error(`nobody is ${id}`);
    return account;
  }

  /** The account of who a member is today. */
  read(id: MemberId): Account {
    const account = this.own(id);
    return account.merged === null ? account : this.read(account.merged.into);
  }

  post(member: MemberId, command: Posting): Result<Entry, Refused> {
    let id = member;
    for (let round = 0; round < ROUNDS_MAX; round++) {
      const account = this.own(id);
      const posted = this.posted(account, command);
      if (posted) return isSame(posted, command) ? ok(posted) : err('points/replay_differs');
      if (account.merged === null) {
        const step = this.tryPost(account, command);
        if (step !== 'again') return this.endedBefore(command, step);
      } else {
        this.finishMerge(account);
        id = account.merged.into;
      }
    }
    throw new Error('time never came to rest');
  }

  private tryPost(account: Account, command: Posting): Result<Entry, Refused> | 'again' {
    const applied = this.change(account, command);
    if (applied.ok) {
      if (!applied.value.entry) throw new Error('a command left no entry');
      return ok(applied.value.entry);
    }
    if (applied.error !== 'account/settle_first') return applied;
    this.change(this.own(account.id), { kind: 'settle' });
    return 'again';
  }

  /** Leaves no entry of its own, so it can be told as often as one likes. */
  describe(member: MemberId, command: Omit<DescribeCommand, 'kind'>): void {
    this.settle(member);
    this.change(this.read(member), { kind: 'describe', ...command });
  }

  /** The nightly job. */
  settle(member: MemberId): void {
    for (let round = 0; round < ROUNDS_MAX; round++) {
      const account = this.read(member);
      this.change(account, { kind: 'settle' });
      if (this.own(account.id).seq === account.seq) return;
    }
    throw new Error('time never came to rest');
  }

  /** The process dies after the tail was copied and before the account is written. */
  copyTail(member: MemberId): void {
    this.moveTail(this.read(member));
  }

  /** Everything that was ever posted to an account, oldest first. */
  entries(member: MemberId): readonly Entry[] {
    const moved = this.segmentsOf(member).flatMap(({ entries }) => entries);
    const bySeq = new Map([...moved, ...this.own(member).tail].map((entry) => [entry.seq, entry]));
    return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
  }

  /** What is known of something that may come back, wherever it stands: mergers are finished first. */
  recordOf(member: MemberId, id: string): Returnable | null {
    this.finishMergers(member);
    const account = this.read(member);
    return account.orders.find((order) => order.id === id) ?? this.recordLetGo(account, id);
  }

  /** All that broke off on the way to who a member is today. */
  finishMergers(member: MemberId): void {
    const account = this.own(member);
    if (account.merged === null) return;
    this.finishMerge(account);
    this.finishMergers(account.merged.into);
  }

  /** Hands over what a merged account left, if that is not done yet. */
  finishMerge({ id, merged, tail }: Account, dies: 'halfway' | null = null): void {
    if (!merged?.estate) return;
    const { into, estate } = merged;
    const pair = `merge:${id}>${into}`;
    const at = tail.at(-1)?.postedAt ?? estate.about.joined;
    const moved = this.post(into, {
      kind: 'merge-in',
      cause: causeOf(pair),
      digest: pair,
      at,
      from: id,
      estate,
    });
    if (!moved.ok) throw new Error(`a merger could not be finished: ${moved.error}`);
    if (dies === null) this.save(afterMove(this.own(id)));
  }

  /** One write: the tail moves where it is full, the command is decided, the account is kept. */
  private change(before: Account, command: Command): Result<Applied, ApplyRefusal> {
    const account = before.tail.length < this.limits.tail ? before : this.moveTail(before);
    const context = { now: this.now, rulebook: this.rulebook, limits: this.limits };
    const applied = apply(account, this.recall(account, command), context);
    if (applied.ok) this.save(applied.value.account);
    return applied;
  }

  private save(account: Account): void {
    const before = this.accounts.get(account.id);
    this.accounts.set(account.id, deepFreeze(account));
    if (this.weighs) this.weigh(account, before?.seq ?? 0);
  }

  private weigh(account: Account, seq: number): void {
    const entries = account.tail.filter((entry) => entry.seq >= seq);
    this.heaviest = {
      account: Math.max(this.heaviest.account, bytes(account)),
      tail: Math.max(this.heaviest.tail, bytes(account.tail)),
      entry: Math.max(this.heaviest.entry, ...entries.map(bytes)),
    };
  }

  /** Writes a segment once; one that is there already is adopted as it stands. */
  private moveTail(account: Account): Account {
    const { id: member, tail } = account;
    const key = `${member}:${tail[0]?.seq ?? 0}`;
    const segment = this.journal.get(key) ?? { member, entries: tail };
    this.journal.set(key, segment);
    const last = segment.entries.at(-1)?.seq ?? -1;
    return deepFreeze({ ...account, tail: tail.filter(({ seq }) => seq > last) });
  }

  /** Only where the account itself says that it could have been posted is the journal asked. */
  private posted({ tail, keys, floor }: Account, { cause, at }: Posting): Entry | null {
    const atHand = tail.find((entry) => entry.cause === cause);
    if (atHand) return atHand;
    if (!keys.some((key) => key.cause === cause) && at > floor) return null;
    return this.movedEntry(cause);
  }

  private movedEntry(cause: Cause): Entry | null {
    const moved = [...this.journal.values()].flatMap(({ entries }) => entries);
    return moved.find((entry) => entry.cause === cause) ?? null;
  }

  /** A hold that is gone may have ended this very way long ago. */
  private endedBefore(command: Posting, step: Result<Entry, Refused>): Result<Entry, Refused> {
    if (step.ok || step.error !== 'points/no_hold') return step;
    const ended = this.movedEntry(command.cause);
    return ended && isSame(ended, command) ? ok(ended) : step;
  }

  private recall<C extends Command>(account: Account, command: C): C {
    const id = recordWanted(command);
    const isAtHand = ({ id: known, unearned }: Returnable) =>
      known === id && !(command.kind === 'reverse' && unearned);
    if (id === null || account.orders.some(isAtHand)) return command;
    return { ...command, recalled: this.recordLetGo(account, id) };
  }

  /** The account's own, then what the members who became this one left, the last of them first. */
  private recordLetGo(account: Account, id: string): Returnable | null {
    const found = newestOf(id, account.tail) ?? this.inJournal(account.id, id);
    if (found) return found;
    for (const member of [...account.absorbed].reverse()) {
      const left = this.own(member);
      const kept = left.merged?.orders.find((order) => order.id === id);
      const record = kept ?? newestOf(id, left.tail) ?? this.inJournal(member, id);
      if (record) return record;
    }
    return null;
  }

  private inJournal(member: MemberId, id: string): Returnable | null {
    return newestOf(
      id,
      this.segmentsOf(member).flatMap(({ entries }) => entries),
    );
  }

  private segmentsOf(member: MemberId): readonly Segment[] {
    return [...this.journal.values()].filter((segment) => segment.member === member);
  }
}

/** What an order caused by itself has no content to differ in. */
const isSame = (posted: Entry, { digest }: Posting): boolean =>
  posted.digest === digest || posted.digest === '';

function recordWanted(command: Command): string | null {
  if (command.kind === 'reverse') return command.refund.order;
  if (command.kind === 'unspend') return command.id;
  return command.kind === 'earn' && command.order.pointsUsed > 0 ? command.order.id : null;
}

const newestOf = (id: string, entries: readonly Entry[]): Returnable | null =>
  entries
    .flatMap(({ evicted }) => evicted ?? [])
    .filter((order) => order.id === id)
    .at(-1) ?? null;

export const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const each of Object.values(value)) deepFreeze(each);
  return Object.freeze(value);
}
