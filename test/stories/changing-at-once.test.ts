import { changePhone } from '@huigan/cloudfunctions/core/members/change-phone';
import { vouchForPhone } from '@huigan/cloudfunctions/core/members/vouch-for-phone';
import { phoneCodeFor } from '@huigan/cloudfunctions/terminal/stand-ins/wechat';
import { aShakyHouse, Lost, once } from '../support/simulate-trouble';
import { aWorld, type World } from '../support/world';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => {
  world = await aWorld({ timers: false });
});
afterAll(() => world.close());

const policy = { currentVersion: async () => '2026-01' };
const leadsTo = async (phone: string) =>
  (await world.house.links.find(world.house.links.idOf('phone', phone)))?.member ?? null;
/** Of these numbers, those that lead to her; and the one on file. */
async function standing(id: string, phones: readonly string[]) {
  const { links, members } = world.house;
  const member = (await links.find(links.idOf('openid', `openid-${id}`)))?.member;
  if (!member) throw new Error('nobody');
  const leading: string[] = [];
  for (const phone of phones) if ((await leadsTo(phone)) === member) leading.push(phone);
  return { leading, onFile: (await members.identitiesOf(member))?.phone };
}

test.each(['before', 'after'] as const)(
  'a change that staff vouched for and that breaks %s any one call is ended by asking again',
  async (moment) => {
    const { joining } = world.house;
    let step = 0;
    for (; ; step++) {
      const [old, next] = [
        `1380${moment.length}00${1000 + step}`,
        `1390${moment.length}00${1000 + step}`,
      ];
      const id = `${moment}${step}`;
      await world.person(id, old).join();
      await vouchForPhone(world.house, { phone: old, who: 'Li Na', why: 'showed her card' });
      const { trouble, count } = once(step, moment);
      const { shaky } = aShakyHouse(world.house, trouble);
      const { links, members } = joining;
      const broken = { ...joining, policy, links: shaky(links), members: shaky(members) };
      const input = () => ({ phoneCode: phoneCodeFor(next) });
      const outcome = await changePhone(broken, input(), `openid-${id}`).catch((error) => error);
      if (count.struck) expect(outcome).toBeInstanceOf(Lost);
      const again = await changePhone({ ...joining, policy }, input(), `openid-${id}`);
      expect(again).toMatchObject({ ok: true });
      expect(await standing(id, [old, next])).toEqual({ leading: [next], onFile: next });
      if (!count.struck) break;
    }
    expect(step).toBeGreaterThan(8);
  },
);

test('of two changes at once one is refused, wherever the other comes in, and one number leads to her', async () => {
  const { joining } = world.house;
  for (let step = 0; ; step++) {
    const numbers = ['1310000', '1320000', '1330000'].map((head) => `${head}${1000 + step}`);
    const [old = '', one = '', two = ''] = numbers;
    const id = `twice${step}`;
    await world.person(id, old).join();
    const to = (phone: string) => ({
      phoneCode: phoneCodeFor(phone),
      currentCode: phoneCodeFor(old),
    });
    let calls = 0;
    let other: unknown = null;
    const interrupted = <Port extends object>(port: Port): Port =>
      new Proxy(port, {
        get: (target, name) => {
          const method = Reflect.get(target, name) as (...given: unknown[]) => unknown;
          if (name === 'idOf') return method;
          return async (...given: unknown[]) => {
            if (calls++ === step) {
              other = await changePhone({ ...joining, policy }, to(two), `openid-${id}`);
            }
            return method(...given);
          };
        },
      });
    const { links, members } = joining;
    const first = { ...joining, policy, links: interrupted(links), members: interrupted(members) };
    const outcome = await changePhone(first, to(one), `openid-${id}`);
    if (other === null) break;
    const { leading, onFile } = await standing(id, numbers);
    expect(leading).toEqual([onFile]);
    const both = [outcome, other].map((each) => (each as { ok: boolean }).ok);
    expect(both.filter(Boolean)).toHaveLength(1);
    expect(onFile).toBe(outcome.ok ? one : two);
  }
});

test('a number that a crash left leading to her beside the one on file is let go when she asks again', async () => {
  const [old, one, two] = ['13400000001', '13400000002', '13400000003'];
  await world.person('mei', old).join();
  const { joining } = world.house;
  const to = (phone: string) => ({
    phoneCode: phoneCodeFor(phone),
    currentCode: phoneCodeFor(old),
  });
  const members = {
    ...joining.members,
    moveOn: () => Promise.reject(new Lost('the process died')),
  };
  await changePhone({ ...joining, policy, members }, to(two), 'openid-mei').catch(() => undefined);
  expect(await leadsTo(two)).not.toBeNull();
  await changePhone({ ...joining, policy }, to(one), 'openid-mei');
  expect(await standing('mei', [old, one, two])).toEqual({ leading: [one], onFile: one });
});
