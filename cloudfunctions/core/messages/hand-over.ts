import type { MemberId } from '@huigan/shared/kernel/ids';
import { hasAny, noSubscription, withAnswers } from '@huigan/shared/messages/subscription';
import type { MessagesDeps, Subscriber } from './ports';

/**
 * Somebody turned out to be another member: what they agreed to goes on there, as far as messages go to the
 * same phone. Counted under the member it came from, so that a crash in between counts it once.
 */
export async function handOver(
  { clock, subscribers }: Pick<MessagesDeps, 'clock' | 'subscribers'>,
  from: Subscriber,
  to: MemberId,
): Promise<void> {
  const { openid, member, subscription } = from;
  if (openid === null || !hasAny(subscription)) return;
  const heir = await subscribers.find(to);
  if (heir?.agreed && (heir.openid ?? openid) === openid) {
    const answers = subscription.balances.flatMap(({ kind, left }) =>
      Array.from({ length: left }, () => ({ kind, answer: 'accepted' as const })),
    );
    const joined = withAnswers(heir.subscription, { request: member, answers }, clock.now());
    const isSame = joined === heir.subscription;
    if (!isSame && !(await subscribers.save(heir, { openid, subscription: joined }, clock.now()))) {
      throw new Error('a member was too busy to write');
    }
  }
  await subscribers.save(from, { openid, subscription: noSubscription });
}

/** The same at once, when it turns out. */
export async function handOverMessages(
  deps: Pick<MessagesDeps, 'clock' | 'subscribers'>,
  from: MemberId,
  to: MemberId,
): Promise<void> {
  const subscriber = await deps.subscribers.find(from);
  if (subscriber) await handOver(deps, subscriber, to);
}
