import { rotateKey } from '@huigan/cloudfunctions/core/intake-keys/manage-keys';
import { aWorld, type World } from '../support/world';

let world: World;
beforeEach(async () => {
  world = await aWorld();
  await world.person('mei', '13800000001').join();
}, 120_000);
afterEach(() => world.close());

const lookUp = (secret: string) =>
  world.till.post('/v1/members:lookup', { member: { phone: '13800000001' } }, { secret });

test('a till that switches to its new secret at once is let in', async () => {
  expect((await lookUp(world.key.secret)).status).toBe(200);
  await world.emulator.advance('PT2S');
  const rotated = await rotateKey({ ...world.house, secretText: () => 'brand-new' }, 'till');
  expect(rotated.ok).toBe(true);
  expect((await lookUp('brand-new')).status).toBe(200);
  expect((await lookUp(world.key.secret)).status).toBe(200);
});

test('forgers cost no calls of the database', async () => {
  expect((await lookUp(world.key.secret)).status).toBe(200);
  await world.emulator.advance('PT2S');
  world.emulator.resetCalls();
  const started = Date.now();
  const forged = 40;
  for (let index = 0; index < forged; index++) {
    expect((await lookUp(`guess-${index}`)).status).toBe(401);
  }
  const seconds = Math.ceil((Date.now() - started) / 1000);
  const intake = world.emulator.calls().filter((row) => row.function === 'intake');
  const calls = intake.reduce((sum, { databaseCalls }) => sum + databaseCalls, 0);
  expect(calls).toBeLessThanOrEqual(1 + seconds);
  expect(calls).toBeLessThan(forged / 4);
});
