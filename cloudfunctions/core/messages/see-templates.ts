import type { MemberId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { Templates } from '@huigan/shared/messages/contracts';
import { leftOf, noSubscription, type Subscription } from '@huigan/shared/messages/subscription';
import type { MessagesDeps, Subscriber } from './ports';

type Deps = Pick<MessagesDeps, 'clock' | 'rules' | 'subscribers' | 'templates'>;

/** Which messages there are, and how many of each a member has agreed to on this phone that are still to come. */
export async function seeTemplates(
  deps: Deps,
  { member, openid }: { readonly member: MemberId | null; readonly openid: string },
): Promise<Result<Templates, 'members/not_joined'>> {
  const subscriber = member && (await deps.subscribers.find(member));
  if (!subscriber) return err('members/not_joined');
  const { agreed } = subscriber;
  return ok(await templatesOf(deps, { agreed, subscription: onPhone(subscriber, openid) }));
}

/** What one phone agreed to, another one never did. */
export const onPhone = ({ openid, subscription }: Subscriber, asking: string): Subscription =>
  openid === null || openid === asking ? subscription : noSubscription;

/** The same of somebody who has been read already. */
export async function templatesOf(
  { clock, rules, templates }: Deps,
  { agreed, subscription }: Pick<Subscriber, 'agreed' | 'subscription'>,
): Promise<Templates> {
  const now = clock.now();
  const program = (await rules.rulebook()).at(now);
  if (!program) throw new Error('no program is in force: publish one first');
  return {
    now,
    agreed,
    policyVersion: program.brand.policyVersion,
    templates: [...templates.values()].map(({ kind, id }) => ({
      kind,
      id,
      left: leftOf(subscription, kind),
      answer: subscription.balances.find((each) => each.kind === kind)?.answer ?? null,
    })),
  };
}
