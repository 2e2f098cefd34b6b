import type { MemberId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { Templates } from '@huigan/shared/messages/contracts';
import { leftOf } from '@huigan/shared/messages/subscription';
import type { MessagesDeps, Subscriber } from './ports';

type Deps = Pick<MessagesDeps, 'clock' | 'rules' | 'subscribers' | 'templates'>;

/** Which messages there are, and how many of each a member has agreed to that are still to come. */
export async function seeTemplates(
  deps: Deps,
  member: MemberId | null,
): Promise<Result<Templates, 'members/not_joined'>> {
  const subscriber = member && (await deps.subscribers.find(member));
  return subscriber ? ok(await templatesOf(deps, subscriber)) : err('members/not_joined');
}

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
