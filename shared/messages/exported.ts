import { unreachable } from '../kernel/invariant';
import { type Instant, minuteOf, type UtcOffset } from '../kernel/time';
import { type Words, withCommas } from '../kernel/words';
import type { Cell, ExportRows } from '../privacy/contracts';
import type { Content } from './content';
import { kindWords } from './kinds';
import type { Subscription } from './subscription';

const WORDS = {
  wechat: { zh: '微信 OpenID（发消息用）', en: 'WeChat OpenID (to send messages to)' },
  left: { zh: '还可以收到的条数', en: 'Messages still to come' },
} as const;

/** Where messages go, what was agreed to, and what was sent or waits, newest first. */
export const exportedMessages = (
  { openid, subscription }: { openid: string | null; subscription: Subscription },
  messages: readonly { at: Instant; content: Content; state: Words }[],
  offset: UtcOffset,
): ExportRows => ({
  columns: [
    { id: 'what', words: { zh: '消息', en: 'Message' } },
    { id: 'at', words: { zh: '时间', en: 'Time' } },
    { id: 'about', words: { zh: '内容', en: 'Content' } },
    { id: 'state', words: { zh: '状态', en: 'State' } },
  ],
  rows: [
    ...(openid === null ? [] : [[WORDS.wechat, null, openid, null] satisfies Cell[]]),
    ...subscription.balances.map(({ kind, left }): Cell[] => [
      kindWords[kind],
      null,
      WORDS.left,
      left,
    ]),
    ...messages.map(({ at, content, state }): Cell[] => [
      kindWords[content.kind],
      minuteOf(at, offset),
      aboutOf(content),
      state,
    ]),
  ],
  next: null,
});

function aboutOf(content: Content): Words {
  switch (content.kind) {
    case 'points_expiring':
    case 'order_credited': {
      const points = withCommas(content.points);
      return { zh: `${points} 积分`, en: `${points} points` };
    }
    case 'tier_lapsing':
      return content.tier;
    default:
      return unreachable(content);
  }
}
