import { remindMembers } from '@huigan/cloudfunctions/core/messages/remind-members';
import { sendMessages } from '@huigan/cloudfunctions/core/messages/send-messages';
import { aLine, anOrderBody, aProgram } from '../support/build';
import { aShakyHouse, isLost, once } from '../support/simulate-trouble';
import { toldInWechat } from '../support/told-in-wechat';
import { aWorld, type World } from '../support/world';

jest.setTimeout(120_000);

const program = aProgram({ expiry: { kind: 'rolling', months: 2 } });
let world: World;
beforeEach(async () => {
  world = await aWorld({ program });
});
afterEach(() => world.close());

const MEI = '13800000001';
const { agree, consent, mei, left, to, credited, letters, states } = toldInWechat(() => world);
const report = () => undefined;
const moments = ['before', 'after'] as const;

test('points that expire are announced 30 and 7 days ahead, in the morning, once each', async () => {
  const person = await mei('points_expiring', 'points_expiring', 'points_expiring');
  await world.till.order(anOrderBody());
  await to('2026-04-02T07:59');
  expect(letters()).toEqual([]);
  await to('2026-04-02T08:06');
  const [first] = world.wechat.sent;
  expect(first).toMatchObject({
    touser: 'openid-mei',
    page: 'pages/points/index',
    data: { number1: '128', date2: '2026年5月2日', thing3: '到期前可在门店使用，点开查看' },
  });
  await to('2026-04-24T12:00');
  expect(letters()).toHaveLength(1);
  await to('2026-04-25T12:00');
  expect(letters()).toHaveLength(2);
  await to('2026-05-03T12:00');
  expect(letters()).toHaveLength(2);
  expect(await left(person, 'points_expiring')).toBe(1);
});

test('an order that is credited is told of within minutes, at night in the morning, a late one never', async () => {
  const person = await mei('order_credited', 'order_credited', 'order_credited');
  await world.till.order(anOrderBody());
  await to('2026-03-02T10:06');
  expect(letters()).toEqual(['binjiang · 2026年3月2日 10:00 · 128 · 点开看为什么是这个数']);
  await to('2026-03-02T22:30');
  await world.till.order(anOrderBody({ id: '2', paidAt: '2026-03-02T22:29:00+08:00' }));
  await to('2026-03-03T07:50');
  expect(letters()).toHaveLength(1);
  await to('2026-03-03T08:05');
  expect(letters()).toHaveLength(2);
  await world.till.order(anOrderBody({ id: '3', paidAt: '2026-03-01T09:00:00+08:00' }));
  await to('2026-03-03T12:00');
  expect(letters()).toHaveLength(2);
  expect(await left(person, 'order_credited')).toBe(1);
});

test('nobody hears of more than two things a day, and nothing without a balance', async () => {
  await mei('order_credited', 'order_credited', 'order_credited');
  for (const id of ['1', '2', '3', '4']) await world.till.order(anOrderBody({ id }));
  await to('2026-03-02T12:00');
  expect(letters()).toHaveLength(2);
  await to('2026-03-03T07:59');
  expect(letters()).toHaveLength(2);
  await to('2026-03-03T09:00');
  expect(letters()).toHaveLength(3);
  expect((await states()).sort()).toEqual(['dropped', 'sent', 'sent', 'sent']);
});

test('a tier that lapses within 30 days is announced once, with what is missing', async () => {
  await world.close(); // A year of which three days matter needs no timers.
  world = await aWorld({ program, timers: false });
  const { messaging } = world.house;
  await mei('tier_lapsing', 'tier_lapsing');
  await world.till.order(anOrderBody({ lines: [aLine('pram', 100_000)] }));
  for (const [index, day] of ['01-31', '02-20', '02-21'].entries()) {
    await to(`2027-${day}T00:05`);
    await remindMembers(messaging, 50);
    await to(`2027-${day}T12:00`);
    await sendMessages({ ...messaging, report }, 50);
    expect(letters()).toHaveLength(Math.min(index, 1));
  }
  expect(world.wechat.sent).toMatchObject([
    { page: 'pages/tier/index', data: { thing2: '银卡', date4: '2027年3月2日' } },
  ]);
  expect(letters()[0]).toMatch(/¥\d+\.\d\d/);
});

test('a refusal in WeChat ends the balance; nothing more is asked', async () => {
  const person = await mei('order_credited', 'order_credited');
  world.wechat.meet({ code: 43101 });
  await world.till.order(anOrderBody());
  await to('2026-03-02T10:06');
  expect(await left(person, 'order_credited')).toBe(0);
  await world.till.order(anOrderBody({ id: '2' }));
  await to('2026-03-02T12:00');
  expect(world.wechat.asked()).toBe(1);
  expect(await states()).toEqual(['refused']);
});

test('trouble at WeChat is tried again, three times at most; a broken line never', async () => {
  const person = await mei('order_credited', 'order_credited', 'order_credited');
  world.wechat.meet({ http: 500 }, { code: 45009 });
  await world.till.order(anOrderBody());
  await to('2026-03-02T10:06');
  expect(await left(person, 'order_credited')).toBe(3);
  await to('2026-03-02T10:16');
  expect(world.wechat.asked()).toBe(1);
  await to('2026-03-02T10:26');
  expect(world.wechat.asked()).toBe(2);
  await to('2026-03-02T12:30');
  expect(letters()).toHaveLength(1);

  world.wechat.meet({ code: -1 }, { http: 502 }, { code: 45009 });
  await world.till.order(anOrderBody({ id: '2', paidAt: '2026-03-02T12:20:00+08:00' }));
  for (const time of ['12:41', '13:01', '15:11', '21:00']) await to(`2026-03-02T${time}`);
  expect(world.wechat.asked()).toBe(6);
  expect(await left(person, 'order_credited')).toBe(2);

  world.wechat.meet('silence');
  await world.till.order(anOrderBody({ id: '3', paidAt: '2026-03-02T12:40:00+08:00' }));
  for (const time of ['09:00', '12:00']) await to(`2026-03-03T${time}`);
  expect(world.wechat.asked()).toBe(7);
  expect((await states()).sort()).toEqual(['failed', 'sent', 'unknown']);
});

test('a token that WeChat let go of is renewed on the way', async () => {
  await mei('order_credited', 'order_credited');
  await world.till.order(anOrderBody());
  await to('2026-03-02T10:06');
  world.wechat.letGoOfToken();
  await world.till.order(anOrderBody({ id: '2' }));
  await to('2026-03-02T10:20');
  expect(letters()).toHaveLength(2);
});

test.each(moments)('a morning broken off %s a call sends nothing twice', async (moment) => {
  const person = await mei();
  const { messaging } = world.house;
  for (let step = 0; ; step++) {
    await agree(person, ['order_credited']);
    await credited(`${step}`);
    const before = world.wechat.sent.length;
    const { trouble, count } = once(step, moment);
    const { shaky } = aShakyHouse(world.house, trouble);
    const broken = {
      ...messaging,
      report,
      messages: shaky(messaging.messages),
      subscribers: shaky(messaging.subscribers),
      post: shaky(messaging.post),
    };
    await sendMessages(broken, 50).catch((error: unknown) => expect(isLost(error)).toBe(true));
    await sendMessages({ ...messaging, report }, 50);
    await sendMessages({ ...messaging, report }, 50);
    const sent = world.wechat.sent.length - before;
    expect(sent).toBeLessThanOrEqual(1);
    if (!count.struck) {
      expect(sent).toBe(1);
      break;
    }
    await world.emulator.advance('P1D');
  }
});

test.each(moments)('a night broken off %s a call says it once', async (moment) => {
  await mei('points_expiring', 'points_expiring');
  await world.till.order(anOrderBody());
  const { messaging } = world.house;
  const night = { now: () => Date.parse('2026-04-02T00:05:00+08:00') as never };
  for (let step = 0; ; step++) {
    const { trouble, count } = once(step, moment);
    const { shaky } = aShakyHouse(world.house, trouble);
    const broken = {
      ...messaging,
      clock: night,
      messages: shaky(messaging.messages),
      subscribers: shaky(messaging.subscribers),
      accounts: shaky(messaging.accounts),
    };
    await remindMembers(broken, 50).catch((error: unknown) => expect(isLost(error)).toBe(true));
    expect((await states()).length).toBeLessThanOrEqual(1);
    if (!count.struck) break;
  }
  await remindMembers({ ...messaging, clock: night }, 50);
  await remindMembers({ ...messaging, clock: night }, 50);
  expect(await states()).toEqual(['waiting']);
});

test('who leaves between the night and the morning is not written to', async () => {
  await mei('points_expiring');
  await world.till.order(anOrderBody());
  await to('2026-04-02T06:00');
  expect(await states()).toEqual(['waiting']);
  const { member } = await world.linkOf({ phone: MEI });
  await world.house.privacy.leave(member);
  await to('2026-04-02T09:00');
  expect(world.wechat.asked()).toBe(0);
  expect((await world.house.messaging.messages.of(member, 1))[0]?.state).toBe('dropped');
  // After 90 days nothing is left of it.
  await to('2026-07-03T09:00');
  expect(await world.house.messaging.messages.of(member, 1)).toEqual([]);
});

test('who leaves, or takes the consent back, hears no more, and nothing of them is kept for it', async () => {
  const person = await mei('points_expiring');
  const { member } = await world.linkOf({ phone: MEI });
  const document = async () =>
    JSON.stringify(
      await world.house.database.find('members', { where: { _id: member }, limit: 1 }),
    );
  expect(await document()).toContain('messagesDue');
  expect(await document()).not.toContain('openid-mei');
  const { value } = (await person.ask<{ rows: unknown[] }>('privacy.export', {
    part: 'messages',
  })) as { value: { rows: unknown[] } };
  expect(JSON.stringify(value.rows)).toContain('openid-mei');
  await consent(person, false);
  expect(await document()).not.toMatch(/"messages":|messagesDue/);
  expect(await agree(person, ['points_expiring'])).toMatchObject({
    error: { code: 'messages/not_agreed' },
  });

  await consent(person, true);
  await agree(person, ['points_expiring']);
  await world.till.order(anOrderBody());
  await world.house.privacy.leave(member);
  expect(await document()).not.toMatch(/"messages":|messagesDue/);
  await to('2026-05-04T12:00');
  expect(world.wechat.asked()).toBe(0);
});

test('a tap counts once, however often its request is told, and ten at most', async () => {
  const person = await mei();
  const request = 'the-same-tap';
  const again = () => agree(person, ['points_expiring'], { request, isAgain: true });
  await Promise.all([again(), again(), again()]);
  expect(await left(person, 'points_expiring')).toBe(1);
  await agree(person, ['points_expiring'], { answer: 'rejected' });
  expect(await left(person, 'points_expiring')).toBe(1);
  for (let tap = 0; tap < 12; tap++) await agree(person, ['points_expiring']);
  expect(await left(person, 'points_expiring')).toBe(10);
  const stranger = world.person('stranger', '13800000009');
  for (const operation of ['messages.templates', 'messages.agreed']) {
    const input = { request, answers: [{ kind: 'points_expiring', answer: 'accepted' }] };
    expect(await stranger.ask(operation, operation.endsWith('agreed') ? input : {})).toMatchObject({
      error: { code: 'members/not_joined' },
    });
  }
});
