import type { Place } from '@huigan/shared/kernel/place';
import { ok, type Result } from '@huigan/shared/kernel/result';
import type { ShopSeen } from '@huigan/shared/shops/contracts';
import { api } from './client';
import type { Trouble } from './use-load';
import type { PageOf } from './use-pages';

export type ShopWish = { readonly search: string; readonly near: Place | null };

/** A page of the brand's shops that fit. */
export async function askShops(
  { search, near }: ShopWish,
  after: number | null,
): Promise<Result<PageOf<ShopSeen, number>, Trouble>> {
  const wanted = search.trim();
  const result = await api.shops.list({
    ...(wanted !== '' && { search: wanted }),
    ...(near !== null && { near }),
    ...(after !== null && { after }),
  });
  if (!result.ok) return result;
  const { now, shops, next } = result.value;
  return ok({ now, items: shops, next });
}
