import type { MemberId } from '@huigan/shared/kernel/ids';
import { serviceContract } from '@huigan/shared/service/contracts';
import { room } from '../platform/serve';
import { claimMissingPoints } from './claim-missing-points';
import { listTickets } from './list-tickets';
import { openDispute } from './open-dispute';
import type { ServiceDeps } from './ports';

type PhoneDeps = ServiceDeps & {
  readonly linkOf: (openid: string) => Promise<{ readonly member: MemberId } | null>;
};

/** What members ask on the phone. */
export function serviceRoom(deps: PhoneDeps) {
  const memberOf = async (openid: string) => (await deps.linkOf(openid))?.member ?? null;
  return room(serviceContract, {
    claim: async (receipt, { openid }) => claimMissingPoints(deps, await memberOf(openid), receipt),
    dispute: async (question, { openid }) => openDispute(deps, await memberOf(openid), question),
    tickets: async (wish, { openid }) => listTickets(deps, await memberOf(openid), wish),
  });
}
