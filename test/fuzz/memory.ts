import type { Chance } from '@huigan/cloudfunctions/terminal/demo/chance';
import type { Instant } from '@huigan/shared/kernel/time';
import { type CodeSeed, spendingCode } from '@huigan/shared/members/spending-code';
import type { ProgramFile } from '@huigan/shared/program/contracts';
import type { Operation } from './operations';

export type Fields = Record<string, unknown>;
type Kept = { readonly channel: string; readonly id: string; readonly body: Fields };

const KEPT_MAX = 300;
const PHONES = 36;
const PEOPLE = 12;
/** They never join by themselves: somebody's family. */
const NEWCOMERS = 4;

const phoneOf = (number: number): string => `138${String(10_000_000 + number)}`;

/** Somebody with a phone. The last ones share numbers with the first: two who claim to be one. */
export const everybody = Array.from({ length: PEOPLE + NEWCOMERS }, (_, number) => ({
  id: `p${number}`,
  name: `p${number}`,
  note: '',
  openid: `openid-p${number}`,
  unionid: `unionid-p${number}`,
  appid: 'wx-huigan-demo',
}));
export const people = everybody.slice(0, PEOPLE);
const newcomers = everybody.slice(PEOPLE);

/** What exists by now, as somebody outside can know it: enough to ask for it again. */
export class Memory {
  readonly orders: Kept[] = [];
  readonly holds: Kept[] = [];
  readonly spends: Kept[] = [];
  private readonly seeds: CodeSeed[] = [];
  private readonly shown: { person: string; channel: unknown; number: unknown }[] = [];
  private readonly numbers: string[] = [];
  private readonly ownNumbers = new Map<string, string>();
  /** Who asks next. */
  person = 'p0';
  readonly invites: string[] = [];
  /** Somebody of a family, by its owner. */
  readonly relatives = new Map<string, string>();
  /** The code of the number somebody joined with. */
  readonly phones = new Map<string, string>();
  private next = 0;
  readonly chance: Chance;
  readonly program: ProgramFile;
  /** The planned time: what was asked for before comes out the same the next time. */
  now: number;

  constructor(chance: Chance, program: ProgramFile, now: number) {
    this.chance = chance;
    this.program = program;
    this.now = now;
  }

  /** A number no till has used, or now and then one that some till has. */
  number(): string {
    const { chance, orders } = this;
    if (orders.length > 0 && chance.happens(4)) return chance.pick(orders).id;
    this.next += 1;
    return `${chance.pick(['', 'A-', 'hz/', 'N#'])}${this.next}`;
  }

  phone(): string {
    const number = phoneOf(this.chance.between(0, PHONES - 1));
    return this.chance.pick(['', '', '', '+86', '86']) + number;
  }

  unionid(): string {
    return `unionid-p${this.chance.between(0, PEOPLE + 6)}`;
  }

  memberNo(): string {
    const { chance, numbers } = this;
    return numbers.length === 0 || chance.happens(5)
      ? String(chance.between(1_000_000_000, 9_999_999_999))
      : chance.pick(numbers);
  }

  /** The member number of who asks, where their phone has shown it. */
  ownNumber(): string {
    return this.ownNumbers.get(this.person) ?? this.memberNo();
  }

  member(): Fields {
    const { chance } = this;
    if (chance.happens(70)) return { phone: this.phone() };
    if (chance.happens(40)) return { unionid: this.unionid() };
    if (chance.happens(90)) return { memberNo: this.memberNo() };
    return { code: `77${chance.between(1_000_000_000, 9_999_999_999)}000000` };
  }

  /** Somebody who shows that they are there: by a code of that time, or signed in. */
  present(at: number): Fields {
    const { chance, seeds } = this;
    return seeds.length > 0 && chance.happens(40)
      ? { code: spendingCode(chance.pick(seeds), at as Instant) }
      : { unionid: this.unionid() };
  }

  /** An order that its member was shown. */
  somebodysOrder(): Fields {
    const { shown, chance } = this;
    if (shown.length === 0) return {};
    const { channel, number } = chance.pick(shown);
    return { channel, number };
  }

  /** Whose phone it is that may ask for an order; null where that is nobody in particular. */
  whoMayAsk({ channel, number, invite, id }: Fields): string | null {
    if (this.invites.includes(String(invite))) return this.chance.pick(newcomers).id;
    const owner = this.relatives.get(String(id));
    if (owner !== undefined) return owner;
    const order = this.shown.find((each) => each.channel === channel && each.number === number);
    return order?.person ?? null;
  }

  /** What somebody's phone was shown: their orders, and their number. */
  show(person: string, answer: unknown, asked: unknown): void {
    this.showFamily(person, answer, Object(asked));
    const { orders = [], memberNo } = Object(answer) as {
      orders?: readonly Fields[];
      memberNo?: string;
    };
    if (memberNo !== undefined) this.ownNumbers.set(person, memberNo);
    for (const { channel, number } of orders) keep(this.shown, { person, channel, number });
  }

  /** Who shares a membership, whom it was offered, and by what number who joined is known. */
  private showFamily(person: string, answer: unknown, { phoneCode }: Fields): void {
    const { invite, people: family = [], isNew } = Object(answer);
    if (typeof invite === 'string') keep(this.invites, invite);
    for (const { id, called } of family) if (called !== null) this.relatives.set(id, person);
    if (isNew !== undefined) this.phones.set(person, String(phoneCode));
  }

  /** A time as a till would say it: mostly of today, in some zone. */
  time(): string {
    const { chance } = this;
    const minutes = chance.happens(85)
      ? -chance.between(1, 20 * 60)
      : chance.between(-200 * 24 * 60, 24 * 60);
    return this.said(this.now + minutes * 60_000 - chance.between(0, 59_999));
  }

  said(at: number): string {
    const [zone, minutes] = this.chance.pick(ZONES);
    return new Date(at + minutes * 60_000).toISOString().replace('Z', zone);
  }

  /** What an answered request made, for later requests to speak of. */
  learn({ shape }: Operation, sent: unknown, answer: unknown): void {
    const body = sent as Fields;
    const { memberNo, locator, secret } = answer as Fields;
    if (typeof locator === 'string') keep(this.seeds, { locator, secret: String(secret) });
    if (typeof memberNo === 'string' && !this.numbers.includes(memberNo))
      keep(this.numbers, memberNo);
    const { id, channel } = body;
    if (typeof id !== 'string' || typeof channel !== 'string') return;
    const made = { id, channel, body };
    const may = (code: string) => shape.refusals.includes(code);
    if ('lines' in body && 'paidAt' in body) keep(this.orders, made);
    else if (may('points/too_many_holds')) keep(this.holds, made);
    else if (may('points/insufficient_balance')) keep(this.spends, made);
  }
}

const ZONES = [
  ['+08:00', 480],
  ['+08:00', 480],
  ['+08:00', 480],
  ['Z', 0],
  ['-00:00', 0],
  ['+05:45', 345],
  ['-11:00', -660],
  ['+14:00', 840],
  ['+23:59', 1439],
  ['-23:59', -1439],
] as const;

function keep<T>(list: T[], item: T): void {
  list.push(item);
  if (list.length > KEPT_MAX) list.shift();
}
