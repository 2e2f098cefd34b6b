import { type Bounds, spendable } from '@huigan/shared/account/account';
import type { Posting } from '@huigan/shared/account/commands';
import type { Entry } from '@huigan/shared/account/entry';
import { type Instant, later, MINUTE_MS } from '@huigan/shared/kernel/time';
import type { Order, Refund } from '@huigan/shared/orders/order';
import type { ProgramFile } from '@huigan/shared/program/contracts';
import { Life } from './simulate-account';
import { Book, type Line, type Terms } from './simulate-book';
import type { Ledger, Refused } from './simulate-ledger';

/** Programs, and what they promise in plain numbers; null where that would be a second product. */
export type Promised = {
  readonly name: string;
  readonly programs: readonly ProgramFile[];
  readonly terms: Terms | null;
};
export type Person = { readonly life: Life; book: Book };
/** What happened at the till, or left a friend, and has not reached the account. */
export type UnderWay =
  | { readonly kind: 'order'; readonly who: Person; readonly order: Order }
  | {
      readonly kind: 'return';
      readonly who: Person;
      readonly order: Order;
      readonly refund: Refund;
      readonly lines: readonly Line[];
    }
  | { readonly kind: 'gift'; readonly who: Person; readonly to: Person; readonly id: string };
export type Numbered = { readonly id: string; readonly who: Person };
type Posted = { readonly who: Life; readonly command: Posting; readonly entry: Entry };
export type Refusal = Refused | null;

const NAMES = ['bea', 'cleo'];

/** Three members, their tills and the mail between them: once in the product, once in plain books. */
export class Town {
  readonly people: readonly Person[];
  readonly first: Life;
  readonly posted: Posted[] = [];
  readonly underWay: UnderWay[] = [];
  /** Numbers of holds and spendings, and those that are an order's as well. */
  readonly uses: Numbered[] = [];
  readonly orders: Numbered[] = [];
  readonly booked = new Set<string>();
  private numbers = 0;

  /** False: no book says what should happen, only the rules of the ledger have to hold. */
  readonly isBooked: boolean;

  constructor({ programs, terms }: Promised, limits: Bounds) {
    this.first = new Life({ programs, limits });
    const lives = [this.first, ...NAMES.map((name) => this.first.friend(name))];
    this.isBooked = terms !== null;
    this.people = lives.map((life) => ({ life, book: new Book(terms ?? ANY, limits.lots) }));
  }

  get ledger(): Ledger {
    return this.first.ledger;
  }

  get now(): Instant {
    return this.ledger.now;
  }

  ago = (minutes: number): Instant => later(this.now, 0 - minutes * MINUTE_MS);

  at = (which: number): Person => this.people[which % this.people.length] as Person;

  next = (name: string): string => `${name}${this.numbers++}`;

  /** Whose points a person's are today. */
  heir({ life }: Person): Person {
    const { id } = this.ledger.read(life.id);
    return this.people.find((each) => each.life.id === id) as Person;
  }

  /** The book of who a person is today; whoever asks first finishes a merger that broke off. */
  touch({ life, book }: Person): Book {
    const { merged } = life.account;
    if (merged === null) return book;
    const heir = this.touch(this.people.find((each) => each.life.id === merged.into) as Person);
    if (book !== heir) {
      heir.takeOver(book, this.now);
      for (const each of this.people) if (each.book === book) each.book = heir;
    }
    return heir;
  }

  post({ life }: Person, command: Posting): Refusal {
    const posted = this.ledger.post(life.id, command);
    if (!posted.ok) return posted.error;
    this.posted.push({ who: life, command, entry: posted.value });
    return null;
  }

  /** So much of what can be spent. Looking finishes no merger: only a command does. */
  share(who: Person, percent: number): number {
    const { book, life } = this.heir(who);
    book.passTo(this.now);
    const all = this.isBooked ? book.spendable() : spendable(life.account);
    return Math.ceil((all * percent) / 100);
  }

  /** The product refuses what the book refuses, and nothing else. */
  agree(actual: Refusal, wanted: string | null): void {
    if (this.isBooked && actual !== wanted) expect(actual).toBe(wanted);
  }
}

const ANY: Terms = { months: 12, shared: false, shortfall: 'debt', waits: () => 0, rate: 1 };
