import { verifyLedger } from '@huigan/cloudfunctions/core/account/verify-ledger';
import { schema } from '@huigan/cloudfunctions/core/platform/schema';
import { phoneCodeFor } from '@huigan/cloudfunctions/terminal/stand-ins/wechat';
import type { World } from '../support/world';
import { type Dice, diceFrom } from './dice';
import { BROKEN, mutated } from './mutations';
import { phoneFault, phoneOperations } from './phone-door';
import { type Answer, type Route, sendAsTill, tillFault } from './till-door';
import { Town } from './town';
import { type Fields, type Json, type Schema, schemaOf, valueFor } from './values';

/** What was asked, and which promise the answer broke. */
export type Broken = { readonly asked: string; readonly answered: string; readonly fault: string };

const PERSONS = 12;
/** Answers that a repeat must get word for word; others speak of the present. */
const ANSWERED_FOR_EVER = /^POST \/v1\/(orders|refunds|exchanges|redemptions|benefits)(?!.*:quote)/;
const COUNTED = Object.keys(schema).filter((name) => name !== 'usage');

/** Requests of every kind at every door, one after the other; it stops at the first broken promise. */
export class Fuzz {
  readonly counts: Record<string, Record<string, number>> = {};
  private readonly world: World;
  private readonly dice: Dice;
  private readonly town: Town;
  private readonly routes: readonly Route[];
  private readonly schemas = new Map<string, Schema>();

  constructor(world: World, routes: readonly Route[], seed: number) {
    this.world = world;
    this.routes = routes;
    this.dice = diceFrom(seed);
    this.town = new Town(this.dice, world.emulator.now);
  }

  async run(requests: number, step: () => void): Promise<Broken | null> {
    for (let request = 0; request < requests; request++) {
      const broken = await (this.dice.chance(0.8) ? this.atTheTill() : this.onThePhone());
      if (broken) return broken;
      step();
    }
    return this.books();
  }

  /** What the functions said to nobody in particular: a failure nobody was told of. */
  private complaints(): readonly string[] {
    return this.world.logs.filter(
      (line) => line.includes('"level":50') || line.includes('"error":{'),
    );
  }

  private async books(): Promise<Broken | null> {
    const { difference } = await verifyLedger({ ...this.world.house, progress: () => undefined });
    const [complaint] = this.complaints();
    const fault = difference ? JSON.stringify(difference) : complaint;
    return fault === undefined ? null : { asked: 'the books', answered: '', fault };
  }

  private async atTheTill(): Promise<Broken | null> {
    const { dice } = this;
    const route = dice.pick(this.routes);
    const kind = dice.pick([
      'good',
      'good',
      'good',
      'good',
      'wrong',
      'wrong',
      'odd',
      'door',
    ] as const);
    if (kind === 'door') return this.forged(route);
    const shaped = valueFor(this.schema(route.on, route.operation.input), dice);
    const good = kind === 'odd' ? shaped : this.town.steered(route.on, shaped);
    const body = kind === 'wrong' ? mutated(good, dice) : good;
    const text = kind === 'odd' && dice.chance(0.2) ? dice.pick(BROKEN) : JSON.stringify(body);
    const [answer, broken] = await this.ask(route, text);
    if (broken) return broken;
    if (answer.status === 200 && kind !== 'odd') this.learn(route.on, body, answer);
    const again = dice.chance(0.1) && ANSWERED_FOR_EVER.test(route.on) && answer.status === 200;
    return again ? this.repeated(route, text, answer) : null;
  }

  private async ask(route: Route, text: string): Promise<readonly [Answer, Broken | null]> {
    const before = this.written();
    const answer = await sendAsTill(this.world, route.on.replace('POST ', ''), text);
    const fault =
      tillFault(route, answer) ??
      (answer.status !== 200 && this.written() !== before ? 'a refusal changed something' : null);
    this.count(route.on, answer.status === 200 ? '200' : `${answer.status} ${codeIn(answer.text)}`);
    return [answer, fault === null ? null : brokenBy(`${route.on} ${text}`, answer.text, fault)];
  }

  private async repeated(route: Route, text: string, first: Answer): Promise<Broken | null> {
    const [second, broken] = await this.ask(route, text);
    if (broken || second.text === first.text) return broken;
    return brokenBy(`${route.on} ${text}`, second.text, `was answered ${first.text} before`);
  }

  /** Whatever is wrong with the envelope, nothing inside is looked at. */
  private async forged(route: Route): Promise<Broken | null> {
    const { dice } = this;
    const path = route.on.replace('POST ', '');
    const body = JSON.stringify(this.town.steered(route.on, {}));
    const before = this.written();
    const forge = dice.pick([
      { signature: 'f'.repeat(64) },
      { keyId: dice.pick(['nobody', '', 'Till', '-']) },
      { lateBySeconds: dice.pick([-3_600, 3_600, 1e9]) },
      { timestamp: dice.pick(['', 'now', '-1', '1e9', '99999999999999']) },
      { sentBody: `${body} ` },
      null,
    ]);
    const other =
      forge === null ? dice.pick([`${path}/`, '/v1', '/', `${path}:x`, '/v1/orders/1']) : path;
    const answer = await sendAsTill(this.world, other, body, forge ?? {});
    const isKnown = forge !== null || this.routes.some(({ on }) => on === `POST ${other}`);
    const fault =
      tillFault(undefined, answer) ??
      (answer.status === 200 && isKnown ? 'a forged request was taken' : null) ??
      (this.written() === before ? null : 'a refusal changed something');
    this.count('forged or unknown', `${answer.status} ${codeIn(answer.text)}`);
    return fault === null
      ? null
      : brokenBy(`${other} ${JSON.stringify(forge)}`, answer.text, fault);
  }

  private async onThePhone(): Promise<Broken | null> {
    const { dice } = this;
    const index = dice.whole(0, PERSONS - 1);
    const phone = `1330000${1000 + dice.whole(0, 60)}`;
    const person = this.world.person(`p${index}`, phone);
    const name = dice.pick(Object.keys(phoneOperations));
    const operation = phoneOperations[name];
    const input = valueFor(this.schema(name, operation?.input), dice) as Fields;
    const steered =
      name === 'members.join'
        ? { phoneCode: phoneCodeFor(phone), policyVersion: '2026-06' }
        : input;
    const good: Json = { operation: name, input: dice.chance(0.7) ? steered : input };
    const event = dice.chance(0.6) ? good : mutated(good, dice);
    const door = dice.chance(0.92)
      ? 'member'
      : dice.pick(['console', 'jobs', 'chat', 'intake', 'x']);
    const before = this.written();
    const reply = await person.call(event, door);
    return this.judgePhone({ door, event, reply, before });
  }

  private judgePhone({ door, event, reply, before }: PhoneCall): Broken | null {
    const { result } = reply;
    const asked = (event as { operation?: unknown } | null)?.operation;
    const operation = door === 'member' ? phoneOperations[String(asked)] : undefined;
    const isRefused = (result as { ok?: unknown } | undefined)?.ok !== true;
    const fault =
      (result === undefined ? null : phoneFault(operation, result)) ??
      (result === undefined && ['member', 'console'].includes(door)
        ? 'the function failed'
        : null) ??
      (isRefused && this.written() !== before ? 'a refusal changed something' : null);
    const code = (result as { error?: { code?: string } } | undefined)?.error?.code;
    this.count(
      door === 'member' && operation ? String(asked) : `phone: ${door}`,
      code ?? (isRefused ? 'closed' : 'ok'),
    );
    return fault === null
      ? null
      : brokenBy(`${door} ${JSON.stringify(event)}`, JSON.stringify(reply), fault);
  }

  private learn(path: string, body: Json, { text }: Answer): void {
    this.town.remember(path, body);
    const { memberNo } = JSON.parse(text) as { memberNo?: string };
    if (memberNo !== undefined) this.town.met(memberNo);
  }

  /** Everything that was ever stored, but for the counting of calls. */
  private written(): number {
    const { database } = this.world.emulator;
    return COUNTED.reduce((sum, name) => sum + database.written(name), 0);
  }

  private schema(name: string, contract: unknown): Schema {
    const known = this.schemas.get(name) ?? schemaOf(contract);
    this.schemas.set(name, known);
    return known;
  }

  private count(operation: string, answer: string): void {
    const row = this.counts[operation] ?? {};
    this.counts[operation] = { ...row, [answer]: (row[answer] ?? 0) + 1 };
  }
}

type PhoneCall = {
  readonly door: string;
  readonly event: Json;
  readonly reply: { readonly result?: unknown };
  readonly before: number;
};

const brokenBy = (asked: string, answered: string, fault: string): Broken => ({
  asked,
  answered,
  fault,
});

function codeIn(text: string): string {
  return (JSON.parse(text) as { error?: { code?: string } }).error?.code ?? '';
}
