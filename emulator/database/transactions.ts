import { randomUUID } from 'node:crypto';
import type { Collection, Write } from './collection';
import type { DocumentId } from './document';
import type { Stored } from './documents';
import { Refusal } from './refusal';

/** After so long the platform gives a transaction up. */
const EXPIRES_AFTER_MS = 30_000;

/** Whose transaction it is; null where nobody can tell callers apart. */
export type Caller = string | null;

type Place = { readonly collection: Collection; readonly id: DocumentId };

/** A document that an open transaction has written: whoever else writes it has to wait or to give way. */
export class Locked extends Error {
  readonly holder: Pick<Transaction, 'caller' | 'released' | 'heardAt'>;

  constructor(holder: Locked['holder']) {
    super('a document is being written by a transaction');
    this.holder = holder;
  }
}

/** Sees documents as they were when it began, and its own writes; commits all of them or none. */
class Transaction {
  readonly id = randomUUID();
  readonly expiresAt: number;
  readonly writes = new Map<string, Write & Place>();
  /** What others have changed since, as it was before. */
  readonly before = new Map<string, Stored | null>();
  readonly released: Promise<void>;
  release: () => void = () => undefined;
  /** When it last made a call, by this machine's clock. */
  heardAt = performance.now();

  readonly caller: Caller;

  constructor(now: number, caller: Caller) {
    this.caller = caller;
    this.expiresAt = now + EXPIRES_AFTER_MS;
    this.released = new Promise((resolve) => {
      this.release = resolve;
    });
  }

  view({ collection, id }: Place): Stored | null {
    const key = keyOf(collection, id);
    const own = this.writes.get(key);
    if (own) return own.after;
    return this.before.get(key) ?? (this.before.has(key) ? null : (collection.get(id) ?? null));
  }
}

/** The open transactions of a database: snapshots, first writer wins, nobody waits for a reader. */
export class Transactions {
  private readonly open = new Map<string, Transaction>();
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  start(caller: Caller): string {
    this.forgetExpired();
    const transaction = new Transaction(this.now(), caller);
    this.open.set(transaction.id, transaction);
    return transaction.id;
  }

  isOpenFor(caller: Caller): boolean {
    if (caller === null || this.open.size === 0) return false;
    this.forgetExpired();
    return [...this.open.values()].some((transaction) => transaction.caller === caller);
  }

  read(transactionId: string, place: Place): Stored | null {
    return this.running(transactionId).view(place);
  }

  /** Takes the document for this transaction; conflicts with who changed it since, or holds it. */
  write(transactionId: string, place: Place, after: Stored | null): void {
    const transaction = this.running(transactionId);
    const key = keyOf(place.collection, place.id);
    const holder = this.holderOf(key);
    if (transaction.before.has(key) || (holder !== null && holder !== transaction)) {
      this.end(transaction);
      throw conflict();
    }
    const before = transaction.writes.get(key)?.before ?? place.collection.get(place.id) ?? null;
    transaction.writes.set(key, { ...place, before, after });
  }

  /** What it wrote, to be applied at once. */
  commit(transactionId: string): readonly (Write & Place)[] {
    const transaction = this.running(transactionId);
    this.end(transaction);
    return [...transaction.writes.values()];
  }

  abort(transactionId: string): void {
    this.end(this.running(transactionId));
  }

  /** Writers outside any transaction wait for the one that holds the document. */
  mustBeFree(collection: Collection, writes: readonly Write[]): void {
    if (this.open.size === 0) return;
    this.forgetExpired();
    for (const { id } of writes) {
      const holder = this.holderOf(keyOf(collection, id));
      if (holder) throw new Locked(holder);
    }
  }

  /** Everybody who began earlier goes on seeing what was there. */
  noteCommitted(collection: Collection, writes: readonly Write[]): void {
    if (this.open.size === 0) return;
    for (const { id, before } of writes) {
      const key = keyOf(collection, id);
      for (const transaction of this.open.values()) {
        if (!transaction.before.has(key)) transaction.before.set(key, before);
      }
    }
  }

  private holderOf(key: string): Transaction | null {
    for (const transaction of this.open.values()) {
      if (transaction.writes.has(key)) return transaction;
    }
    return null;
  }

  private running(transactionId: string): Transaction {
    this.forgetExpired();
    const transaction = this.open.get(transactionId);
    if (transaction) {
      transaction.heardAt = performance.now();
      return transaction;
    }
    throw new Refusal(
      'DATABASE_TRANSACTION_FAIL',
      '[ResourceUnavailable.TransactionNotExist] Transaction does not exist: it ended, or 30 s are over.',
    );
  }

  private forgetExpired(): void {
    for (const transaction of this.open.values()) {
      if (transaction.expiresAt <= this.now()) this.end(transaction);
    }
  }

  private end(transaction: Transaction): void {
    this.open.delete(transaction.id);
    transaction.release();
  }
}

const keyOf = (collection: Collection, id: DocumentId): string =>
  `${collection.name}\0${JSON.stringify(id)}`;

const conflict = (): Refusal =>
  new Refusal(
    'DATABASE_TRANSACTION_CONFLICT',
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others.',
  );
