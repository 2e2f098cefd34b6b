import type { Instant } from '@huigan/shared/kernel/time';
import { type CodeSeed, spendingCode } from '@huigan/shared/members/spending-code';
import { anOrderBody, aProgram } from '../support/build';
import { aWorld, type World } from '../support/world';

const program = aProgram({
  redemption: { points: 100, fen: 100, step: 100, minimum: 100, maxPercent: 50 } as never,
});
const PHONE = '13800000001';

let world: World;
let mei: ReturnType<World['person']>;
let seed: CodeSeed;
beforeEach(async () => {
  world = await aWorld({ program });
  mei = world.person('mei', PHONE);
  await mei.join();
  const lines = [{ sku: 'pram', quantity: 1, unitFen: 200_000 }];
  await world.till.order(
    anOrderBody({ id: 'rich', paidAt: at(), member: { phone: PHONE }, lines }),
  );
  const code = await mei.ask<CodeSeed>('members.code');
  if (!code.ok) throw new Error(code.error.code);
  seed = code.value;
}, 120_000);
afterEach(() => world.close());

const at = (minutes = 0) => new Date(world.emulator.now() + minutes * 60_000).toISOString();
const code = (minutes = 0) =>
  spendingCode(seed, (world.emulator.now() + minutes * 60_000) as Instant);
const spend = (id: string, more: object) =>
  world.till.post('/v1/redemptions', {
    ...{ id, channel: 'pos', shop: 'binjiang', at: at(), points: 100, ...more },
  });
const order = (id: string, more: object) =>
  world.till.order(anOrderBody({ id, paidAt: at(), ...more }));
const refusal = (code: string) => ({ status: 422, body: { error: { code, field: 'member' } } });
const balance = async () => {
  const home = await mei.home();
  return home.ok && home.value.state === 'member' ? home.value.points.spendable : null;
};

test('the code on the phone uses points; a number anybody may know earns only', async () => {
  const { body } = await world.till.lookUp({ phone: PHONE });
  for (const member of [{ phone: PHONE }, { memberNo: body['memberNo'] }]) {
    expect(await spend('s0', { member })).toMatchObject(refusal('points/code_needed'));
    expect((await order(`o-${Object.keys(member)}`, { member })).status).toBe(200);
  }
  // ¥128 at silver: 153 points.
  expect(await balance()).toBe(2000 + 153 + 153);
  expect(await spend('s1', { member: { code: code() } })).toMatchObject({
    status: 200,
    body: { points: 100 },
  });
  expect(await balance()).toBe(2206);
});

test('one code uses points under one number: a photo of it is good for nothing more', async () => {
  const member = { code: code() };
  const first = { member, at: at() };
  const answer = await spend('s1', first);
  expect(answer.status).toBe(200);
  expect(await spend('s2', { member })).toMatchObject(refusal('points/code_used'));
  expect(await world.till.post('/v1/redemptions:hold', use('h1', member))).toMatchObject(
    refusal('points/code_used'),
  );
  // The till that did not hear the answer asks again, also when a later code was used meanwhile.
  expect((await spend('s1', first)).body).toEqual(answer.body);
  await world.emulator.advance('PT1M');
  expect((await spend('s3', { member: { code: code() } })).status).toBe(200);
  expect((await spend('s1', first)).body).toEqual(answer.body);
  // It still says who they are: the purchase earns.
  expect((await order('o1', { member, paidAt: first.at })).status).toBe(200);
});

const use = (id: string, member: object) => ({
  ...{ id, channel: 'pos', shop: 'binjiang', at: at(), points: 100, member },
});

test('of many tills that show one code at once, one gets the points', async () => {
  const member = { code: code() };
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, till) => spend(`t${till}`, { member })),
  );
  const outcomes = answers.map(({ status }) => status).sort();
  expect(outcomes).toEqual([200, ...Array.from({ length: 11 }, () => 422)]);
  expect(await balance()).toBe(1900);
});

test('a code is judged by when it was shown: hours later from the queue of a till, it earns', async () => {
  const sold = { paidAt: at(), member: { code: code() } };
  await world.emulator.advance('PT9H');
  expect((await order('o1', sold)).status).toBe(200);
  expect(await order('o2', { member: sold.member })).toMatchObject(
    refusal('members/code_not_good'),
  );
  expect(await world.till.lookUp(sold.member)).toMatchObject(refusal('members/code_not_good'));
});

test('a queue that was sold with a code is as good as an order sent at once, whatever was used meanwhile', async () => {
  const sold = { paidAt: at(), member: { code: code() }, pointsUsed: 100 };
  await world.emulator.advance('PT10M');
  expect((await spend('s1', { member: { code: code() } })).status).toBe(200);
  await world.emulator.advance('PT9H');
  expect((await order('o1', sold)).body).toMatchObject({ points: { used: 100 } });
  expect(await order('o2', sold)).toMatchObject(refusal('points/code_used'));
  // Whatever is sent twice at once comes once.
  const late = { ...sold, paidAt: at(), member: { code: code() } };
  await world.emulator.advance('PT3H');
  const twelve = await Promise.all(
    Array.from({ length: 12 }, (_, each) => order(`q${each}`, late)),
  );
  expect(twelve.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(await balance()).toBe(2000 - 300 + 2 * 152);
});

test('who guesses is not listened to for a while; a few slips are forgiven', async () => {
  const wrong = (guess: number) => {
    const right = code();
    const proof = (Number(right.slice(11)) + 1 + guess) % 10 ** 7;
    return { member: { code: `${right.slice(0, 11)}${String(proof).padStart(7, '0')}` } };
  };
  const notGood = refusal('members/code_not_good');
  const guesses = (count: number) =>
    Promise.all(Array.from({ length: count }, (_, each) => spend(`g${each}`, wrong(each))));
  for (const answer of await guesses(9)) expect(answer).toMatchObject(notGood);
  expect((await spend('s1', { member: { code: code() } })).status).toBe(200);
  await world.emulator.advance('PT1M');
  await guesses(2);
  // A process knows whom a code leads to for half a minute.
  await world.emulator.advance('PT1M');
  expect(await spend('s2', { member: { code: code() } })).toMatchObject(notGood);
  // A number anybody may know still earns.
  expect((await order('o1', { member: { phone: PHONE } })).status).toBe(200);
  await world.emulator.advance('PT10M');
  expect((await spend('s3', { member: { code: code() } })).status).toBe(200);
});

test.each([
  ['from a clock of two minutes ago', -2, true],
  ['from a clock a minute ahead', 1, true],
  ['from a clock of ten minutes ago', -10, false],
  ['from a clock three minutes ahead', 3, false],
])('%s it is good: %s, %s', async (_, minutes, good) => {
  const answer = await order('o1', { member: { code: code(minutes) } });
  expect(answer.status).toBe(good ? 200 : 422);
});

test('an order paid with points needs the code, or points that were held with it', async () => {
  const paying = { pointsUsed: 100 };
  const named = { member: { phone: PHONE }, ...paying };
  expect(await order('o1', named)).toMatchObject(refusal('points/code_needed'));
  expect((await order('o1', { member: { code: code() }, ...paying })).body).toMatchObject({
    points: { used: 100 },
  });
  await world.emulator.advance('PT1M');
  await world.till.post('/v1/redemptions:hold', use('o2', { code: code() }));
  // The hold has been given back by time; the order that was paid with it arrives all the same.
  const sold = { ...named, paidAt: at() };
  await world.emulator.advance('PT9H');
  expect((await order('o2', sold)).body).toMatchObject({ points: { used: 100 } });
  // What was not held for it is not to be had by a number.
  await world.emulator.advance('PT1M');
  const now = { ...named, paidAt: at() };
  await world.till.post('/v1/redemptions:hold', use('o3', { code: code() }));
  expect(await order('o3', { ...now, pointsUsed: 200 })).toMatchObject(
    refusal('points/code_needed'),
  );
});

test('an exchange that may not use points is refused before anything comes back', async () => {
  const refund = { id: 'x1', channel: 'pos', order: 'rich', shop: 's', refundedAt: at() };
  const bought = anOrderBody({ id: 'x1', paidAt: at(), member: { phone: PHONE }, pointsUsed: 100 });
  const exchange = { refund, order: bought };
  expect(await world.till.post('/v1/exchanges', exchange)).toMatchObject({
    body: { error: { code: 'points/code_needed' } },
  });
  expect(await balance()).toBe(2000);
});

test('every phone of one WeChat shows the same codes; a stranger and who has left show none', async () => {
  const { locator, secret } = seed;
  expect(await mei.ask('members.code')).toMatchObject({ value: { locator, secret } });
  const stranger = world.person('nobody-yet', '13900000009');
  expect(await stranger.ask('members.code')).toMatchObject({
    error: { code: 'members/not_joined' },
  });
  const { leaveMember } = await import('@huigan/cloudfunctions/core/members/leave-member');
  await leaveMember(world.house.enrolling, (await world.linkOf({ phone: PHONE })).member);
  // A process knows whom a number leads to for half a minute.
  await world.emulator.advance('PT1M');
  expect(await spend('late', { member: { code: code() } })).toMatchObject(
    refusal('members/code_not_good'),
  );
});
