import type { MemberId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import { DAY_MS, type Instant, later } from '@huigan/shared/kernel/time';
import type { Templates } from '@huigan/shared/messages/contracts';
import type { Kind } from '@huigan/shared/messages/kinds';
import {
  type Answer,
  leftOf,
  type Subscription,
  withAnswers,
} from '@huigan/shared/messages/subscription';
import type { MessagesDeps, Subscriber } from './ports';
import { onPhone, templatesOf } from './see-templates';

/** A person taps with their own two hands. */
const ATTEMPTS_MAX = 10;
/** The night makes it longer while messages are left. */
export const AWAITED_MS = 60 * DAY_MS;

type Answers = {
  readonly request: string;
  readonly answers: readonly { readonly kind: Kind; readonly answer: Answer }[];
};
type Refusal = 'members/not_joined' | 'messages/not_agreed';

/**
 * A member has answered WeChat's dialogue: what they said yes to may be sent, once each. Messages go to the
 * phone that said yes last.
 */
export async function takeAnswers(
  deps: MessagesDeps,
  { member, openid }: { readonly member: MemberId | null; readonly openid: string },
  answers: Answers,
): Promise<Result<Templates, Refusal>> {
  const { clock, subscribers } = deps;
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const before = member && (await subscribers.find(member));
    if (!before) return err('members/not_joined');
    if (!before.agreed) return err('messages/not_agreed');
    const here = onPhone(before, openid);
    const subscription = counted(here, before, answers, clock.now());
    const isNews = subscription !== here;
    if (isNews && !(await subscribers.save(before, { openid, subscription }, clock.now())))
      continue;
    const heard = subscription.heard.find(({ request }) => request === answers.request);
    if (heard && asksForOrders(answers) && leftOf(subscription, 'order_credited') > 0) {
      // From when it was heard first: told again, it makes nothing longer.
      await deps.accounts.awaitOrders(before.member, later(heard.at, AWAITED_MS));
    }
    return ok(await templatesOf(deps, { agreed: true, subscription }));
  }
  throw new Error('a person was too busy to write');
}

const asksForOrders = ({ answers }: Answers): boolean =>
  answers.some(({ kind }) => kind === 'order_credited');

/** A no from a phone they do not go to takes nothing from the one they go to. */
function counted(
  here: Subscription,
  { subscription }: Subscriber,
  answers: Answers,
  now: Instant,
): Subscription {
  const saysYes = answers.answers.some(({ answer }) => answer === 'accepted');
  return here === subscription || saysYes ? withAnswers(here, answers, now) : here;
}
