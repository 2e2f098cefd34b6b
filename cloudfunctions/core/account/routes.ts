import { accountContract, lookupContract } from '@huigan/shared/account/contracts';
import type { MemberId } from '@huigan/shared/kernel/ids';
import { ok } from '@huigan/shared/kernel/result';
import type { Identity } from '@huigan/shared/members/contracts';
import { room } from '../platform/serve';
import { httpRoutes } from '../platform/serve-http';
import { home, type ReadDeps } from './home';
import { lookUp } from './look-up';
import type { Journal } from './ports';
import { statement } from './statement';

type Link = { readonly member: MemberId; readonly memberNo: string };
type Deps = ReadDeps & {
  readonly journal: Journal;
  readonly linkOf: (openid: string) => Promise<Link | null>;
};

/** What members ask on the phone. */
export const accountRoom = (deps: Deps) =>
  room(accountContract, {
    home: async (_, { openid }) => ok(await home(deps, await deps.linkOf(openid))),
    statement: async (input, { openid }) => {
      const link = await deps.linkOf(openid);
      return statement(deps, link?.member ?? null, input);
    },
  });

/** What tills ask. */
export const lookupRoutes = (
  deps: ReadDeps & { readonly linkFor: (identity: Identity) => Promise<Link | null> },
) =>
  httpRoutes(lookupContract, {
    lookup: {
      on: 'POST /v1/members:lookup',
      handle: async ({ member }) => lookUp(deps, await deps.linkFor(member)),
    },
  });
