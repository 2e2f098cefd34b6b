import { adjustPoints } from '@huigan/cloudfunctions/core/account/adjust-points';
import { leaveAsAsked } from '@huigan/cloudfunctions/core/privacy/leave-as-asked';
import { points } from '@huigan/shared/kernel/units';
import type { ExportPage } from '@huigan/shared/privacy/contracts';
import { partNames } from '@huigan/shared/privacy/parts';
import { anOrderBody, aRefundBody } from '../support/build';
import { aShakyHouse, isLost, once } from '../support/simulate-trouble';
import { aWorld, type World } from '../support/world';

let world: World;
beforeEach(async () => {
  world = await aWorld();
}, 120_000);
afterEach(() => world.closeProven());

const MEI = '13800000001';
const order = (id: string, member: object = { phone: MEI }) =>
  world.till.order(
    anOrderBody({ id, member, paidAt: new Date(world.emulator.now()).toISOString() }),
  );

async function aMember(id = 'mei', phone = MEI) {
  const person = world.person(id, phone);
  await person.join();
  const { member, memberNo } = await world.linkOf({ phone });
  return { ...person, member, memberNo, confirm: memberNo.slice(-4) };
}
const visitor = { value: { state: 'visitor' } };

test('leave, stay, leave: seven days to think again, then gone, and what was paid meanwhile earned', async () => {
  const mei = await aMember();
  await order('1');
  const wrong = mei.confirm === '0000' ? '1111' : '0000';
  expect(await mei.ask('privacy.leave', { confirm: wrong })).toMatchObject({
    error: { code: 'privacy/confirm_differs' },
  });
  expect(await mei.ask('privacy.see')).toMatchObject({
    value: {
      leavesAt: null,
      losses: [{ amount: { zh: '128 积分' } }, { what: { zh: '会员等级' } }],
    },
  });

  const asked = await mei.ask('privacy.leave', { confirm: mei.confirm });
  // Said on 2 March at ten: the whole of the 9th is left to think.
  expect(asked).toMatchObject({ value: { leavesAt: Date.parse('2026-03-10T00:00:00+08:00') } });
  await world.emulator.advance('P3D');
  expect(await mei.ask('privacy.leave', { confirm: mei.confirm })).toEqual(asked);
  expect(await mei.home()).toMatchObject({ value: { person: { leavesAt: expect.any(Number) } } });

  expect(await mei.ask('privacy.stay')).toMatchObject({ value: { leavesAt: null } });
  expect(await mei.ask('privacy.stay')).toMatchObject({ value: { leavesAt: null } });
  await world.emulator.advance('P8D');
  expect(await mei.home()).toMatchObject({ value: { state: 'member' } });

  await mei.ask('privacy.leave', { confirm: mei.confirm });
  await world.emulator.advance('P6D');
  await order('2');
  expect(await mei.home()).toMatchObject({ value: { points: { spendable: 256 } } });
  await world.emulator.advance('P3D');
  expect(await mei.home()).toMatchObject(visitor);
  const where = { _id: mei.member };
  const [left] = await world.house.database.find('members', { where, limit: 1 });
  expect(left).toMatchObject({
    left: expect.any(Number),
    consents: [
      { purpose: 'membership', granted: true },
      { purpose: 'membership', granted: false },
    ],
  });
  for (const field of ['phone', 'name', 'leavesAt']) expect(left).not.toHaveProperty(field);
  expect(await world.till.lookUp({ memberNo: mei.memberNo })).toMatchObject({ status: 404 });
}, 120_000);

test('an order on its way when the night comes waits like that of anybody who has not joined', async () => {
  const mei = await aMember();
  await mei.ask('profile.save', { seen: 0, name: { name: '张', title: null } });
  await order('1');
  await mei.ask('privacy.leave', { confirm: mei.confirm });
  await world.emulator.advance('P9D');
  expect(await order('2')).toMatchObject({ body: { state: 'waiting' } });
  const refundedAt = new Date(world.emulator.now()).toISOString();
  expect(await world.till.refund(aRefundBody({ id: 'r1', order: '1', refundedAt }))).toMatchObject({
    status: 200,
    body: { refundedFen: 12_800, points: { takenBack: 0 } },
  });
  const again = world.person('mei', MEI);
  expect(await again.join()).toMatchObject({ value: { isNew: true } });
  expect(await again.home()).toMatchObject({ value: { points: { spendable: 128 } } });
  expect(await again.ask('profile.see')).toMatchObject({ value: { rev: 0, name: null } });
}, 120_000);

test.each(['before', 'after'] as const)(
  'a night that breaks %s any one call is gone on with the next',
  async (moment) => {
    for (let step = 0; ; step++) {
      const mei = await aMember(`p${step}`, `1390000${1000 + step}`);
      await mei.ask('privacy.leave', { confirm: mei.confirm });
      const { trouble, count } = once(step, moment);
      const { shaky } = aShakyHouse(world.house, trouble);
      const { privacy } = world.house;
      const later = { now: () => (world.clock.now() + 9 * 86_400_000) as never };
      const whole = { ...privacy, clock: later };
      const port = shaky({ leave: (member: typeof mei.member) => privacy.leave(member) });
      const broken = { ...whole, standings: shaky(privacy.standings), leave: port.leave };
      const outcome = await leaveAsAsked(broken, 50).catch((error: unknown) => error);
      if (!count.struck) break;
      expect(isLost(outcome)).toBe(true);
      await leaveAsAsked(whole, 50);
      await world.emulator.advance('PT1M');
      expect(await mei.home()).toMatchObject(visitor);
      expect(await leaveAsAsked(whole, 50)).toBe(0);
    }
  },
  60_000,
);

test('who stays while the night comes for them stays', async () => {
  const mei = await aMember();
  await mei.ask('privacy.leave', { confirm: mei.confirm });
  const { privacy } = world.house;
  const later = { now: () => (world.clock.now() + 9 * 86_400_000) as never };
  const staying = {
    ...privacy,
    clock: later,
    standings: {
      ...privacy.standings,
      save: async (...[before, after]: Parameters<typeof privacy.standings.save>) => {
        await mei.ask('privacy.stay');
        return privacy.standings.save(before, after);
      },
    },
  };
  await leaveAsAsked(staying, 50);
  expect(await mei.home()).toMatchObject({ value: { state: 'member' } });
  expect(await leaveAsAsked({ ...privacy, clock: later }, 50)).toBe(0);
});

test('a member takes everything along: 500 entries, page by page, each once', async () => {
  const mei = await aMember();
  await mei.ask('profile.save', { seen: 0, name: { name: '张小美', title: 'ms' } });
  await order('b1');
  for (let number = 0; number < 499; number++) {
    await adjustPoints(world.house.posting, mei.member, {
      id: `a${number}`,
      points: points(1),
      reason: 'a point a time',
      by: 'lin',
      approvedBy: 'zhou',
      at: world.clock.now(),
    });
  }
  const pages: ExportPage[] = [];
  let next: object | null = {};
  while (next !== null) {
    const page: Awaited<ReturnType<typeof mei.ask<ExportPage>>> = await mei.ask<ExportPage>(
      'privacy.export',
      next,
    );
    if (!page.ok) throw new Error(world.logs.slice(-3).join('\n'));
    pages.push(page.value);
    expect(page.value.rows.length).toBeLessThanOrEqual(100);
    next = page.value.next;
  }
  const parts = [...new Set(pages.map(({ part }) => part))];
  expect(parts).toEqual(partNames);
  const entries = pages.filter(({ part }) => part === 'statement').flatMap(({ rows }) => rows);
  expect(entries.map(([number]) => number)).toEqual(
    Array.from({ length: 500 }, (_, number) => 499 - number),
  );
  expect(pages.at(-1)).toMatchObject({ done: parts.length, all: parts.length });
  const text = JSON.stringify(pages);
  expect(text).toContain('张小美');
  expect(text).toContain('138****0001');
  expect(pages.find(({ part }) => part === 'orders')?.rows).toEqual([
    expect.arrayContaining(['b1', '128.00']),
  ]);
  expect(text).not.toContain(MEI);
}, 120_000);
