import { metresBetween } from '@huigan/shared/kernel/place';
import { offsetOf } from '@huigan/shared/program/preview';
import { decideFavourite } from '@huigan/shared/shops/favourites';
import { pageOfShops } from '@huigan/shared/shops/listing';
import { at } from '../../support/build';
import { aShop } from '../../support/build-shops';

const around = { favourites: ['c'], now: at('2026-03-02', '12:00:00'), offset: offsetOf('+08:00') };
const named = (id: string, lat: number | null) => {
  const { at: _at, ...shop } = aShop({ id, name: { zh: `${id}店`, en: id.toUpperCase() } });
  return lat === null ? shop : { ...shop, at: { lat, lng: 120.2 } };
};
const shops = [named('a', 30.3), named('b', null), named('c', 30.2), named('d', 30.201)];
const idsOf = (page: ReturnType<typeof pageOfShops>) => page.shops.map(({ id }) => id);
const here = { lat: 30_200_000, lng: 120_200_000 };

test('without a place: favourites first, the others by name, and no distance', () => {
  const page = pageOfShops(shops, {}, around);
  expect(idsOf(page)).toEqual(['c', 'a', 'b', 'd']);
  expect(page.shops.every(({ metres }) => metres === null)).toBe(true);
  expect(page.shops[0]?.isFavourite).toBe(true);
});

test('with a place: nearest first, whoever has none last, rounded as people walk', () => {
  const page = pageOfShops(shops, { near: here }, around);
  expect(idsOf(page)).toEqual(['c', 'd', 'a', 'b']);
  expect(page.shops.map(({ metres }) => metres)).toEqual([0, 110, 11_100, null]);
});

test('a search looks into names and addresses of both languages', () => {
  expect(idsOf(pageOfShops(shops, { search: ' B ' }, around))).toEqual(['b']);
  expect(idsOf(pageOfShops(shops, { search: '江汉路' }, around))).toHaveLength(4);
  expect(idsOf(pageOfShops(shops, { search: 'nowhere' }, around))).toEqual([]);
});

test('two thousand come fifty at a time, each once', () => {
  const many = Array.from({ length: 2_000 }, (_, index) => named(`s${index}`, 30));
  const seen: string[] = [];
  let after: number | null = 0;
  while (after !== null) {
    const page = pageOfShops(many, { after }, around);
    expect(page.shops.length).toBeLessThanOrEqual(50);
    seen.push(...idsOf(page));
    after = page.next;
  }
  expect(new Set(seen).size).toBe(2_000);
});

test('a degree of latitude is a hundred and eleven kilometres, half the world twenty thousand', () => {
  expect(metresBetween(here, { ...here, lat: 31_200_000 })).toBeCloseTo(111_195, -2);
  expect(metresBetween({ lat: 0, lng: 0 }, { lat: 0, lng: 180_000_000 })).toBe(20_015_087);
  expect(metresBetween(here, here)).toBe(0);
});

test('favourites: twenty at most, and saying it twice changes nothing', () => {
  const full = Array.from({ length: 20 }, (_, index) => `s${index}`);
  expect(decideFavourite([], { shop: 'a', isFavourite: true })).toMatchObject({ value: ['a'] });
  const wish = { shop: 'x', isFavourite: true };
  expect(decideFavourite(full, wish)).toEqual({ ok: false, error: 'shops/too_many_favourites' });
  for (const [shop, isFavourite] of [
    ['s3', true],
    ['x', false],
  ] as const) {
    const same = decideFavourite(full, { shop, isFavourite });
    expect(same.ok && same.value).toBe(full);
  }
  expect(decideFavourite(['a', 'b'], { shop: 'a', isFavourite: false })).toMatchObject({
    value: ['b'],
  });
});
