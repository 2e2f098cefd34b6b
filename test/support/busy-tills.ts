import { sign } from '@huigan/cloudfunctions/core/intake-keys/signature';
import { aDie } from './die';

/** Where tills send, what they sign with, and what time it is there. */
export type Line = {
  readonly url: string;
  readonly key: { readonly id: string; readonly secret: string };
  readonly now: () => number;
};
type Answer = { readonly status: number; readonly text: string };

/** A till gives up on a line that answers nothing sensible for as long as this. */
const ATTEMPTS_MAX = 600;
const PAUSE_MS = 40;
/** What a flow of five requests leaves: ¥100 bought, ¥40 of it returned, 30 points spent and 10 paid with. */
export const LEFT_OF_A_FLOW = 100 - 40 - 30 - 10;

/** A wallet holds few payments at a time: the next one waits its turn. */
const isTooMuchAtOnce = ({ text }: Answer): boolean => text.includes('points/too_many_holds');

/**
 * Tills that sell, take back and let members pay with points, and repeat whatever was not answered, as real
 * ones do. Some of what was answered is sent once more: it must get the same answer.
 */
export class BusyTills {
  /** Requests that were not answered at the first attempt. */
  troubled = 0;
  private readonly line: Line;
  private readonly roll: () => number;

  constructor(line: Line, seed: number) {
    this.line = line;
    this.roll = aDie(seed);
  }

  /** So many flows over so many members, by so many tills at once. Flows of each member. */
  async run(
    flows: number,
    { members, tills }: { members: number; tills: number },
  ): Promise<ReadonlyMap<string, number>> {
    // Signed in where they buy: only who is there may use their points.
    const people = Array.from({ length: members }, (_, index) => `unionid-${1000 + index}`);
    await Promise.all(people.map((unionid) => this.ask('/v1/members', { unionid })));
    const done = new Map<string, number>();
    let next = 0;
    const till = async () => {
      for (let flow = next++; flow < flows; flow = next++) {
        // Half of the traffic meets at two members.
        const hot = this.roll() < 0.5;
        const unionid = people[Math.floor(this.roll() * (hot ? 2 : members))] ?? '';
        await this.flow(`f${flow}`, unionid);
        done.set(unionid, (done.get(unionid) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: tills }, till));
    return done;
  }

  /** What a member can spend, by the till's own question. */
  async balanceOf(unionid: string): Promise<number> {
    const { text } = await this.ask('/v1/members:lookup', { member: { unionid } });
    return (JSON.parse(text) as { spendable: number }).spendable;
  }

  private async flow(id: string, unionid: string): Promise<void> {
    const at = new Date(this.line.now()).toISOString();
    const member = { unionid };
    const use = { channel: 'pos', shop: 'binjiang', at, member };
    const lines = [
      { sku: 'a', quantity: 1, unitFen: 6_000 },
      { sku: 'b', quantity: 1, unitFen: 4_000 },
    ];
    const order = { id, channel: 'pos', shop: 'binjiang', paidAt: at, member, lines };
    const back = { id: `r${id}`, channel: 'pos', shop: 'xixi', order: id, refundedAt: at };
    await this.good('/v1/orders', order);
    await this.good('/v1/redemptions', { ...use, id: `s${id}`, points: 30 });
    await this.good('/v1/refunds', { ...back, lines: [{ sku: 'b', quantity: 1 }] });
    await this.good('/v1/redemptions:hold', { ...use, id: `h${id}`, points: 10 });
    await this.good('/v1/redemptions:capture', { ...use, id: `h${id}`, points: 10 });
  }

  private async good(path: string, body: object): Promise<void> {
    const answer = await this.ask(path, body);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    if (this.roll() < 0.9) return;
    const again = await this.ask(path, body);
    if (again.text !== answer.text) {
      throw new Error(`${path} was answered ${answer.text} and then ${again.text}`);
    }
  }

  /** Sends until there is an answer that says something about the request itself. */
  private async ask(path: string, body: object): Promise<Answer> {
    const text = JSON.stringify(body);
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      const answer = await this.send(path, text).catch(() => null);
      if (answer !== null && answer.status < 429 && !isTooMuchAtOnce(answer)) return answer;
      if (attempt === 0) this.troubled += 1;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * (0.5 + this.roll())));
    }
    throw new Error(`${path} was never answered`);
  }

  private async send(path: string, body: string): Promise<Answer> {
    const { url, key, now } = this.line;
    const timestamp = String(Math.floor(now() / 1000));
    const signed = { keyId: key.id, timestamp, method: 'POST', path, query: '', body };
    const response = await fetch(`${url}/api${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-huigan-key': key.id,
        'x-huigan-timestamp': timestamp,
        'x-huigan-signature': sign(key.secret, signed),
      },
      body,
    });
    return { status: response.status, text: await response.text() };
  }
}
