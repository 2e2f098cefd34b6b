import { type Instant, later, MINUTE_MS } from '@huigan/shared/kernel/time';
import { isLate } from '@huigan/shared/messages/content';
import { awakeFrom } from '@huigan/shared/messages/quiet';
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
};

/** Sends what is due, soonest first. How many it looked at. */
export async function sendMessages(deps: Deps, limit: number): Promise<number> {
  const due = await deps.messages.due(deps.clock.now(), limit);
  await eachToTheEnd(due, (message) => sendOne(deps, message));
  return due.length;
}

/**
 * A message is claimed, and taken from what the member agreed to, before it is sent. Whatever breaks after
 * that leaves it claimed and it never goes again: a crash loses this one message at most and sends none twice.
 */
async function sendOne(deps: Deps, message: Waiting): Promise<void> {
  const { clock, messages, subscribers } = deps;
  const now = clock.now();
  const ready = await readyFor(deps, message);
  const verdict = ready && decideSending(ready.subscriber.subscription, message.content.kind, now);
  if (!ready || !verdict || verdict.what === 'never')
    return messages.end(message, 'dropped', { at: now });
  if (verdict.what === 'wait') return messages.postpone(message, verdict.until);
  if (!(await messages.claim(message))) return;
  const { subscriber, openid, template } = ready;
  const taken = { openid, subscription: verdict.after };
  // Somebody else has just written about the person: the next ring looks again.
  if (!(await subscribers.save(subscriber, taken, now))) {
    return messages.postpone(message, message.due);
  }
  const { offset } = await programNow(deps);
  const fields = fieldsOf(template, message.content, { offset });
  await record(deps, message, await deps.post.send({ openid, template, fields }));
}

/** Null where there is nobody, no way or no reason left to tell them. */
async function readyFor(deps: Deps, { member, content }: Waiting): Promise<Ready | null> {
  const template = deps.templates.get(content.kind);
  if (!template || isLate(content, deps.clock.now())) return null;
  const subscriber = await deps.subscribers.find(member);
  if (!subscriber?.agreed || subscriber.openid === null) return null;
  return { subscriber, openid: subscriber.openid, template };
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
