import type { MemberId } from '@huigan/shared/kernel/ids';
import type { Words } from '@huigan/shared/kernel/words';
import { exportedMessages } from '@huigan/shared/messages/exported';
import { noSubscription } from '@huigan/shared/messages/subscription';
import type { ExportRows } from '@huigan/shared/privacy/contracts';
import type { MessagesDeps, State } from './ports';

/** Two a day for as long as they are kept. */
const KEPT_MAX = 200;

const states: Readonly<Record<State, Words>> = {
  waiting: { zh: '待发送', en: 'Waiting' },
  sending: { zh: '未确认', en: 'Unconfirmed' },
  unknown: { zh: '未确认', en: 'Unconfirmed' },
  sent: { zh: '已发送', en: 'Sent' },
  refused: { zh: '微信拒收', en: 'Refused in WeChat' },
  failed: { zh: '发送失败', en: 'Failed' },
  dropped: { zh: '未发送', en: 'Not sent' },
};

/** Where messages to a member go, what they agreed to, and what was sent, for them to take along. */
export async function exportMessages(
  { clock, rules, subscribers, messages }: MessagesDeps,
  member: MemberId,
): Promise<ExportRows> {
  const offset = (await rules.rulebook()).at(clock.now())?.offset;
  if (offset === undefined) throw new Error('no program is in force: publish one first');
  const subscriber = await subscribers.find(member);
  const written = await messages.of(member, KEPT_MAX);
  return exportedMessages(
    subscriber ?? { openid: null, subscription: noSubscription },
    written.map(({ at, content, state }) => ({ at, content, state: states[state] })),
    offset,
  );
}
