import type { MemberId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import { decideFavourite } from '@huigan/shared/shops/favourites';
import type { ShopsDeps } from './ports';

/** Two taps of one person; more rounds than this means something is stuck. */
const ATTEMPTS_MAX = 20;

type Refusal = 'members/not_joined' | 'shops/unknown' | 'shops/too_many_favourites';

/** A member marks a shop, or no longer. A shop that is gone can still be unmarked. */
export async function favourShop(
  { favourites, shopList }: Pick<ShopsDeps, 'favourites' | 'shopList'>,
  member: MemberId,
  wish: { readonly shop: string; readonly isFavourite: boolean },
): Promise<Result<{ favourites: number }, Refusal>> {
  const known = (await shopList()).some(({ id }) => id === wish.shop);
  if (!known && wish.isFavourite) return err('shops/unknown');
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const standing = await favourites.of(member);
    if (!standing) return err('members/not_joined');
    const { v, shops } = standing;
    const decided = decideFavourite(shops, wish);
    if (!decided.ok) return decided;
    const after = decided.value;
    if (after === shops || (await favourites.save(member, v, after))) {
      return ok({ favourites: after.length });
    }
  }
  throw new Error('favourites were too busy to write');
}
