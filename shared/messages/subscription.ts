import { DAY_MS, type Day, dayOf, type Instant } from '../kernel/time';
import type { Kind } from './kinds';
import { awakeFrom, BEIJING, morningAfter } from './quiet';

/** Nobody means more than this by tapping again; WeChat itself counts on. */
export const BALANCE_MAX = 10;
/** Longer than a phone goes on telling (`TELL_AGAIN_MS`), and than the work of a night is repeated. */
const HEARD_MS = 7 * DAY_MS;
/** More dialogues than anybody answers in that time; beyond it no yes counts, so that none counts twice. */
const HEARD_MAX = 64;
/** However much there is to say, a brand that is heard three times a day is muted. */
const A_DAY_MAX = 2;

export type Answer = 'accepted' | 'rejected' | 'banned';

/** How many messages of a kind WeChat still lets us send them, and what they said last. */
export type Balance = { readonly kind: Kind; readonly left: number; readonly answer: Answer };
/** What a member agreed to in WeChat: one yes is one message. */
export type Subscription = {
  readonly balances: readonly Balance[];
  /** Requests of the phone that were counted, and when. */
  readonly heard: readonly { readonly request: string; readonly at: Instant }[];
  /** How many were sent on a day. */
  readonly sent: { readonly day: Day; readonly count: number } | null;
};

export const noSubscription: Subscription = { balances: [], heard: [], sent: null };

export const leftOf = ({ balances }: Subscription, kind: Kind): number =>
  balances.find((each) => each.kind === kind)?.left ?? 0;
export const hasAny = ({ balances }: Subscription): boolean =>
  balances.some(({ left }) => left > 0);

/** Counts what somebody answered; the same request once, for as long as it may be told again. */
export function withAnswers(
  subscription: Subscription,
  { request, answers }: { request: string; answers: readonly { kind: Kind; answer: Answer }[] },
  at: Instant,
): Subscription {
  const heard = subscription.heard.filter((each) => at - each.at < HEARD_MS);
  const isKnown = heard.some((each) => each.request === request);
  if (isKnown || heard.length >= HEARD_MAX) return subscription;
  const counted = answers.reduce(
    (before, { kind, answer }) =>
      withBalance(before, kind, {
        left: Math.min(BALANCE_MAX, leftOf(before, kind) + (answer === 'accepted' ? 1 : 0)),
        answer,
      }),
    subscription,
  );
  return { ...counted, heard: [...heard, { request, at }] };
}

export type Verdict =
  | { readonly what: 'send'; readonly after: Subscription }
  | { readonly what: 'wait'; readonly until: Instant }
  | { readonly what: 'never' };

/** Whether a message of a kind may go now; what is left once it has gone. */
export function decideSending(subscription: Subscription, kind: Kind, now: Instant): Verdict {
  const left = leftOf(subscription, kind);
  if (left === 0) return { what: 'never' };
  if (awakeFrom(now) > now) return { what: 'wait', until: awakeFrom(now) };
  const day = dayOf(now, BEIJING);
  const count = subscription.sent?.day === day ? subscription.sent.count : 0;
  if (count >= A_DAY_MAX) return { what: 'wait', until: morningAfter(now) };
  const after = withBalance(subscription, kind, { left: left - 1 });
  return { what: 'send', after: { ...after, sent: { day, count: count + 1 } } };
}

/** What did not go is still theirs, and has disturbed nobody. */
export function givenBack(subscription: Subscription, kind: Kind): Subscription {
  const left = Math.min(BALANCE_MAX, leftOf(subscription, kind) + 1);
  const { sent } = subscription;
  return {
    ...withBalance(subscription, kind, { left }),
    sent: sent && { ...sent, count: Math.max(0, sent.count - 1) },
  };
}

/** WeChat says that none are left, whatever we counted. */
export const emptied = (subscription: Subscription, kind: Kind): Subscription =>
  withBalance(subscription, kind, { left: 0 });

function withBalance(
  subscription: Subscription,
  kind: Kind,
  change: Partial<Balance>,
): Subscription {
  const known = subscription.balances.find((each) => each.kind === kind);
  const before: Balance = known ?? { kind, left: 0, answer: 'accepted' };
  const others = subscription.balances.filter((each) => each.kind !== kind);
  return { ...subscription, balances: [...others, { ...before, ...change }] };
}
