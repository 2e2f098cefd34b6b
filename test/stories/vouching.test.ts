import { join } from '@huigan/cloudfunctions/core/members/join';
import { vouchForPhone } from '@huigan/cloudfunctions/core/members/vouch-for-phone';
import { phoneCodeFor } from '@huigan/cloudfunctions/terminal/stand-ins/wechat';
import { aShakyHouse, Lost, once } from '../support/simulate-trouble';
import { aWorld, type World } from '../support/world';

jest.setTimeout(120_000);

let world: World;
beforeEach(async () => {
  world = await aWorld({ timers: false });
});
afterEach(() => world.close());

const PHONE = '13800000001';
const aYear = () => world.emulator.advance('P366D');
const vouch = (phone = PHONE) =>
  vouchForPhone(world.house, { phone, who: 'Li Na', why: 'showed her old card' });
const needsProof = { error: { code: 'members/proof_needed' } };

test('staff who have seen her vouch for a day, and it is written down who did', async () => {
  await world.till.enrol({ phone: PHONE });
  await aYear();
  const mei = world.person('mei', PHONE);
  expect(await mei.join()).toMatchObject({ error: { code: 'members/proof_needed' } });
  const vouched = { phone: PHONE, who: 'Li Na', why: 'showed her old card' };
  expect(await vouchForPhone({ ...world.house }, vouched)).toBe(true);
  expect(await vouchForPhone({ ...world.house }, { ...vouched, phone: '13911111111' })).toBe(false);
  await world.emulator.advance('PT25H');
  expect(await mei.join()).toMatchObject({ error: { code: 'members/proof_needed' } });
  await vouchForPhone({ ...world.house }, vouched);
  expect(await mei.join()).toMatchObject({ ok: true });
  const { member } = await world.linkOf({ phone: PHONE });
  expect(await world.house.audit.about(member)).toMatchObject([
    { who: 'Li Na', what: 'vouch', why: 'showed her old card' },
    { who: 'Li Na' },
  ]);
});

test('what staff vouched for is used up by the first who joins, whether they needed it or not', async () => {
  const young = '13800000002';
  await world.till.enrol({ phone: PHONE });
  await aYear();
  await world.till.enrol({ phone: young });
  for (const phone of [PHONE, young]) {
    const [first, next] = [world.person(`1-${phone}`, phone), world.person(`2-${phone}`, phone)];
    await vouch(phone);
    expect(await first.join()).toMatchObject({ ok: true });
    expect(await first.join()).toMatchObject({ ok: true });
    expect(await next.join()).toMatchObject(needsProof);
    await vouch(phone);
    expect(await next.join()).toMatchObject({ ok: true });
  }
});

test.each(['before', 'after'] as const)(
  'a vouched joining that breaks %s any one call is ended by the same WeChat, and by no other',
  async (moment) => {
    const { joining } = world.house;
    const policy = { currentVersion: async () => '2026-01' };
    let step = 0;
    for (let isOver = false; !isOver; step++) {
      const phone = `1390000${1000 + step}`;
      await world.till.enrol({ phone });
      await aYear();
      await vouch(phone);
      const { trouble, count } = once(step, moment);
      const { shaky } = aShakyHouse(world.house, trouble);
      const { links, members, accounts } = joining;
      const broken = {
        ...{ ...joining, policy, links: shaky(links), members: shaky(members) },
        accounts: shaky(accounts),
      };
      const input = () => ({ phoneCode: phoneCodeFor(phone), policyVersion: '2026-01' });
      const mei = { openid: `openid-m${step}`, unionid: null };
      const thief = { openid: `openid-t${step}`, unionid: null };
      const outcome = await join(broken, input(), mei).catch((error: unknown) => error);
      isOver = !count.struck;
      if (!isOver) expect(outcome).toBeInstanceOf(Lost);
      const again = () => join({ ...joining, policy }, input(), mei);
      expect(await again()).toMatchObject({ ok: true, value: { isNew: false } });
      expect(await join({ ...joining, policy }, input(), thief)).toMatchObject({
        error: 'members/proof_needed',
      });
    }
    expect(step).toBeGreaterThan(10);
  },
  120_000,
);
