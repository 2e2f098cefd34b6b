import { changePhone } from '@huigan/cloudfunctions/core/members/change-phone';
import { finishLeaving } from '@huigan/cloudfunctions/core/members/leave-member';
import { vouchForPhone } from '@huigan/cloudfunctions/core/members/vouch-for-phone';
import { leaveAsAsked } from '@huigan/cloudfunctions/core/privacy/leave-as-asked';
import { phoneCodeFor } from '@huigan/cloudfunctions/terminal/stand-ins/wechat';
import type { MemberId } from '@huigan/shared/kernel/ids';
import { anOrderBody } from '../support/build';
import { aShakyHouse, Lost, once } from '../support/simulate-trouble';
import { aWorld, type World } from '../support/world';

jest.setTimeout(120_000);

let world: World;
beforeEach(async () => {
  world = await aWorld({ timers: false });
});
afterEach(() => world.closeProven());

const order = (id: string, phone: string) =>
  world.till.order(
    anOrderBody({ id, member: { phone }, paidAt: new Date(world.emulator.now()).toISOString() }),
  );

/** Ann has asked to leave; Bea, who is the same, may take her number. */
async function twoOfOne(name: string) {
  const [a, b] = [`1380000${name}`, `1390000${name}`];
  const [ann, bea] = [world.person(`ann${name}`, a), world.person(`bea${name}`, b)];
  await ann.join();
  await bea.join();
  await order(`a${name}`, a);
  await order(`b${name}`, b);
  const [anns, beas] = [await world.linkOf({ phone: a }), await world.linkOf({ phone: b })];
  await ann.ask('privacy.leave', { confirm: anns.memberNo.slice(-4) });
  await vouchForPhone(world.house, { phone: a, who: 'Li Na', why: 'both in one hand' });
  const takesOver = () => ({
    phoneCode: phoneCodeFor(a),
    currentCode: phoneCodeFor(b),
    merge: true,
  });
  return { ann, bea, anns, beas, takesOver };
}
const later = { now: () => (world.clock.now() + 9 * 86_400_000) as never };
const theNight = async () => {
  const { privacy, enrolling } = world.house;
  await leaveAsAsked({ ...privacy, clock: later }, 50);
  await finishLeaving(enrolling, 50);
};
const both = { value: { state: 'member', points: { spendable: 256 } } };

test('who asked to leave and becomes one with another stays, and so does the other', async () => {
  const { ann, bea, takesOver } = await twoOfOne('0001');
  expect(await bea.ask('members.changePhone', takesOver())).toMatchObject({ ok: true });
  await theNight();
  await world.emulator.advance('PT1M');
  expect(await bea.home()).toMatchObject(both);
  expect(await ann.home()).toMatchObject(both);
  expect(await bea.ask('privacy.see')).toMatchObject({ value: { leavesAt: null } });
  // Nobody is asked again in the nights to come.
  expect(await leaveAsAsked({ ...world.house.privacy, clock: later }, 50)).toBe(0);
});

test.each(['before', 'after'] as const)(
  'so they do where the number is taken over and breaks %s any one call',
  async (moment) => {
    const { joining } = world.house;
    const policy = { currentVersion: async () => '2026-01' };
    let step = 0;
    for (; ; step++) {
      const { bea, beas, takesOver } = await twoOfOne(String(1000 + step));
      const { trouble, count } = once(step, moment);
      const { shaky } = aShakyHouse(world.house, trouble);
      const { links, members, accounts, persons } = joining;
      const broken = {
        ...{ ...joining, policy, links: shaky(links), members: shaky(members) },
        ...{ accounts: shaky(accounts), persons: shaky(persons) },
      };
      const openid = `openid-${bea.id}`;
      const outcome = await changePhone(broken, takesOver(), openid).catch((error) => error);
      if (count.struck) expect(outcome).toBeInstanceOf(Lost);
      await world.emulator.advance('PT1M');
      const isMerged = (await world.house.accounts.read(beas.member))?.account.absorbed.length;
      await theNight();
      if (isMerged) expect(await bea.home()).toMatchObject(both);
      else expect(await bea.home()).toMatchObject({ value: { points: { spendable: 128 } } });
      expect(await changePhone({ ...joining, policy }, takesOver(), openid)).toMatchObject({
        ok: true,
      });
      await theNight();
      expect(await bea.home()).toMatchObject({ value: { state: 'member' } });
      if (!count.struck) break;
    }
    expect(step).toBeGreaterThan(8);
  },
);

test('a night that comes for them while they become one closes nobody else’s account', async () => {
  const { bea, takesOver } = await twoOfOne('0002');
  const { privacy } = world.house;
  const leave = async (member: MemberId) => {
    await bea.ask('members.changePhone', takesOver());
    return privacy.leave(member);
  };
  await leaveAsAsked({ ...privacy, leave, clock: later }, 50);
  await theNight();
  await world.emulator.advance('PT1M');
  expect(await bea.home()).toMatchObject(both);
});
