import { leaveMember } from '@huigan/cloudfunctions/core/members/leave-member';
import { publishShops } from '@huigan/cloudfunctions/core/shops/publish-shops';
import { readShops } from '@huigan/cloudfunctions/core/shops/read-shops';
import type { ShopSeen, ShopsFile } from '@huigan/shared/shops/contracts';
import { aShop, aShopsFile } from '../support/build-shops';
import { aWorld, type World } from '../support/world';

let world: World;
let mei: ReturnType<World['person']>;
beforeEach(async () => {
  world = await aWorld();
  mei = world.person('mei', '13800000001');
}, 120_000);
afterEach(() => world.close());

const publish = (file: ShopsFile) => publishShops(world.house.publishing, file);
async function list(input: object = {}): Promise<{ shops: ShopSeen[]; next: number | null }> {
  const answer = await mei.ask<{ shops: ShopSeen[]; next: number | null }>('shops.list', input);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}
const names = ({ shops }: { shops: ShopSeen[] }) => shops.map(({ name }) => name.zh);
const favour = (shop: string, isFavourite = true) => mei.ask('shops.favour', { shop, isFavourite });

test('a visitor sees the shops by their names, open or not; before any are published there are none', async () => {
  expect((await list()).shops).toEqual([]);
  await publish(aShopsFile());
  await world.emulator.advance('PT6M');
  const seen = await list();
  expect(names(seen)).toEqual(['滨江店', '西湖店']);
  expect(seen.shops[0]).toMatchObject({ open: { now: true }, metres: null, isFavourite: false });
  expect(await favour('binjiang')).toMatchObject({ error: { code: 'members/not_joined' } });
});

test('a favourite comes first, is kept with the member, and goes with them', async () => {
  await publish(aShopsFile());
  await mei.join();
  expect(await favour('xihu')).toMatchObject({ ok: true, value: { favourites: 1 } });
  expect(names(await list())).toEqual(['西湖店', '滨江店']);
  expect(await favour('moon')).toMatchObject({ error: { code: 'shops/unknown' } });
  const taps = await Promise.all([favour('binjiang'), favour('xihu', false), favour('binjiang')]);
  expect(taps.every(({ ok }) => ok)).toBe(true);
  expect(names(await list())).toEqual(['滨江店', '西湖店']);

  const { member: id } = await world.linkOf({ phone: '13800000001' });
  await leaveMember(world.house.enrolling, id);
  const [member] = await world.house.database.find('members', {
    where: { _id: id },
    limit: 1,
  });
  expect(member).not.toHaveProperty('favourites');
});

test('the twenty-first favourite is refused, also when many are tapped at once', async () => {
  const shops = Array.from({ length: 23 }, (_, index) => aShop({ id: `s${index}` }));
  await publish(aShopsFile(shops));
  await mei.join();
  const taps = await Promise.all(shops.map(({ id }) => favour(id)));
  expect(taps.filter(({ ok }) => ok)).toHaveLength(20);
});

test('a list is published whole or not at all, and the same list is not another one', async () => {
  const many = Array.from({ length: 600 }, (_, index) => aShop({ id: `s${index}` }));
  expect(await publish(aShopsFile(many))).toEqual({ shops: 600, isNew: true });
  expect(await publish(aShopsFile([...many].reverse()))).toMatchObject({ shops: 600 });
  expect(await publish(aShopsFile())).toEqual({ shops: 2, isNew: true });
  expect(await publish(aShopsFile())).toEqual({ shops: 2, isNew: false });
  await world.emulator.advance('PT6M');
  expect((await list()).shops).toHaveLength(2);
  // What nobody can be reading any more is gone: one list in force, one before it, and where to look.
  const left = await world.house.database.find('shops', {
    where: {},
    order: ['_id', 'asc'],
    limit: 99,
  });
  expect(left).toHaveLength(1 + 1 + 3);
});

test('a crash while a list is published leaves the one before in force', async () => {
  await publish(aShopsFile());
  const { shops, digestOf } = world.house.publishing;
  const broken = { ...shops, publish: () => Promise.reject(new Error('killed')) };
  await expect(publishShops({ shops: broken, digestOf }, aShopsFile([aShop()]))).rejects.toThrow(
    'killed',
  );
  await world.emulator.advance('PT6M');
  expect((await list()).shops).toHaveLength(2);
  expect(await publish(aShopsFile([aShop()]))).toMatchObject({ isNew: true });
});

test('near the phone the nearest comes first, a page at a time', async () => {
  const shops = Array.from({ length: 60 }, (_, index) =>
    aShop({ id: `s${index}`, at: { lat: 30 + index / 1000, lng: 120 } }),
  );
  await publish(aShopsFile(shops));
  const first = await list({ near: { lat: 30_059_000, lng: 120_000_000 } });
  expect(first.shops[0]?.id).toBe('s59');
  expect(first.next).toBe(50);
  expect(
    (await list({ near: { lat: 30_059_000, lng: 120_000_000 }, after: 50 })).shops,
  ).toHaveLength(10);
  expect(await mei.ask('shops.list', { near: { lat: 91_000_000, lng: 0 } })).toMatchObject({
    error: { code: 'common/invalid_input', field: 'input.near.lat' },
  });
  expect(world.logs.join()).not.toContain('30059000');
});

test('what is wrong with a file is named by its field', () => {
  const wrong = aShopsFile([
    aShop({ phone: 'call me' }),
    aShop({ id: 'two', hours: [{ days: [8], from: '9:00', to: '22:00' }] }),
    aShop(),
  ]);
  const read = readShops(wrong);
  expect(read.ok || read.faults.map(({ path }) => path)).toEqual([
    'shops[0].phone',
    'shops[1].hours[0].days[0]',
    'shops[1].hours[0].from',
  ]);
  const twice = readShops(aShopsFile([aShop(), aShop()]));
  expect(twice.ok || twice.faults).toEqual([
    { path: 'shops[1].id', message: 'stands for another shop already' },
  ]);
});
