import { metresBetween, type Place } from '../kernel/place';
import type { Instant, UtcOffset } from '../kernel/time';
import type { ShopInFile, ShopSeen } from './contracts';
import { exceptionsFrom, openAt } from './hours';

/** As many as are shown at once. */
const PAGE = 50;

type Wish = {
  readonly search?: string | undefined;
  readonly near?: Place | undefined;
  readonly after?: number | undefined;
};
type Around = {
  readonly favourites: readonly string[];
  readonly now: Instant;
  readonly offset: UtcOffset;
};

/**
 * A page of the shops that fit: nearest first where the phone says where it is, else favourites first.
 * `shops` stand in the order of their names. Distances are rounded: nobody walks by the metre.
 */
export function pageOfShops(
  shops: readonly ShopInFile[],
  { search, near, after = 0 }: Wish,
  around: Around,
): { readonly shops: ShopSeen[]; readonly next: number | null } {
  const fitting = shops.filter((shop) => fits(shop, search));
  const ranked = fitting.map((shop) => ({ shop, metres: near ? distance(shop, near) : null }));
  const sorted = near
    ? ranked.sort((a, b) => (a.metres ?? FAR) - (b.metres ?? FAR))
    : ranked.sort(
        (a, b) => Number(isFavourite(b.shop, around)) - Number(isFavourite(a.shop, around)),
      );
  const end = after + PAGE;
  return {
    shops: sorted.slice(after, end).map(({ shop, metres }) => shopSeen(shop, metres, around)),
    next: end < sorted.length ? end : null,
  };
}

/** Shops nobody knows the place of stand last. */
const FAR = Number.POSITIVE_INFINITY;

function fits({ name, address }: ShopInFile, search: string | undefined): boolean {
  const wanted = search?.trim().toLowerCase() ?? '';
  const texts = [name.zh, name.en, address.zh, address.en];
  return wanted === '' || texts.some((text) => text.toLowerCase().includes(wanted));
}

function distance(shop: ShopInFile, near: Place): number | null {
  const place = placeOf(shop);
  if (place === null) return null;
  const metres = metresBetween(place, near);
  const step = metres < 1000 ? 10 : 100;
  return Math.round(metres / step) * step;
}

const placeOf = ({ at }: ShopInFile): Place | null =>
  at ? { lat: Math.round(at.lat * 1e6), lng: Math.round(at.lng * 1e6) } : null;

const isFavourite = ({ id }: ShopInFile, { favourites }: Around): boolean =>
  favourites.includes(id);

const shopSeen = (shop: ShopInFile, metres: number | null, around: Around): ShopSeen => ({
  id: shop.id,
  name: shop.name,
  address: shop.address,
  phone: shop.phone ?? null,
  place: placeOf(shop),
  metres,
  isFavourite: isFavourite(shop, around),
  open: openAt(shop, around.now, around.offset),
  week: shop.hours,
  exceptions: exceptionsFrom(shop, around.now, around.offset),
});
