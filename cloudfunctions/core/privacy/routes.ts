import { privacyContract } from '@huigan/shared/privacy/contracts';
import { room } from '../platform/serve';
import { askToLeave, stay } from './ask-to-leave';
import { exportData } from './export-data';
import type { Member, PrivacyDeps } from './ports';
import { seePrivacy } from './see-privacy';
import { setConsent } from './set-consent';

type Deps = PrivacyDeps & { readonly linkOf: (openid: string) => Promise<Member | null> };

/** What members decide about their data on the phone. */
export function privacyRoom(deps: Deps) {
  const memberOf = async ({ openid }: { openid: string }) =>
    (await deps.linkOf(openid))?.member ?? null;
  return room(privacyContract, {
    see: async (_, caller) => seePrivacy(deps, await memberOf(caller)),
    set: async (input, caller) => setConsent(deps, await memberOf(caller), input),
    export: async (input, { openid }) => exportData(deps, await deps.linkOf(openid), input),
    leave: async (input, caller) => askToLeave(deps, await memberOf(caller), input),
    stay: async (_, caller) => stay(deps, await memberOf(caller)),
  });
}
