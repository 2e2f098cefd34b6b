import { err, ok, type Result } from '../kernel/result';
import { FAVOURITES_MAX } from './limits';

/** A shop more or less among somebody's favourites; saying it twice changes nothing. */
export function decideFavourite(
  before: readonly string[],
  { shop, isFavourite }: { readonly shop: string; readonly isFavourite: boolean },
): Result<readonly string[], 'shops/too_many_favourites'> {
  if (before.includes(shop) === isFavourite) return ok(before);
  if (!isFavourite) return ok(before.filter((each) => each !== shop));
  return before.length < FAVOURITES_MAX ? ok([...before, shop]) : err('shops/too_many_favourites');
}
