import { describeMember } from '@huigan/cloudfunctions/core/account/describe-member';
import { join } from '@huigan/cloudfunctions/core/members/join';
import { phoneCodeFor } from '@huigan/cloudfunctions/terminal/stand-ins/wechat';
import type { JoinInput } from '@huigan/shared/members/contracts';
import { anOrderBody } from '../support/build';
import { Lost } from '../support/simulate-trouble';
import { aWorld, type World } from '../support/world';

jest.setTimeout(120_000);

let world: World;
beforeEach(async () => {
  world = await aWorld({ timers: false });
});
afterEach(() => world.closeProven());

const PHONE = '13800000001';
const order = (id: string, member: object, more: object = {}) =>
  world.till.order(
    anOrderBody({ id, member, paidAt: new Date(world.emulator.now()).toISOString(), ...more }),
  );
const receipt = (number: string, more: object = {}) => ({
  receipt: { number, shop: 'binjiang', amountFen: 12_800, ...more },
});
const spendable = async (person: { home: () => Promise<unknown> }) => {
  const home = (await person.home()) as { value: { points?: { spendable: number } } };
  return home.value.points?.spendable ?? null;
};
const aYear = () => world.emulator.advance('P366D');

test('a number the shop knows brings its points, and says how many', async () => {
  await world.till.enrol({ phone: PHONE });
  await order('1', { phone: PHONE });
  const mei = world.person('mei', PHONE);
  expect(await mei.join()).toMatchObject({ ok: true, value: { isNew: false, points: 128 } });
  expect(await mei.join()).toMatchObject({ ok: true, value: { isNew: false, points: 128 } });
});

test('a number unused for a year shows nothing without a second proof: a receipt of its own', async () => {
  await order('1', { phone: PHONE });
  await world.till.enrol({ phone: PHONE });
  await aYear();
  const mei = world.person('mei', PHONE);
  expect(await mei.join()).toMatchObject({ error: { code: 'members/proof_needed' } });
  expect(await spendable(mei)).toBeNull();
  await order('another', { phone: '13800000002' });
  for (const wrong of [
    receipt('2'),
    receipt('1', { amountFen: 12_801 }),
    receipt('1', { shop: 'xixi' }),
    receipt('another'),
  ]) {
    expect(await mei.join(wrong)).toMatchObject({ error: { code: 'members/proof_not_good' } });
  }
  const member = (await world.linkOf({ phone: PHONE })).member;
  expect(await mei.join(receipt('1'))).toMatchObject({ ok: true, value: { isNew: false } });
  expect((await world.linkOf({ unionid: 'unionid-mei' })).member).toBe(member);
});

test('amounts cannot be guessed: five tries a day', async () => {
  await order('1', { phone: PHONE });
  await world.till.enrol({ phone: PHONE });
  await aYear();
  const mei = world.person('mei', PHONE);
  const guesses = Array.from({ length: 8 }, (_, guess) =>
    mei.join(receipt('1', { amountFen: 100 + guess })),
  );
  const codes = (await Promise.all(guesses)).map((answer) =>
    answer.ok ? 'ok' : answer.error.code,
  );
  expect(codes.filter((code) => code === 'members/proof_not_good')).toHaveLength(5);
  expect(codes.filter((code) => code === 'members/too_many_tries')).toHaveLength(3);
  expect(await mei.join(receipt('1'))).toMatchObject({
    error: { code: 'members/too_many_tries' },
  });
  await world.emulator.advance('P1D');
  expect(await mei.join(receipt('1'))).toMatchObject({ ok: true });
});

test('who got the number of somebody else begins anew; the other keeps what is theirs', async () => {
  const ann = world.person('ann', PHONE);
  await ann.join();
  await order('anns', { phone: PHONE });
  const { memberNo } = await world.linkOf({ phone: PHONE });
  const bob = world.person('bob', PHONE);
  expect(await bob.join()).toMatchObject({ error: { code: 'members/proof_needed' } });
  expect(await bob.join({ afresh: true })).toMatchObject({
    ok: true,
    value: { isNew: true, points: 0 },
  });
  await world.emulator.advance('PT1M');
  await order('bobs', { phone: PHONE });
  expect([await spendable(ann), await spendable(bob)]).toEqual([128, 128]);
  expect((await world.linkOf({ memberNo })).memberNo).toBe(memberNo);
  expect((await world.linkOf({ unionid: 'unionid-ann' })).memberNo).toBe(memberNo);
  // Ann's number is not kept with her any more: it is somebody else's.
  const { member } = await world.linkOf({ memberNo });
  const [document] = await world.house.database.find('members', {
    where: { _id: member },
    limit: 1,
  });
  expect(document).not.toHaveProperty('phone');
});

test('with a receipt, the same person in another WeChat is the same member in both', async () => {
  const old = world.person('old', PHONE);
  await old.join();
  await order('1', { phone: PHONE });
  await world.emulator.advance('P91D');
  const now = world.person('new', PHONE);
  expect(await now.join(receipt('1'))).toMatchObject({ ok: true, value: { points: 128 } });
  expect([await spendable(old), await spendable(now)]).toEqual([128, 128]);
});

test('a second WeChat proven onto a member leaves its own consents, once', async () => {
  const old = world.person('old', PHONE);
  await old.join({ agreed: ['personalised'] });
  await order('1', { phone: PHONE });
  await world.emulator.advance('P91D');
  const now = world.person('new', PHONE);
  const at = world.emulator.now();
  const asked = { ...receipt('1'), agreed: ['messages' as const] };
  // It dies before its last step, is asked again, and once more after that.
  const { joining } = world.house;
  const dying = {
    ...joining,
    policy: { currentVersion: async () => '2026-01' },
    links: {
      ...joining.links,
      claim: async (...[id, link]: Parameters<typeof joining.links.claim>) => {
        if (id.startsWith('openid:')) throw new Lost('the process died');
        return joining.links.claim(id, link);
      },
    },
  };
  const input = { phoneCode: phoneCodeFor(PHONE), policyVersion: '2026-01', ...asked };
  const who = { openid: 'openid-new', unionid: 'unionid-new' };
  await expect(join(dying, input as JoinInput, who)).rejects.toThrow(Lost);
  expect(await now.join(asked)).toMatchObject({ ok: true });
  await now.join(asked);
  const said = async (purpose: string) => {
    const seen = await now.ask<Purposes>('privacy.see');
    const found = seen.ok && seen.value.purposes.find((each) => each.purpose === purpose);
    return found ? found.history : [];
  };
  const word = { granted: true, policyVersion: '2026-01', at: expect.any(Number) };
  expect(await said('membership')).toEqual([word, word]);
  expect(await said('messages')).toEqual([word]);
  expect(await said('personalised')).toEqual([word]);
  expect((await said('membership'))[0]?.at).toBeGreaterThanOrEqual(at);
  expect((await said('membership'))[1]?.at).toBeLessThan(at);
  // And what is decided afterwards still finds its place.
  const word2 = { purpose: 'messages', granted: false, policyVersion: '2026-01' };
  expect(await old.ask('privacy.set', word2)).toMatchObject({ ok: true });
});
type Purposes = { purposes: { purpose: string; history: { at: number }[] }[] };

test('a receipt of a purchase that anybody with the number could have made proves nothing', async () => {
  const ann = world.person('ann', PHONE);
  await ann.join();
  await order('anns', { phone: PHONE });
  await world.emulator.advance('P91D');
  const thief = world.person('thief', PHONE);
  await order('thiefs', { phone: PHONE }, { lines: [{ sku: 'a', quantity: 1, unitFen: 100 }] });
  expect(await thief.join(receipt('thiefs', { amountFen: 100 }))).toMatchObject({
    error: { code: 'members/proof_not_good' },
  });
  expect(await thief.join(receipt('anns'))).toMatchObject({ ok: true });
});

test('a purchase after a year of rest takes no doubt away', async () => {
  await world.till.enrol({ phone: PHONE });
  await order('1', { phone: PHONE });
  await aYear();
  await order('2', { phone: PHONE });
  const mei = world.person('mei', PHONE);
  expect(await mei.join()).toMatchObject({ error: { code: 'members/proof_needed' } });
  expect(await mei.join(receipt('2'))).toMatchObject({ error: { code: 'members/proof_not_good' } });
  expect(await mei.join(receipt('1'))).toMatchObject({ ok: true });
});

test('many who guess together have ten tries at a number', async () => {
  await world.till.enrol({ phone: PHONE });
  await order('1', { phone: PHONE });
  await aYear();
  const codes: string[] = [];
  for (let each = 0; each < 4; each++) {
    const guesser = world.person(`g${each}`, PHONE);
    for (let guess = 0; guess < 4; guess++) {
      const answer = await guesser.join(receipt('1', { amountFen: 100 + guess }));
      codes.push(answer.ok ? 'ok' : answer.error.code);
    }
  }
  expect(codes.filter((code) => code === 'members/proof_not_good')).toHaveLength(10);
});

test('what WeChat says of a number is good once', async () => {
  const phoneCode = phoneCodeFor(PHONE);
  const [mei, lan] = [world.person('mei', PHONE), world.person('lan', '13800000002')];
  expect(await mei.join({ phoneCode })).toMatchObject({ ok: true });
  expect(await lan.join({ phoneCode })).toMatchObject({
    error: { code: 'members/phone_code_rejected' },
  });
});

test('one WeChat that joins with two numbers at once is one member', async () => {
  const [one, two] = [world.person('mei', PHONE), '13800000002'];
  const policyVersion = '2026-01';
  const answers = await Promise.all([
    one.join(),
    one.ask('members.join', { phoneCode: phoneCodeFor(two), policyVersion }),
  ]);
  expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
  await world.emulator.advance('PT1M');
  const home = await one.home();
  const memberNo = home.ok && home.value.state === 'member' ? home.value.memberNo : null;
  // Whoever was a member already when the second number came is so by the first; no number leads elsewhere.
  for (const phone of [PHONE, two]) {
    const { body } = await world.till.lookUp({ phone });
    expect([memberNo, undefined]).toContain(body['memberNo']);
  }
});

test('her number and her WeChat led to two members: joining makes them one', async () => {
  await world.till.enrol({ phone: PHONE });
  await world.till.enrol({ unionid: 'unionid-mei' });
  await order('shop', { phone: PHONE });
  await order('mall', { unionid: 'unionid-mei' });
  const mei = world.person('mei', PHONE);
  expect(await mei.join()).toMatchObject({ ok: true, value: { points: 256 } });
  await world.emulator.advance('PT1M');
  const links = await Promise.all([
    world.linkOf({ phone: PHONE }),
    world.linkOf({ unionid: 'unionid-mei' }),
  ]);
  expect(links[0]).toEqual(links[1]);
  expect((await order('mall2', { unionid: 'unionid-mei' })).body).toMatchObject({
    points: { spendable: 384 },
  });
});

test('points that a purchase or a birthday moved in the year are use enough', async () => {
  await world.till.enrol({ phone: PHONE });
  await world.emulator.advance('P200D');
  await order('1', { phone: PHONE });
  const { member } = await world.linkOf({ phone: PHONE });
  await world.emulator.advance('P200D');
  await describeMember(world.house.posting, member, { kind: 'describe', birthday: '06-01' });
  expect(await world.person('mei', PHONE).join()).toMatchObject({ ok: true });
});
