import { mergeMembers } from '@huigan/cloudfunctions/core/account/merge-members';
import {
  eraseMember,
  finishLeaving,
  leaveMember,
} from '@huigan/cloudfunctions/core/members/leave-member';
import { creditWaitingOrders } from '@huigan/cloudfunctions/core/orders/credit-waiting-orders';
import { takeOrder } from '@huigan/cloudfunctions/core/orders/take-order';
import { anOrder, anOrderBody, aRefundBody, at } from '../support/build';
import { aShakyHouse, Lost, once } from '../support/simulate-trouble';
import { aWorld, type World } from '../support/world';

let world: World;
beforeEach(async () => {
  world = await aWorld();
}, 120_000);
afterEach(() => world.closeProven());

const MEI = '13800000001';
const order = (id: string, member: object = { phone: MEI }) =>
  world.till.order(anOrderBody({ id, member }));
const refund = (of: string) =>
  world.till.refund(
    aRefundBody({ id: `r${of}`, order: of, refundedAt: '2026-03-02T10:00:00+08:00' }),
  );

const memberOf = (phone = MEI) => world.linkOf({ phone });
async function leave(phone = MEI): Promise<void> {
  const { member } = await memberOf(phone);
  expect(await eraseMember(world.house.enrolling, member)).toBe(true);
  // Every function forgets within half a minute whose number it was.
  await world.emulator.advance('PT1M');
}
test('who leaves and joins again at once gets what they buy then, though functions remember', async () => {
  const mei = world.person('mei', MEI);
  await mei.join();
  await order('1');
  await leaveMember(world.house.enrolling, (await memberOf()).member);
  expect((await world.till.enrol({ phone: MEI })).body).toMatchObject({ isNew: true });
  for (const id of ['2', '3']) {
    expect((await order(id)).body).toMatchObject({ state: 'credited' });
  }
  await world.emulator.advance('PT1M');
  expect((await world.till.lookUp({ phone: MEI })).body).toMatchObject({ spendable: 256 });
});

/** Everything stored, as text: what nobody may be found in. */
async function allText(): Promise<string> {
  const names = ['members', 'links', 'accounts', 'journal', 'orders'];
  const find = (name: string) =>
    world.house.database.find(name, { where: {}, order: ['_id', 'asc'], limit: 1000 });
  return JSON.stringify(await Promise.all(names.map(find)));
}

test('who leaves is forgotten, and the books still add up', async () => {
  const mei = world.person('mei', MEI);
  await mei.join();
  await order('1');
  const { member, memberNo } = await memberOf();
  await leave();

  expect(await mei.home()).toMatchObject({ value: { state: 'visitor' } });
  expect((await world.till.lookUp({ memberNo })).status).toBe(404);
  const text = await allText();
  for (const kind of ['phone', 'openid', 'unionid'] as const) {
    const value = kind === 'phone' ? MEI : `${kind}-mei`;
    expect(text).not.toContain(world.house.links.idOf(kind, value));
  }
  const [document] = await world.house.database.find('members', {
    where: { _id: member },
    limit: 1,
  });
  expect(document).not.toHaveProperty('phone');
  expect(document).toMatchObject({ left: expect.any(Number), consents: [expect.anything()] });
  expect(await leaveMember(world.house.enrolling, member)).toBe(false);
});

test('who joins again is somebody new', async () => {
  const mei = world.person('mei', MEI);
  await mei.join();
  await order('1');
  const before = await memberOf();
  await leave();
  expect(await order('2')).toMatchObject({ body: { state: 'waiting' } });
  expect(await mei.join()).toMatchObject({ ok: true, value: { isNew: true } });
  const after = await memberOf();
  expect(after.member).not.toBe(before.member);
  expect(after.memberNo).not.toBe(before.memberNo);
  expect(await mei.home()).toMatchObject({ value: { points: { spendable: 128 } } });
});

test('the till repeats and returns what was bought before: the same answer, the money, no points', async () => {
  await world.person('mei', MEI).join();
  const first = await order('1');
  const { memberNo } = await memberOf();
  const byNumber = await order('2', { memberNo });
  await leave();
  expect((await order('1')).body).toEqual(first.body);
  expect((await order('2', { memberNo })).body).toEqual(byNumber.body);
  expect(await order('3', { memberNo })).toMatchObject({ status: 404 });
  const back = await refund('1');
  expect(back).toMatchObject({
    status: 200,
    body: { state: 'taken_back', refundedFen: 12_800, points: { takenBack: 0, owed: 0 } },
  });
  expect((await refund('1')).body).toEqual(back.body);
  const quote = { channel: 'pos', order: '2' };
  expect(await world.till.post('/v1/refunds:quote', quote)).toMatchObject({
    status: 200,
    body: { refundedFen: 12_800, deductFen: 0, points: null },
  });
});

test('a member leaves while an order is on its way: it waits like that of anybody who has not joined', async () => {
  await world.person('mei', MEI).join();
  const { member, memberNo } = await memberOf();
  const { ordering, enrolling } = world.house;
  const leaving: typeof ordering = {
    ...ordering,
    account: {
      ...ordering.account,
      earn: async (...order) => {
        await leaveMember(enrolling, member);
        return ordering.account.earn(...order);
      },
    },
  };
  const inFlight = anOrder({ id: '1', member: { phone: MEI } });
  expect(await takeOrder(leaving, inFlight)).toMatchObject({
    ok: true,
    value: { state: 'waiting' },
  });
  expect(await takeOrder(ordering, inFlight)).toMatchObject({ value: { state: 'waiting' } });
  const byNumber = anOrder({ id: '2', member: { memberNo } });
  expect(await takeOrder(leaving, byNumber)).toEqual({ ok: false, error: 'members/unknown' });

  await world.emulator.advance('PT1M');
  const mei = world.person('mei', MEI);
  expect(await mei.join()).toMatchObject({ value: { isNew: true } });
  expect(await mei.home()).toMatchObject({ value: { points: { spendable: 128 } } });
});

test('a member who joins and leaves at once does not take what waited along', async () => {
  await order('1');
  await world.till.enrol({ unionid: 'unionid-mei' });
  const link = await world.linkOf({ unionid: 'unionid-mei' });
  await leaveMember(world.house.enrolling, link.member);
  const identities = [world.house.links.idOf('phone', MEI)];
  const fact = { type: 'members/joined.v1', ...link, identities } as const;
  await creditWaitingOrders(world.house.ordering, { ...fact, at: at('2026-03-02') });
  const mei = world.person('mei', MEI);
  await mei.join();
  expect(await mei.home()).toMatchObject({ value: { points: { spendable: 128 } } });
});

test.each(['before', 'after'] as const)(
  'a leaving that breaks %s any one call is finished by the timer',
  async (moment) => {
    for (let step = 0; ; step++) {
      const phone = `1390000${1000 + step}`;
      await world.person(`p${step}`, phone).join();
      await order(`s${step}`, { phone });
      const { member } = await memberOf(phone);
      const { trouble, count } = once(step, moment);
      const { shaky } = aShakyHouse(world.house, trouble);
      const { enrolling, links, members } = world.house;
      const broken = {
        ...enrolling,
        links: shaky(links),
        members: shaky(members),
        accounts: shaky(enrolling.accounts),
      };
      const outcome = await leaveMember(broken, member).catch((error: unknown) => error);
      if (!count.struck) break;
      expect(outcome).toBeInstanceOf(Lost);
      // The wish itself never arrived: they ask again.
      if (step === 0 && moment === 'before') await leaveMember(enrolling, member);
      await finishLeaving(enrolling, 50);
      expect(await links.find(links.idOf('phone', phone))).toBeNull();
      expect(await world.person(`p${step}`, phone).home()).toMatchObject({
        value: { state: 'visitor' },
      });
      expect(await members.isGone(member)).toBe(true);
      expect(await finishLeaving(enrolling, 50)).toBe(0);
    }
  },
  60_000,
);

test('who was merged leaves as one, and a merger under way ends with them', async () => {
  for (const [index, phone] of [MEI, '13800000002', '13800000003'].entries()) {
    await world.till.enrol({ phone });
    await order(`m${index}`, { phone });
  }
  const [one, two, three] = await Promise.all([
    memberOf(),
    memberOf('13800000002'),
    memberOf('13800000003'),
  ]);
  const now = world.clock.now();
  await mergeMembers(world.house.posting, { from: one.member, into: two.member, at: now });
  const { trouble } = once(1, 'before');
  const { shaky } = aShakyHouse(world.house, (moment) => moment === 'before' && trouble(moment));
  const breaking = { ...world.house.posting, accounts: shaky(world.house.accounts) };
  const pair = { from: three.member, into: two.member, at: now };
  // Breaks somewhere: with points on their way, or before anything moved.
  await mergeMembers(breaking, pair).catch((error: unknown) => expect(error).toBeInstanceOf(Lost));
  await leave(MEI);
  await mergeMembers(world.house.posting, pair);
  await world.emulator.advance('PT10M');
  for (const { memberNo } of [one, two]) {
    expect((await world.till.lookUp({ memberNo })).status).toBe(404);
  }
});
