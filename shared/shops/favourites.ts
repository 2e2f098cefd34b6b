import { err, ok, type Result } from '../kernel/result';
import { FAVOURITES_MAX } from './limits';

/** A shop more or less among somebody's favourites; saying it twice changes nothing. */
export function decideFavourite(
  before: readonly string[],
  { shop, isFavourite }: { readonly shop: string; readonly isFavourite: boolean },
): Result<readonly string[], 'shops/too_many_favourites'> {
  const others = before.filter((each) => each !== shop);
  if (!isFavourite) return ok(others);
  if (before.includes(shop)) return ok(before);
  return others.length < FAVOURITES_MAX ? ok([...others, shop]) : err('shops/too_many_favourites');
}
