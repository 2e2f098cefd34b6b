import type { MemberId } from '@huigan/shared/kernel/ids';
import { err, ok } from '@huigan/shared/kernel/result';
import { shopsContract } from '@huigan/shared/shops/contracts';
import { room } from '../platform/serve';
import { favourShop } from './favour-shop';
import { listShops } from './list-shops';
import type { ShopsDeps } from './ports';

type PhoneDeps = ShopsDeps & {
  readonly linkOf: (openid: string) => Promise<{ readonly member: MemberId } | null>;
};

/** What anybody asks on the phone. */
export const shopsRoom = (deps: PhoneDeps) =>
  room(shopsContract, {
    list: async (wish, { openid }) =>
      ok(await listShops(deps, (await deps.linkOf(openid))?.member ?? null, wish)),
    favour: async (wish, { openid }) => {
      const link = await deps.linkOf(openid);
      return link ? favourShop(deps, link.member, wish) : err('members/not_joined');
    },
  });
