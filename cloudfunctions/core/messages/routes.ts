import type { MemberId } from '@huigan/shared/kernel/ids';
import { messagesContract } from '@huigan/shared/messages/contracts';
import { room } from '../platform/serve';
import type { MessagesDeps } from './ports';
import { seeTemplates } from './see-templates';
import { takeAnswers } from './take-answers';

type Deps = MessagesDeps & {
  readonly linkOf: (openid: string) => Promise<{ readonly member: MemberId } | null>;
};

/** What members decide on the phone about messages that reach them in WeChat. */
export function messagesRoom(deps: Deps) {
  const memberOf = async ({ openid }: { openid: string }) =>
    (await deps.linkOf(openid))?.member ?? null;
  return room(messagesContract, {
    templates: async (_, { openid }) =>
      seeTemplates(deps, { member: await memberOf({ openid }), openid }),
    agreed: async (input, { openid }) =>
      takeAnswers(deps, { member: await memberOf({ openid }), openid }, input),
  });
}
