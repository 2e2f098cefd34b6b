import { type Instant, later, MINUTE_MS } from '@huigan/shared/kernel/time';
import { type Content, isLate } from '@huigan/shared/messages/content';
import { awakeFrom } from '@huigan/shared/messages/quiet';
import { asItStands } from '@huigan/shared/messages/reminders';
import {
  decideSending,
  emptied,
  givenBack,
  type Subscription,
} from '@huigan/shared/messages/subscription';
import { fieldsOf, type Template } from '@huigan/shared/messages/templates';
import { eachToTheEnd } from '../platform/each';
import type { MessagesDeps, Outcome, Subscriber, Waiting } from './ports';

/** After the first and the second time that nothing went; the third is the last. */
const AGAIN_MS = [15 * MINUTE_MS, 120 * MINUTE_MS];
/** Somebody else writing about the same person, so often in a row, is a fault. */
const ATTEMPTS_MAX = 10;

type Deps = MessagesDeps & { readonly report: (line: object) => void };
type Ready = {
  readonly subscriber: Subscriber;
  readonly openid: string;
  readonly template: Template;
  readonly content: Content;
};

/** So often in a row WeChat took nothing: the rest is left for the next ring, as it is. */
const TROUBLES_MAX = 3;

/** Sends what is due, soonest first. How many it looked at; none more where WeChat is in trouble. */
export async function sendMessages(deps: Deps, limit: number): Promise<number> {
  const due = await deps.messages.due(deps.clock.now(), limit);
  let troubles = 0;
  await eachToTheEnd(due, async (message) => {
    if (troubles === TROUBLES_MAX) return;
    const outcome = await sendOne(deps, message);
    troubles = outcome === 'later' ? troubles + 1 : outcome === null ? troubles : 0;
  });
  return troubles === TROUBLES_MAX ? 0 : due.length;
}

/**
 * A message is claimed, and taken from what the member agreed to, before it is sent. Whatever breaks after
 * that leaves it claimed and it never goes again: this one message is lost at most and none is sent twice.
 * What WeChat did with it; null where it was not asked.
 */
async function sendOne(deps: Deps, message: Waiting): Promise<Outcome['what'] | null> {
  const { clock, messages } = deps;
  const now = clock.now();
  const ready = await readyFor(deps, message);
  const verdict = ready && decideSending(ready.subscriber.subscription, message.content.kind, now);
  if (!ready || !verdict || verdict.what === 'never') {
    await messages.end(message, 'dropped', { at: now });
    return null;
  }
  if (verdict.what === 'wait') {
    await messages.postpone(message, verdict.until);
    return null;
  }
  const claimed = await messages.claim(message);
  return claimed && post(deps, { ...claimed, content: ready.content }, ready, verdict.after);
}

/** Sends what is claimed, once it is taken from what the member agreed to. */
async function post(
  deps: Deps,
  message: Waiting,
  { subscriber, openid, template }: Ready,
  after: Subscription,
): Promise<Outcome['what'] | null> {
  const now = deps.clock.now();
  // Somebody else has just written about the person: the next ring looks again.
  if (!(await deps.subscribers.save(subscriber, { openid, subscription: after }, now))) {
    await deps.messages.postpone(message, now);
    return null;
  }
  const { offset } = await programNow(deps);
  const fields = fieldsOf(template, message.content, { offset });
  const outcome = await deps.post.send({ openid, template, fields });
  await record(deps, message, outcome);
  return outcome.what;
}

/** As it stands by now. Null where there is nobody, no way or no reason left to tell them. */
async function readyFor(deps: Deps, { id, member, content }: Waiting): Promise<Ready | null> {
  const template = deps.templates.get(content.kind);
  if (!template || isLate(content, deps.clock.now())) return null;
  const subscriber = await deps.subscribers.find(member);
  if (!subscriber?.agreed || subscriber.openid === null) return null;
  const held = await deps.accounts.standing(member);
  const standing = held && asItStands({ id, content }, held.standing);
  return standing && { subscriber, openid: subscriber.openid, template, content: standing };
}

async function record(deps: Deps, message: Waiting, outcome: Outcome): Promise<void> {
  const { messages, report } = deps;
  const { kind } = message.content;
  const at = deps.clock.now();
  switch (outcome.what) {
    case 'sent':
    case 'unknown':
      return messages.end(message, outcome.what, { at });
    case 'refused':
      await change(deps, message, (subscription) => emptied(subscription, kind));
      return messages.end(message, 'refused', { at });
    case 'failed':
      report({ operation: 'send-messages', kind, code: outcome.code, outcome: 'failed' });
      await change(deps, message, (subscription) => givenBack(subscription, kind));
      return messages.end(message, 'failed', { at, code: outcome.code });
    case 'later':
      await change(deps, message, (subscription) => givenBack(subscription, kind));
      return again(deps, message, outcome.code);
    default:
      return outcome satisfies never;
  }
}

async function again({ clock, messages }: Deps, message: Waiting, code: number): Promise<void> {
  const at = clock.now();
  const wait = AGAIN_MS[message.tries];
  if (wait === undefined) return messages.end(message, 'failed', { at, code });
  const until: Instant = awakeFrom(later(at, wait));
  return messages.postpone(message, until, message.tries + 1);
}

/** Changes what a member agreed to, where they are still there. */
async function change(
  { clock, subscribers }: Deps,
  { member }: Waiting,
  to: (before: Subscription) => Subscription,
): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const before = await subscribers.find(member);
    if (!before?.openid) return;
    const after = { openid: before.openid, subscription: to(before.subscription) };
    if (await subscribers.save(before, after, clock.now())) return;
  }
  throw new Error('a member was too busy to write');
}

async function programNow({ clock, rules }: Deps) {
  const program = (await rules.rulebook()).at(clock.now());
  if (!program) throw new Error('no program is in force: publish one first');
  return program;
}
