import { enrolMember } from '@huigan/cloudfunctions/core/members/enrol-member';
import { join } from '@huigan/cloudfunctions/core/members/join';
import { tellMemberFacts } from '@huigan/cloudfunctions/core/members/tell-member-facts';
import { creditWaitingOrders } from '@huigan/cloudfunctions/core/orders/credit-waiting-orders';
import { takeOrder } from '@huigan/cloudfunctions/core/orders/take-order';
import { takeRefund } from '@huigan/cloudfunctions/core/orders/take-refund';
import { orderId } from '@huigan/shared/kernel/ids';
import { DAY_MS, later } from '@huigan/shared/kernel/time';
import { aLine, anOrder, aRefund } from '../../support/build';
import { aShakyHouse, Lost, once, type Trouble } from '../../support/simulate-trouble';
import { aWorld, type World } from '../../support/world';

let world: World;
beforeAll(async () => {
  world = await aWorld();
}, 120_000);
afterAll(() => world.close());

const order = (phone: string, id: string) =>
  anOrder({ id, member: { phone }, lines: [aLine('a', 300), aLine('b', 400)] });
const refundOf = (id: string) =>
  aRefund({
    id: 'r',
    order: id,
    refundedAt: '2026-03-02T10:00:00+08:00',
    lines: [{ sku: 'b', quantity: 1 }],
  });
const pointsOf = async (phone: string) => {
  const reply = await world.till.lookUp({ phone });
  return reply.status === 200 ? reply.body['spendable'] : reply.body;
};

test('what is bought before joining is credited on the day of joining', async () => {
  const sent = await world.till.order({ ...anOrderOf('13700000001'), id: 'early' });
  expect(sent).toMatchObject({ status: 200, body: { state: 'waiting' } });
  expect(await world.till.lookUp({ phone: '13700000001' })).toMatchObject({ status: 404 });
  const lan = world.person('lan', '13700000001');
  await lan.join();
  expect(await lan.home()).toMatchObject({ value: { points: { spendable: 128 } } });
  const again = await world.till.order({ ...anOrderOf('13700000001'), id: 'early' });
  expect(again).toMatchObject({
    status: 200,
    body: { state: 'credited', points: { earned: 128 } },
  });
});

test('what came back while it waited is not credited', async () => {
  const phone = '13700000002';
  await takeOrder(world.house.ordering, order(phone, 'partly'));
  expect(await takeRefund(world.house.ordering, refundOf('partly'))).toMatchObject({
    ok: true,
    value: { state: 'waiting', refundedFen: 400 },
  });
  await world.person('bo', phone).join();
  expect(await pointsOf(phone)).toBe(3);
  expect(await takeRefund(world.house.ordering, refundOf('partly'))).toMatchObject({
    value: { state: 'taken_back', points: { takenBack: 4 } },
  });
  expect(await pointsOf(phone)).toBe(3);
});

test('orders that waited under the phone and under WeChat come together in one member', async () => {
  const phone = '13700000003';
  const unionid = 'unionid-chen';
  await takeOrder(world.house.ordering, order(phone, 'by-phone'));
  await takeOrder(
    world.house.ordering,
    anOrder({ id: 'by-wechat', member: { unionid }, lines: [aLine('a', 500)] }),
  );
  await enrolMember(world.house.enrolling, { phone, unionid: null });
  expect(await pointsOf(phone)).toBe(7);
  // The till's member opens WeChat: the same person, with another name.
  await world.person('chen', phone).join();
  expect(await pointsOf(phone)).toBe(12);
  expect(await world.till.lookUp({ unionid })).toMatchObject({ body: { spendable: 12 } });
});

test('joining and buying at the same moment: the order is credited once, whoever is first', async () => {
  for (let round = 0; round < 12; round++) {
    const phone = `1360000${String(1000 + round)}`;
    const enrol = enrolMember(world.house.enrolling, { phone, unionid: null });
    const answers = [takeOrder(world.house.ordering, order(phone, `race-${round}`)), enrol];
    await Promise.all(round % 2 === 0 ? answers : answers.reverse());
    expect(await pointsOf(phone)).toBe(7);
  }
});

function joiningThrough(trouble: Trouble) {
  const { enrolling, joining, members, links } = world.house;
  const { shaky, ordering } = aShakyHouse(world.house, trouble);
  return {
    ...joining,
    wechat: { ...joining.wechat, phoneOf: async (code: string) => code },
    policy: { currentVersion: async () => '2026-01' },
    links: shaky(links),
    members: shaky(members),
    accounts: shaky(enrolling.accounts),
    tell: (fact: Parameters<typeof enrolling.tell>[0]) => creditWaitingOrders(ordering, fact),
  };
}

test.each(['before', 'after'] as const)(
  'a join that breaks %s any one call is mended by asking again',
  async (moment) => {
    let steps = 0;
    for (; steps < 60; steps++) {
      const phone = `15${moment === 'before' ? 0 : 1}0000${String(1000 + steps)}`;
      const id = `${moment}-${steps}`;
      await takeOrder(world.house.ordering, order(phone, id));
      await takeRefund(world.house.ordering, refundOf(id));
      const { trouble, count } = once(steps, moment);
      const asking = { phoneCode: phone, policyVersion: '2026-01' };
      const who = { openid: `openid-${id}`, unionid: `unionid-${id}` };
      const first = join(joiningThrough(trouble), asking, who).catch((error: unknown) => error);
      const outcome = await first;
      if (count.struck) expect(outcome).toBeInstanceOf(Lost);
      expect(
        await join(
          joiningThrough(() => false),
          asking,
          who,
        ),
      ).toMatchObject({ ok: true });
      expect(await pointsOf(phone)).toBe(3);
      if (!count.struck) break;
    }
    // Links, member, account, waiting order, ownership, consent: a dozen calls and more were broken.
    expect(steps).toBeGreaterThan(12);
    expect(steps).toBeLessThan(60);
  },
);

test('one broken sign-up that nobody repeats does not hold up the others', async () => {
  const phones = ['15200000001', '15200000002'] as const;
  for (const phone of phones) await takeOrder(world.house.ordering, order(phone, `held-${phone}`));
  for (const phone of phones) {
    const { enrolling, members } = world.house;
    // The member is written, then the process dies.
    const dying = {
      ...enrolling,
      members: {
        ...members,
        add: async (member: Parameters<typeof members.add>[0]) => {
          await members.add(member);
          throw new Lost('the process died');
        },
      },
    };
    await expect(enrolMember(dying, { phone, unionid: null })).rejects.toThrow(Lost);
  }
  const { clock, members, enrolling } = world.house;
  await tellMemberFacts({ clock, members, tell: enrolling.tell }, 50);
  for (const phone of phones) {
    expect(await takeOrder(world.house.ordering, order(phone, `held-${phone}`))).toMatchObject({
      ok: true,
      value: { state: 'credited', points: { earned: 7 } },
    });
  }
});

test('who joins with a whole drawer of receipts is not kept waiting: the timer goes on with them', async () => {
  const phone = '15300000009';
  for (let each = 0; each < 45; each++) {
    await takeOrder(world.house.ordering, order(phone, `drawer-${each}`));
  }
  const { clock, members, enrolling, ordering } = world.house;
  let reads = 0;
  const slow = { ...ordering, clock: { now: () => later(clock.now(), 5_000 * reads++) } };
  const tell = (fact: Parameters<typeof enrolling.tell>[0]) => creditWaitingOrders(slow, fact);
  await enrolMember({ ...enrolling, tell }, { phone, unionid: null });
  expect(await pointsOf(phone)).toBe(20 * 7);
  await tellMemberFacts({ clock, members, tell: enrolling.tell }, 50);
  expect(await pointsOf(phone)).toBe(45 * 7);
  expect(await members.untold(clock.now(), 50)).toEqual([]);
});

test('orders nobody claimed are dropped after ninety days, claimed ones never', async () => {
  const { orders, clock } = world.house;
  await takeOrder(world.house.ordering, order('15300000001', 'nobody'));
  const now = clock.now();
  await orders.dropUnclaimed(later(now, 89 * DAY_MS), 50);
  expect(await orders.find(orderId('pos', 'nobody'))).not.toBeNull();
  expect(await orders.dropUnclaimed(later(now, 90 * DAY_MS + 60_000), 50)).toBeGreaterThan(0);
  expect(await orders.find(orderId('pos', 'nobody'))).toBeNull();
  expect(await orders.find(orderId('pos', 'early'))).not.toBeNull();
});

const anOrderOf = (phone: string) => ({
  channel: 'pos',
  shop: 'binjiang',
  paidAt: '2026-03-02T10:00:00+08:00',
  member: { phone },
  lines: [{ sku: 'milk-3', quantity: 1, unitFen: 12_800 }],
});
