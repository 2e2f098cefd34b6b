import { canonical } from '@huigan/cloudfunctions/core/platform/canonical';
import type { Chance } from '@huigan/cloudfunctions/terminal/demo/chance';
import type { Fields } from './memory';
import type { Operation } from './operations';
import { looking } from './promises';
import type { Reply, Sent } from './wire';

const SENT_MAX = 400;

/** What was promised by answers given before: the same number stands for one content and one answer. */
export class Kept {
  private readonly sent: Sent[] = [];
  private readonly contents = new Map<string, string>();
  private readonly answers = new Map<string, string>();

  any(chance: Chance): Sent | null {
    return this.sent.length === 0 ? null : chance.pick(this.sent);
  }

  /** What of an earlier promise a good answer breaks. */
  judge(operation: Operation, sent: Sent, { body }: Reply): string[] {
    if (sent.via !== 'intake' || looking.has(operation.on) || sent.path === '/v1/members')
      return [];
    // One nested too deep to be changed is not kept.
    if (sent.made !== 'broken text') this.sent.push(sent);
    if (this.sent.length > SENT_MAX) this.sent.shift();
    const asked = JSON.parse(sent.text) as Fields;
    if (!operation.batch) return this.judgeOne(operation, asked, body);
    const rows = asked[operation.batch.field] as Fields[];
    const { each } = operation.batch;
    const { results } = body as { results: { status: number; body: unknown }[] };
    return results.flatMap(({ status, body: answer }, index) =>
      status === 200 ? this.judgeOne(each, rows[index] ?? {}, answer) : [],
    );
  }

  private judgeOne(operation: Operation, asked: Fields, answer: unknown): string[] {
    const input = operation.shape.input.safeParse(asked);
    const content = canonical(input.success ? input.data : asked);
    const key = keyOf(operation, asked);
    const faults: string[] = [];
    const before = key && this.contents.get(key);
    if (before && before !== content) faults.push(`two contents for ${key}: ${before}`);
    if (key) this.contents.set(key, content);
    const answered = this.answers.get(`${operation.on} ${content}`);
    const text = canonical(answer);
    // What waited for its member or its order may have got them meanwhile.
    const mayChange = answered?.includes('"state":"waiting"');
    if (answered && answered !== text && !mayChange) faults.push(`was ${answered}, is ${text}`);
    this.answers.set(`${operation.on} ${content}`, text);
    return faults;
  }
}

/** What makes an order or a return that one. */
function keyOf({ on }: Operation, { channel, id, order }: Fields): string | null {
  if (on === 'POST /v1/orders') return `order ${channel}:${id}`;
  return on === 'POST /v1/refunds' ? `refund ${channel}:${order}:${id}` : null;
}
