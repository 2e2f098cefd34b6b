import { remindMembers } from '@huigan/cloudfunctions/core/messages/remind-members';
import { sendMessages } from '@huigan/cloudfunctions/core/messages/send-messages';
import { aLine, anOrderBody, aProgram, aRefundBody } from '../support/build';
import { toldInWechat } from '../support/told-in-wechat';
import { aWorld, type World } from '../support/world';

jest.setTimeout(120_000);

const program = aProgram({ expiry: { kind: 'rolling', months: 2 } });
let world: World;
beforeEach(async () => {
  world = await aWorld({ program });
});
afterEach(() => world.close());

const { agree, consent, mei, left, to, credited, letters, states } = toldInWechat(() => world);
const report = () => undefined;

describe('a message says what is so when it goes', () => {
  test('of points that are gone since the night there is nothing to say', async () => {
    const person = await mei('points_expiring');
    await world.till.order(anOrderBody());
    await to('2026-04-02T07:00');
    expect(await states()).toEqual(['waiting']);
    await world.till.refund(aRefundBody({ refundedAt: '2026-04-02T06:59:00+08:00' }));
    await to('2026-04-02T09:00');
    expect(letters()).toEqual([]);
    expect(await states()).toEqual(['dropped']);
    expect(await left(person, 'points_expiring')).toBe(1);
  });

  test('an order that came back by the morning is told of no more, one that did in part as it is', async () => {
    await mei('order_credited', 'order_credited');
    await to('2026-03-02T22:10');
    const lines = [aLine('bottle', 10_000), aLine('pram', 40_000)];
    await world.till.order(anOrderBody({ id: 'all', paidAt: '2026-03-02T22:05:00+08:00' }));
    await world.till.order(anOrderBody({ id: 'some', lines, paidAt: '2026-03-02T22:06:00+08:00' }));
    await to('2026-03-02T22:30');
    expect(await states()).toEqual(['waiting', 'waiting']);
    const refundedAt = '2026-03-02T22:29:00+08:00';
    await world.till.refund(aRefundBody({ refundedAt, order: 'all' }));
    const some = { id: 'r2', refundedAt, order: 'some' };
    await world.till.refund(aRefundBody({ ...some, amountFen: 10_000 }));
    await to('2026-03-03T09:00');
    expect(letters()).toEqual(['binjiang · 2026年3月2日 22:06 · 400 · 点开看为什么是这个数']);
  });

  test('points that are pending are not said to be there', async () => {
    await mei('order_credited');
    await world.till.order(anOrderBody({ channel: 'mall' }));
    await to('2026-03-02T10:10');
    expect(letters()[0]).toMatch(/ · 128 · 3月\d+日起可用，点开查看$/);
  });

  test('a tier that was kept since the night is not said to lapse', async () => {
    await world.close();
    world = await aWorld({ program, timers: false });
    const { messaging } = world.house;
    await mei('tier_lapsing');
    await world.till.order(anOrderBody({ lines: [aLine('pram', 100_000)] }));
    await to('2027-02-20T00:05');
    await remindMembers(messaging, 50);
    expect(await states()).toEqual(['waiting']);
    const more = { id: 'more', paidAt: '2027-02-20T00:04:00+08:00' };
    await world.till.order(anOrderBody({ ...more, lines: [aLine('pram', 300_000)] }));
    await to('2027-02-20T12:00');
    await sendMessages({ ...messaging, report }, 50);
    expect(letters()).toEqual([]);
  });
});

describe('what did not reach the member is said another night', () => {
  test('after the consent was away for a morning', async () => {
    const person = await mei('points_expiring');
    await world.till.order(anOrderBody());
    await to('2026-04-26T07:00');
    await consent(person, false);
    await to('2026-04-26T09:00');
    expect(await states()).toEqual(['dropped']);
    await consent(person, true);
    await agree(person, ['points_expiring']);
    await to('2026-04-27T09:00');
    expect(letters()).toEqual(['128 · 2026年5月2日 · 到期前可在门店使用，点开查看']);
    await to('2026-05-01T09:00');
    expect(letters()).toHaveLength(1);
  });

  test('after a morning on which WeChat took nothing', async () => {
    const person = await mei('points_expiring');
    await world.till.order(anOrderBody());
    await to('2026-04-02T07:00');
    world.wechat.meet({ http: 503 }, { http: 503 }, { http: 503 });
    for (const time of ['08:06', '08:30', '10:50']) await to(`2026-04-02T${time}`);
    expect(await states()).toEqual(['failed']);
    expect(await left(person, 'points_expiring')).toBe(1);
    await to('2026-04-03T09:00');
    expect(letters()).toHaveLength(1);
  });
});

test('a message WeChat will never take is given back, fails, and is said so in the log', async () => {
  const person = await mei('order_credited');
  await world.till.order(anOrderBody());
  world.wechat.meet({ code: 47003 });
  await to('2026-03-02T10:06');
  expect(await states()).toEqual(['failed']);
  expect(await left(person, 'order_credited')).toBe(1);
  const told = world.logs.filter((line) => line.includes('47003'));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('order_credited');
});

test('where WeChat is out of messages for the day the others wait as they are', async () => {
  await mei(...Array.from({ length: 8 }, () => 'order_credited' as const));
  for (let each = 0; each < 6; each++) await credited(`${each}`);
  const quota = { code: 45009 };
  world.wechat.meet(quota, quota, quota, quota);
  const { messaging } = world.house;
  await sendMessages({ ...messaging, report }, 50);
  expect(world.wechat.asked()).toBe(3);
  await sendMessages({ ...messaging, report }, 50);
  expect(world.wechat.asked()).toBe(6);
  expect((await states()).sort()).toEqual(['sent', 'sent', ...Array(4).fill('waiting')]);
});

test('of two rings at once one sends: what the other read is not sent, put off or dropped again', async () => {
  await mei('order_credited', 'order_credited');
  await credited('1');
  const { messaging } = world.house;
  const { due } = messaging.messages;
  // The second ring reads before the first has sent, and goes on after it.
  const read = await due(world.clock.now(), 50);
  await sendMessages({ ...messaging, report }, 50);
  const late = { ...messaging.messages, due: async () => read };
  const lapsed = { ...messaging, report, messages: late };
  for (const templates of [messaging.templates, new Map()]) {
    await sendMessages({ ...lapsed, templates }, 50);
  }
  await consent(world.person('mei', '13800000001'), false);
  await sendMessages(lapsed, 50);
  await sendMessages({ ...messaging, report }, 50);
  expect(letters()).toHaveLength(1);
  expect(await states()).toEqual(['sent']);
});

test('a yes while the night looks at a member is not forgotten', async () => {
  const person = await mei('points_expiring');
  await world.till.order(anOrderBody());
  const { messaging } = world.house;
  const { member } = await world.linkOf({ phone: '13800000001' });
  const night = { now: () => Date.parse('2026-03-05T00:05:00+08:00') as never };
  const standing: typeof messaging.accounts.standing = async (whose) => {
    await agree(person, ['points_expiring']);
    return messaging.accounts.standing(whose);
  };
  const meanwhile = { ...messaging, clock: night, accounts: { ...messaging.accounts, standing } };
  await remindMembers(meanwhile, 50);
  expect(await messaging.subscribers.due(world.clock.now(), 50)).toEqual([member]);
});

test('who cannot be worked on holds up nobody behind them', async () => {
  const { messaging, database } = world.house;
  await mei('order_credited');
  for (let each = 0; each < 60; each++) await credited(`${each}`);
  const broken = { _id: '0', member: 'm-broken', content: null, tries: 0 };
  await database.add('messages', { ...broken, state: 'waiting', due: 1, day: 0, at: 0 } as never);
  await to('2026-03-02T10:06');
  expect((await states()).filter((state) => state === 'waiting')).toEqual([]);
  expect(await messaging.messages.due(world.clock.now(), 50)).toHaveLength(1);
});
