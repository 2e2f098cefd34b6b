import type { MemberId } from '@huigan/shared/kernel/ids';

type Favourites = {
  readonly of: (
    member: MemberId,
  ) => Promise<{ readonly v: number; readonly shops: readonly string[] } | null>;
  readonly save: (member: MemberId, v: number, shops: readonly string[]) => Promise<boolean>;
};

/** Two members turn out to be one: where the one who stays has marked no shop, those of the other are marked. */
export async function handOverFavourites(
  favourites: Favourites,
  from: MemberId,
  into: MemberId,
): Promise<void> {
  const [others, own] = [await favourites.of(from), await favourites.of(into)];
  if (!others?.shops.length || !own || own.shops.length > 0) return;
  // Whoever marks one in that moment has marked one.
  await favourites.save(into, own.v, others.shops);
}
