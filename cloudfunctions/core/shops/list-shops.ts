import type { Output, Parsed } from '@huigan/shared/kernel/contracts';
import type { MemberId } from '@huigan/shared/kernel/ids';
import { offsetOf } from '@huigan/shared/program/preview';
import type { shopsContract } from '@huigan/shared/shops/contracts';
import { pageOfShops } from '@huigan/shared/shops/listing';
import type { ShopsDeps } from './ports';

type Wish = Parsed<typeof shopsContract.list>;

/** The brand's shops, for anybody; a member's favourites are marked. */
export async function listShops(
  { clock, rules, shopList, favourites }: ShopsDeps,
  member: MemberId | null,
  wish: Wish,
): Promise<Output<typeof shopsContract.list>> {
  const now = clock.now();
  const shops = await shopList();
  const own = member && (await favourites.of(member));
  const offset = (await rules.rulebook()).at(now)?.offset ?? CHINA;
  return { now, ...pageOfShops(shops, wish, { favourites: own?.shops ?? [], now, offset }) };
}

/** Before a brand has rules its shops are where they are all the same. */
const CHINA = offsetOf('+08:00');
