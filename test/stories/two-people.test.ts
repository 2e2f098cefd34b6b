import { anOrderBody } from '../support/build';
import { aWorld, type World } from '../support/world';

jest.setTimeout(120_000);

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.close());

const ANN = '13800000001';
const BOB = '13800000002';
const order = (id: string, member: object) =>
  world.till.order(
    anOrderBody({ id, member, paidAt: new Date(world.emulator.now()).toISOString() }),
  );
const spendable = async (person: { home: () => Promise<unknown> }) => {
  const home = (await person.home()) as {
    value: { state: string; points?: { spendable: number } };
  };
  return home.value.points?.spendable ?? home.value.state;
};

test('a number that is somebody else’s is refused, and nothing of either changes', async () => {
  const ann = world.person('ann', ANN);
  await ann.join();
  await order('bobs', { phone: BOB });
  const borrowed = world.person('bob', ANN);
  expect(await borrowed.join()).toMatchObject({ error: { code: 'members/proof_needed' } });
  // What the mall sells to Bob's WeChat identity still waits for Bob.
  const sold = await order('mall', { unionid: 'unionid-bob' });
  expect(sold.body).toMatchObject({ state: 'waiting' });
  expect(await spendable(ann)).toBe(0);

  const bob = world.person('bob', BOB);
  expect(await bob.join()).toMatchObject({ ok: true, value: { isNew: true } });
  expect(await spendable(bob)).toBe(256);
  expect(await spendable(ann)).toBe(0);
});

test('who the mall knows by WeChat keeps those points when they join with a number', async () => {
  await world.till.enrol({ unionid: 'unionid-cat' });
  await order('mall', { unionid: 'unionid-cat' });
  const cat = world.person('cat', '13800000003');
  expect(await cat.join()).toMatchObject({ ok: true });
  expect(await spendable(cat)).toBe(128);
  const later = await order('shop', { phone: '13800000003' });
  expect(later.body).toMatchObject({ state: 'credited', points: { spendable: 256 } });
});

test('somebody whose number took over another’s WeChat account starts anew, and takes nothing', async () => {
  const ann = world.person('ann', ANN);
  await ann.join();
  await order('anns', { phone: ANN });
  // The same WeChat identity, asked from another phone that the platform knows by another openid.
  const other = world.person('ann2', BOB);
  expect(await other.join()).toMatchObject({ ok: true });
  expect(await spendable(other)).toBe(0);
  expect(await spendable(ann)).toBe(128);
});
