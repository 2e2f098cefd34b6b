import { removeFamily } from '@huigan/cloudfunctions/core/members/change-family';
import { join } from '@huigan/cloudfunctions/core/members/join';
import { leaveMember } from '@huigan/cloudfunctions/core/members/leave-member';
import { phoneCodeFor } from '@huigan/cloudfunctions/terminal/stand-ins/wechat';
import type { Instant } from '@huigan/shared/kernel/time';
import { type CodeSeed, spendingCode } from '@huigan/shared/members/spending-code';
import { anOrderBody, aProgram } from '../support/build';
import { aWorld, type World } from '../support/world';

jest.setTimeout(120_000);

const program = aProgram({
  redemption: { points: 100, fen: 100, step: 100, minimum: 100, maxPercent: 50 } as never,
});
const policyVersion = '2026-01';
type Family = { people: { id: string; called: string | null; isYou: boolean }[] };

let world: World;
let mei: ReturnType<World['person']>;
let dad: ReturnType<World['person']>;
beforeEach(async () => {
  world = await aWorld({ program });
  mei = world.person('mei', '13800000001');
  dad = world.person('dad', '13800000002');
  await mei.join();
  const lines = [{ sku: 'pram', quantity: 1, unitFen: 200_000 }];
  const member = { phone: '13800000001' };
  await world.till.order(anOrderBody({ id: 'rich', paidAt: at(), member, lines }));
});
afterEach(() => world.close());

const at = () => new Date(world.emulator.now()).toISOString();
async function value<T>(
  answer: Promise<{ ok: true; value: T } | { ok: false; error: { code: string } }>,
) {
  const settled = await answer;
  if (!settled.ok) throw new Error(settled.error.code);
  return settled.value;
}
const invite = async (monthMax: number | null, called = '爸爸') =>
  (await value(mei.ask<{ invite: string }>('members.inviteFamily', { called, monthMax }))).invite;
const accept = (who: typeof dad, word: string) =>
  who.ask('members.joinFamily', { invite: word, policyVersion });
const family = (who: typeof dad) => value(who.ask<Family>('members.family'));

/** At the till with the code on somebody's phone. */
async function spend(who: typeof dad, id: string, points: number) {
  const seed = await value(who.ask<CodeSeed>('members.code'));
  const code = spendingCode(seed, world.emulator.now() as Instant);
  const use = { id, channel: 'pos', shop: 'binjiang', at: at(), points, member: { code } };
  const answer = await world.till.post('/v1/redemptions', use);
  await world.emulator.advance('PT1M');
  const { error } = answer.body as { error?: { code: string } };
  return error?.code ?? answer.status;
}

test('somebody invited sees the points, earns with them, and uses them within the owner’s limit', async () => {
  expect(await accept(dad, await invite(300))).toMatchObject({ ok: true });
  expect(await dad.home()).toMatchObject({
    value: { state: 'member', points: { spendable: 2000 } },
  });
  expect(await spend(dad, 's1', 200)).toBe(200);
  expect(await spend(dad, 's2', 200)).toBe('points/over_family_limit');
  expect(await spend(dad, 's3', 100)).toBe(200);
  expect(await spend(mei, 's4', 500)).toBe(200);
  // A new month, a new allowance.
  await world.emulator.advance('P31D');
  expect(await spend(dad, 's5', 300)).toBe(200);
  const people = await family(mei);
  const [{ id = '' } = {}] = people.people.filter(({ called }) => called === '爸爸');
  await value(mei.ask('members.limitFamily', { id, monthMax: 0 }));
  expect(await spend(dad, 's6', 100)).toBe('points/over_family_limit');
  await value(mei.ask('members.limitFamily', { id, monthMax: null }));
  expect(await spend(dad, 's7', 700)).toBe(200);
});

test('what is the owner’s to decide is closed to the family', async () => {
  await accept(dad, await invite(null));
  for (const [operation, input] of [
    ['members.inviteFamily', { called: 'x', monthMax: null }],
    ['members.changePhone', { phoneCode: phoneCodeFor('13800000002') }],
    ['privacy.see', {}],
    ['profile.see', {}],
  ] as const) {
    expect([operation, await dad.ask(operation, input)]).toMatchObject([
      operation,
      { ok: false, error: { code: 'common/forbidden' } },
    ]);
  }
});

test('an invitation is for one person and for a day', async () => {
  const word = await invite(null);
  const people = ['a', 'b', 'c', 'd'].map((id) => world.person(id, '13800000009'));
  const answers = await Promise.all(people.map((each) => accept(each, word)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  const late = await invite(null);
  await world.emulator.advance('PT25H');
  expect(await accept(dad, late)).toMatchObject({ error: { code: 'members/invite_over' } });
  expect(await accept(dad, 'a-word-nobody-ever-sent')).toMatchObject({
    error: { code: 'members/invite_over' },
  });
  expect(await accept(mei, await invite(null))).toMatchObject({ ok: true });
  await dad.join();
  expect(await accept(dad, await invite(null))).toMatchObject({
    error: { code: 'members/already_joined' },
  });
});

test('who is taken out, or goes, has no way in any more; their codes neither', async () => {
  await accept(dad, await invite(null));
  const seed = await value(dad.ask<CodeSeed>('members.code'));
  const [{ id = '' } = {}] = (await family(mei)).people.filter(({ isYou }) => !isYou);
  expect(await mei.ask('members.removeFamily', { id })).toMatchObject({
    value: { people: [{ isYou: true }], placesLeft: 7 },
  });
  await world.emulator.advance('PT1M');
  expect(await dad.home()).toMatchObject({ value: { state: 'visitor' } });
  const code = spendingCode(seed, world.emulator.now() as Instant);
  expect((await world.till.lookUp({ code })).status).toBe(422);
  // The owner cannot be taken out, by nobody.
  const [{ id: own = '' } = {}] = (await family(mei)).people;
  expect(await mei.ask('members.removeFamily', { id: own })).toMatchObject({
    error: { code: 'members/unknown' },
  });
  await accept(dad, await invite(null));
  await world.emulator.advance('PT1M');
  await value(dad.ask('members.leaveFamily'));
  await world.emulator.advance('PT1M');
  expect(await dad.home()).toMatchObject({ value: { state: 'visitor' } });
});

test('who was taken out does not come back by the word that let them in', async () => {
  const word = await invite(300);
  await accept(dad, word);
  expect(await spend(dad, 's1', 300)).toBe(200);
  const [{ id = '' } = {}] = (await family(mei)).people.filter(({ isYou }) => !isYou);
  await value(mei.ask('members.removeFamily', { id }));
  expect(await accept(dad, word)).toMatchObject({ error: { code: 'members/invite_over' } });
  const another = await invite(300, '爸');
  await accept(dad, another);
  await value(dad.ask('members.leaveFamily'));
  expect(await accept(dad, another)).toMatchObject({ error: { code: 'members/invite_over' } });
});

test('one code holds and pays an order, and all of it counts', async () => {
  await accept(dad, await invite(300));
  const seed = await value(dad.ask<CodeSeed>('members.code'));
  const member = { code: spendingCode(seed, world.emulator.now() as Instant) };
  const use = { id: 'o1', channel: 'pos', shop: 'binjiang', at: at(), member };
  const held = await world.till.post('/v1/redemptions:hold', { ...use, points: 100 });
  expect(held.status).toBe(200);
  const more = await world.till.post('/v1/redemptions', { ...use, points: 100 });
  expect(more.body).toMatchObject({ error: { code: 'points/code_used' } });
  const order = (pointsUsed: number) =>
    world.till.order(anOrderBody({ id: 'o1', paidAt: use.at, member, pointsUsed }));
  expect((await order(1000)).body).toMatchObject({ error: { code: 'points/over_family_limit' } });
  expect((await order(300)).body).toMatchObject({ points: { used: 300 } });
});

describe('what was not used does not count in a relative’s month', () => {
  const use = async (id: string, points: number) => {
    const seed = await value(dad.ask<CodeSeed>('members.code'));
    const member = { code: spendingCode(seed, world.emulator.now() as Instant) };
    return { id, channel: 'pos', shop: 'binjiang', at: at(), member, points };
  };
  const till = async (deed: string, body: object) => {
    const { status } = await world.till.post(`/v1/redemptions${deed}`, body);
    return status;
  };
  const passes = (minutes = 1) => world.emulator.advance(`PT${minutes}M`);
  beforeEach(async () => {
    await accept(dad, await invite(300));
  });

  test('refused: more than there is', async () => {
    expect(await spend(mei, 'm1', 1900)).toBe(200);
    expect(await spend(dad, 's1', 200)).toBe('points/insufficient_balance');
    expect(await spend(dad, 's2', 300)).toBe('points/insufficient_balance');
    expect(await spend(dad, 's3', 100)).toBe(200);
    expect(await spend(dad, 's4', 300)).toBe('points/over_family_limit');
  });

  test('released: a payment that did not happen, by the till or by time', async () => {
    const { points, ...first } = await use('h1', 300);
    expect(await till(':hold', { ...first, points })).toBe(200);
    expect(await till(':release', first)).toBe(200);
    await passes();
    expect(await till(':hold', await use('h2', 300))).toBe(200);
    await passes(31);
    expect(await spend(dad, 's1', 300)).toBe(200);
    expect(await spend(dad, 's2', 100)).toBe('points/over_family_limit');
  });

  test('what stays held, was paid, or was paid in part counts', async () => {
    expect(await till(':hold', await use('h1', 100))).toBe(200);
    await passes();
    const { points, ...second } = await use('h2', 200);
    expect(await till(':hold', { ...second, points })).toBe(200);
    expect(await till(':capture', { ...second, points: 100 })).toBe(200);
    await passes();
    expect(await spend(dad, 's1', 200)).toBe('points/over_family_limit');
    expect(await spend(dad, 's2', 100)).toBe(200);
    expect(await spend(dad, 's3', 100)).toBe('points/over_family_limit');
  });

  test('given back at the till', async () => {
    const { points, ...first } = await use('s1', 300);
    expect(await till('', { ...first, points })).toBe(200);
    await passes();
    expect(await till(':return', { ...first, id: 'b1', of: 's1' })).toBe(200);
    expect(await spend(dad, 's2', 300)).toBe(200);
    expect(await spend(dad, 's3', 100)).toBe('points/over_family_limit');
  });

  test('two codes at once never pass the limit together', async () => {
    const seed = await value(dad.ask<CodeSeed>('members.code'));
    const codes = [0, 1].map((minutes) =>
      spendingCode(seed, (world.emulator.now() + minutes * 60_000) as Instant),
    );
    const uses = codes.map((code, index) => ({
      ...{ id: `t${index}`, channel: 'pos', shop: 'binjiang', at: at(), points: 200 },
      member: { code },
    }));
    const statuses = await Promise.all(uses.map((each) => till('', each)));
    expect(statuses.sort()).toEqual([200, 422]);
  });
});

test('who was taken out and joins alone sees their own at once, though functions remember', async () => {
  await accept(dad, await invite(null));
  expect(await dad.home()).toMatchObject({ value: { points: { spendable: 2000 } } });
  const owner = { id: world.house.links.idOf('openid', 'openid-mei') };
  const [link, [{ id = '' } = {}]] = [
    await world.linkOf({ phone: '13800000001' }),
    (await family(mei)).people.filter(({ isYou }) => !isYou),
  ];
  // In another function than the one that remembers.
  const policy = { currentVersion: async () => policyVersion };
  await removeFamily({ ...world.house.joining, policy }, { ...owner, link }, { id });
  expect(await dad.home()).toMatchObject({ value: { state: 'visitor' } });
  expect(await dad.ask('account.points')).toMatchObject({ error: { code: 'members/not_joined' } });
  const person = { openid: 'openid-dad', unionid: 'unionid-dad' };
  const input = { phoneCode: phoneCodeFor('13800000002'), policyVersion };
  expect(await join({ ...world.house.joining, policy }, input, person)).toMatchObject({ ok: true });
  const { memberNo } = await world.linkOf({ phone: '13800000002' });
  expect(await dad.home()).toMatchObject({ value: { memberNo, points: { spendable: 0 } } });
  for (const operation of ['account.tier', 'orders.list', 'privacy.see', 'profile.see']) {
    expect([operation, await dad.ask(operation)]).toMatchObject([operation, { ok: true }]);
  }
  expect(await dad.ask('privacy.see')).toMatchObject({ value: { memberNo } });
  expect(await dad.ask('orders.list')).toMatchObject({ value: { orders: [] } });
  // And so does who leaves everything and joins again.
  await leaveMember(world.house.enrolling, (await world.linkOf({ memberNo })).member);
  expect(await dad.home()).toMatchObject({ value: { state: 'visitor' } });
});

test('who leaves takes their invitations along', async () => {
  const word = await invite(null);
  await leaveMember(world.house.enrolling, (await world.linkOf({ phone: '13800000001' })).member);
  expect(await accept(dad, word)).toMatchObject({ error: { code: 'members/invite_over' } });
  expect(await mei.ask('members.code')).toMatchObject({ error: { code: 'members/not_joined' } });
});

test('a family has eight places', async () => {
  for (let each = 1; each < 8; each++) {
    await accept(world.person(`f${each}`, '13800000009'), await invite(0, `家人${each}`));
  }
  expect(await mei.ask('members.inviteFamily', { called: 'x', monthMax: 0 })).toMatchObject({
    error: { code: 'members/family_full' },
  });
  expect(await family(mei)).toMatchObject({ placesLeft: 0 });
});

test('what somebody is called is sealed', async () => {
  await accept(dad, await invite(null, '孩子他爸'));
  const all = ['links', 'invites'].map((name) =>
    world.house.database.find(name, { where: {}, order: ['_id', 'asc'], limit: 100 }),
  );
  expect(JSON.stringify(await Promise.all(all))).not.toContain('孩子他爸');
});
