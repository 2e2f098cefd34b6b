import { home } from '@huigan/cloudfunctions/core/account/home';
import { lookUp } from '@huigan/cloudfunctions/core/account/look-up';
import type { Document } from '@huigan/cloudfunctions/core/platform/database';
import { DAY_MS, later } from '@huigan/shared/kernel/time';
import { aLine, anOrderBody, aProgram, at } from '../../support/build';
import { aWorld, type World } from '../../support/world';

let world: World;
beforeAll(async () => {
  world = await aWorld({ program: aProgram({ orders: { acceptedForDays: 90 } }) });
}, 120_000);
afterAll(() => world.close());

const linkOf = (phone: string) => world.linkOf({ phone });
const written = async (phone: string) => {
  const held = await world.house.accounts.read((await linkOf(phone)).member);
  if (!held) throw new Error('no account');
  return held.account;
};

test('eight days on, the nightly job has written down what was waiting', async () => {
  const mei = world.person('mei', '13800000001');
  await mei.join();
  await world.till.order(anOrderBody({ channel: 'mall' }));
  expect(await mei.home()).toMatchObject({ value: { points: { spendable: 0, pending: 128 } } });
  await world.till.order(anOrderBody({ id: 'big', lines: [aLine('pram', 100_000)] }));
  const fired = await world.emulator.advance('P8D');
  expect(fired.every(({ failed }) => failed === 0)).toBe(true);
  expect(await written('13800000001')).toMatchObject({ points: { pending: [], debt: 0 } });
  expect(await mei.home()).toMatchObject({ value: { points: { spendable: 1128, pending: 0 } } });
  // The tier reached the room of the members on the way, and is not told again.
  const { member } = await linkOf('13800000001');
  const person = await world.house.database.get<Document & { tier: string }>('members', member);
  expect(person).toMatchObject({ tier: 'silver' });
  expect((await written('13800000001')).facts).toEqual([]);
}, 120_000);

test('a client that calls the jobs is turned away and nothing runs', async () => {
  const thief = world.person('thief', '13800000009');
  for (const TriggerName of ['nightly', 'every-five-minutes']) {
    const answer = await thief.call({ Type: 'Timer', TriggerName }, 'jobs');
    expect(JSON.stringify(answer)).not.toContain('"ok":true');
  }
  const before = world.emulator.calls().length;
  await thief.call({ Type: 'Timer', TriggerName: 'nightly' }, 'jobs');
  expect(world.emulator.calls().length).toBe(before);
});

test('who looks before a late job sees no point that is gone, however many dates have passed', async () => {
  const phone = '13800000002';
  const lin = world.person('lin', phone);
  await lin.join();
  // Twenty-five days of purchases, told by a till that had been offline.
  const start = at('2026-01-20', '12:00:00');
  for (let day = 0; day < 25; day++) {
    const paidAt = new Date(start + day * DAY_MS).toISOString();
    const body = anOrderBody({
      id: `d${day}`,
      paidAt,
      member: { phone },
      lines: [aLine('a', 1000)],
    });
    expect(await world.till.order(body)).toMatchObject({ status: 200 });
  }
  const { house } = world;
  const deps = { ...house, clock: { now: () => later(at('2027-03-01'), 0) } };
  const link = await linkOf(phone);
  expect(await home(deps, 'openid-lin')).toMatchObject({
    points: { spendable: 0, nextExpiry: null },
  });
  expect(await lookUp(deps, link)).toMatchObject({ value: { spendable: 0 } });
});
