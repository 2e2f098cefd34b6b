import { DAY_MS, type Instant, later, startOfDayAfter } from '@huigan/shared/kernel/time';
import { awakeFrom, BEIJING } from '@huigan/shared/messages/quiet';
import { chosen, worthTelling } from '@huigan/shared/messages/reminders';
import { hasAny, leftOf } from '@huigan/shared/messages/subscription';
import { eachToTheEnd } from '../platform/each';
import { handOver } from './hand-over';
import type { MessagesDeps, Subscriber } from './ports';
import { AWAITED_MS } from './take-answers';

/** What a member was told of in a month fits in twice this. */
const TOLD_MAX = 50;
const AWAITED_LEAST_MS = 30 * DAY_MS;

/**
 * By night, looks at every member who has messages left: what expires or lapses soon is written down for the
 * morning, each under its cause. A night that is repeated writes the same. How many it looked at.
 */
export async function remindMembers(deps: MessagesDeps, limit: number): Promise<number> {
  const now = deps.clock.now();
  const due = await deps.subscribers.due(now, limit);
  await eachToTheEnd(due, async (member) => {
    const subscriber = await deps.subscribers.find(member);
    const again = subscriber && (await remind(deps, subscriber, now));
    await deps.subscribers.lookAgain(subscriber ?? { member, v: null }, again);
  });
  return due.length;
}

/** When to look at them next; null where they have nothing left. */
async function remind(
  deps: MessagesDeps,
  subscriber: Subscriber,
  now: Instant,
): Promise<Instant | null> {
  const { member } = subscriber;
  if (!subscriber.agreed || !hasAny(subscriber.subscription)) return null;
  const held = await deps.accounts.standing(member);
  if (!held) return null;
  const { standing, awaits } = held;
  if (standing.member !== member) {
    await handOver(deps, subscriber, standing.member);
    return null;
  }
  await goOnAwaiting(deps, subscriber, awaits);
  const offset = (await deps.rules.rulebook()).at(now)?.offset;
  if (offset === undefined) throw new Error('no program is in force: publish one first');
  const wanted = worthTelling(standing, { now, offset }).filter(({ content: { kind } }) =>
    deps.templates.has(kind),
  );
  if (wanted.length > 0) {
    const { subscription } = subscriber;
    const written = await deps.messages.of(member, TOLD_MAX);
    const told = written.filter(({ cameToNothing }) => !cameToNothing);
    const on = { at: now, due: awakeFrom(now) };
    for (const reminder of chosen(wanted, { subscription, told })) {
      if (!(await deps.messages.add(member, reminder, on)))
        await deps.messages.reopen(reminder, on);
    }
  }
  return startOfDayAfter(now, 1, BEIJING);
}

/** Orders are told of for so long only: while somebody has such messages left, it is made longer. */
async function goOnAwaiting(
  { clock, accounts }: MessagesDeps,
  { member, subscription }: Subscriber,
  awaits: Instant | null,
): Promise<void> {
  const now = clock.now();
  if (leftOf(subscription, 'order_credited') === 0) return;
  if ((awaits ?? now) - now < AWAITED_LEAST_MS)
    await accounts.awaitOrders(member, later(now, AWAITED_MS));
}
