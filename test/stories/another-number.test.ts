import { changePhone } from '@huigan/cloudfunctions/core/members/change-phone';
import { vouchForPhone } from '@huigan/cloudfunctions/core/members/vouch-for-phone';
import { phoneCodeFor } from '@huigan/cloudfunctions/terminal/stand-ins/wechat';
import { anOrderBody, aProgram } from '../support/build';
import { aWorld, type World } from '../support/world';

jest.setTimeout(120_000);

const OLD = '13800000001';
const NEW = '13800000002';

let world: World;
let mei: ReturnType<World['person']>;
beforeEach(async () => {
  world = await aWorld({ timers: false, program: aProgram({ expiry: { kind: 'never' } }) });
  mei = world.person('mei', OLD);
  await mei.join();
  await order('1', OLD);
});
afterEach(() => world.close());

const order = (id: string, phone: string) =>
  world.till.order(
    anOrderBody({ id, member: { phone }, paidAt: new Date(world.emulator.now()).toISOString() }),
  );
const change = (more: object = {}) =>
  mei.ask('members.changePhone', { phoneCode: phoneCodeFor(NEW), ...more });
/** The number before, too; WeChat's word is another one each time. */
const withOld = () => ({ currentCode: phoneCodeFor(OLD) });
const refused = (code: string) => ({ ok: false, error: { code } });
const numberOf = async (phone: string) => {
  await world.emulator.advance('PT1M');
  return (await world.till.lookUp({ phone })).body['memberNo'] ?? null;
};

test('another number, both verified: points stay, tills find her by the new one only', async () => {
  const memberNo = await numberOf(OLD);
  expect(await change()).toMatchObject(refused('members/proof_needed'));
  expect(await change({ currentCode: phoneCodeFor('13800000007') })).toMatchObject(
    refused('members/proof_needed'),
  );
  expect(await change({ phoneCode: 'made up' })).toMatchObject(
    refused('members/phone_code_rejected'),
  );
  expect(await numberOf(OLD)).toBe(memberNo);
  expect(await change(withOld())).toMatchObject({ ok: true, value: { points: 128 } });
  // Asked again, as after a reply that was lost.
  expect(await change(withOld())).toMatchObject({ ok: true });
  expect([await numberOf(OLD), await numberOf(NEW)]).toEqual([null, memberNo]);
  // Whoever gets the number before is nobody here.
  const other = world.person('other', OLD);
  expect(await other.join()).toMatchObject({ value: { isNew: true, points: 0 } });
});

test('who has the number before no more is looked at in a shop', async () => {
  expect(await change()).toMatchObject(refused('members/proof_needed'));
  const vouched = { phone: OLD, who: 'Li Na', why: 'showed her card' };
  await vouchForPhone(world.house, vouched);
  expect(await change()).toMatchObject({ ok: true });
});

test('who holds the number now gets it; the member it led to keeps what is theirs', async () => {
  const bob = world.person('bob', NEW);
  await bob.join();
  await order('bobs', NEW);
  expect(await change(withOld())).toMatchObject(refused('members/number_was_anothers'));
  expect(await change({ ...withOld(), merge: true })).toMatchObject(
    refused('members/number_was_anothers'),
  );
  expect(await change({ ...withOld(), afresh: true })).toMatchObject({
    ok: true,
    value: { points: 128 },
  });
  // They have swapped: Bob takes the one that is free now.
  const swap = { phoneCode: phoneCodeFor(OLD), currentCode: phoneCodeFor(NEW) };
  expect(await bob.ask('members.changePhone', swap)).toMatchObject({
    ok: true,
    value: { points: 128 },
  });
  const [meis, bobs] = [await numberOf(NEW), await numberOf(OLD)];
  expect((await world.linkOf({ unionid: 'unionid-mei' })).memberNo).toBe(meis);
  expect((await world.linkOf({ unionid: 'unionid-bob' })).memberNo).toBe(bobs);
});

test.each([0, 1, 2, 3, 4, 5])(
  'broken at its write number %i, it is mended by asking again',
  async (moment) => {
    const { joining } = world.house;
    let writes = 0;
    const breaking = <Port extends object>(port: Port): Port =>
      new Proxy(port, {
        get: (target, name) => {
          const method = Reflect.get(target, name) as (...given: unknown[]) => Promise<unknown>;
          if (!['moveOn', 'changePhone', 'keepOnlyPhone', 'claim'].includes(String(name)))
            return method;
          return async (...given: unknown[]) => {
            if (writes++ === moment) throw new Error('the process died');
            return method(...given);
          };
        },
      });
    const policy = { currentVersion: async () => '2026-01' };
    const deps = { ...joining, policy };
    const input = () => ({ phoneCode: phoneCodeFor(NEW), ...withOld() });
    const dying = { ...deps, links: breaking(joining.links), members: breaking(joining.members) };
    await changePhone(dying, input(), 'openid-mei').catch(() => undefined);
    expect(await changePhone(deps, input(), 'openid-mei')).toMatchObject({ ok: true });
    const { memberNo } = await world.linkOf({ unionid: 'unionid-mei' });
    expect([await numberOf(OLD), await numberOf(NEW)]).toEqual([null, memberNo]);
  },
);

test('points that tills gave to the new number come along once she says so', async () => {
  await world.till.enrol({ phone: NEW });
  await order('2', NEW);
  expect(await change(withOld())).toMatchObject(refused('members/phone_has_points'));
  expect(await change({ ...withOld(), merge: true })).toMatchObject({
    ok: true,
    value: { points: 256 },
  });
  expect((await order('3', NEW)).body).toMatchObject({ points: { spendable: 384 } });
});

describe('a number nobody used for a year', () => {
  beforeEach(async () => {
    await world.till.enrol({ phone: NEW });
    await order('2', NEW);
    await world.emulator.advance('P366D');
    await order('4', OLD);
  });
  const receipt = (number: string, amountFen = 12_800) => ({
    receipt: { number, shop: 'binjiang', amountFen },
  });
  const leadsToHer = async () =>
    (await numberOf(NEW)) === (await world.linkOf({ unionid: 'unionid-mei' })).memberNo;

  test('asks for a second proof before its points come along', async () => {
    for (const how of [withOld(), { ...withOld(), merge: true }]) {
      expect(await change(how)).toMatchObject(refused('members/number_was_anothers'));
    }
    // Her own receipts say nothing of that number.
    for (const wrong of [receipt('2', 100), receipt('1')]) {
      expect(await change({ ...withOld(), merge: true, ...wrong })).toMatchObject(
        refused('members/proof_not_good'),
      );
    }
    expect(await leadsToHer()).toBe(false);
    const proven = await change({ ...withOld(), merge: true, ...receipt('2') });
    expect(proven).toMatchObject({ ok: true, value: { points: 384 } });
    expect(await change({ ...withOld(), merge: true })).toMatchObject({ ok: true });
    expect(await leadsToHer()).toBe(true);
  });

  test('is hers without them where she says so; whose they were keeps them', async () => {
    const before = await world.linkOf({ phone: NEW });
    expect(await change({ ...withOld(), afresh: true })).toMatchObject({
      ok: true,
      value: { points: 256 },
    });
    expect(await leadsToHer()).toBe(true);
    const { body } = await world.till.lookUp({ memberNo: before.memberNo });
    expect(body).toMatchObject({ spendable: 128 });
  });

  test('comes with them where staff vouch for it, to her alone', async () => {
    await vouchForPhone(world.house, { phone: NEW, who: 'Li Na', why: 'showed her card' });
    expect(await change(withOld())).toMatchObject(refused('members/phone_has_points'));
    expect(await world.person('thief', NEW).join()).toMatchObject(refused('members/proof_needed'));
    expect(await change({ ...withOld(), merge: true })).toMatchObject({
      ok: true,
      value: { points: 384 },
    });
  });
});

test('staff vouched so that she may change; whoever has the number before is let in by it no more', async () => {
  await vouchForPhone(world.house, { phone: OLD, who: 'Li Na', why: 'showed her card' });
  await world.till.enrol({ phone: NEW });
  expect(await change()).toMatchObject(refused('members/phone_has_points'));
  expect(await world.person('thief', OLD).join()).toMatchObject(refused('members/proof_needed'));
  expect(await change({ merge: true })).toMatchObject({ ok: true });
});
