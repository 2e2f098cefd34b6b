import { profileContract } from '@huigan/shared/profile/contracts';
import { room } from '../platform/serve';
import type { Link, ProfileDeps } from './ports';
import { saveProfile } from './save-profile';
import { seeProfile } from './see-profile';

type Deps = ProfileDeps & { readonly linkOf: (openid: string) => Promise<Link | null> };

/** What members tell of themselves on the phone. */
export const profileRoom = (deps: Deps) =>
  room(profileContract, {
    see: async (_, { openid }) => seeProfile(deps, (await deps.linkOf(openid))?.member ?? null),
    save: async (input, { openid }) =>
      saveProfile(deps, (await deps.linkOf(openid))?.member ?? null, input),
  });
