import { changePhone } from '@huigan/cloudfunctions/core/members/change-phone';
import { join } from '@huigan/cloudfunctions/core/members/join';
import type { Link, LinkId } from '@huigan/cloudfunctions/core/members/ports';
import { vouchForPhone } from '@huigan/cloudfunctions/core/members/vouch-for-phone';
import { handOver } from '@huigan/cloudfunctions/core/profile/hand-over';
import { publishShops } from '@huigan/cloudfunctions/core/shops/publish-shops';
import { phoneCodeFor } from '@huigan/cloudfunctions/terminal/stand-ins/wechat';
import type { MemberId } from '@huigan/shared/kernel/ids';
import { anOrderBody } from '../support/build';
import { aShop, aShopsFile } from '../support/build-shops';
import { aShakyHouse, Lost, once } from '../support/simulate-trouble';
import { aWorld, type World } from '../support/world';

jest.setTimeout(120_000);

let world: World;
beforeEach(async () => {
  world = await aWorld({ timers: false });
  await publishShops(
    world.house.publishing,
    aShopsFile([aShop({ id: 'binjiang' }), aShop({ id: 'hubin' })]),
  );
});
afterEach(() => world.closeProven());

type Person = ReturnType<World['person']>;
const agree = (person: Person, purpose: string, granted = true) =>
  person.ask('privacy.set', { purpose, granted, policyVersion: '2026-01' });
const tell = (person: Person, seen: number, told: object) =>
  person.ask('profile.save', { seen, ...told });
const CHILD = { id: 'kid', name: '豆豆', stage: 'born', date: '2024-05-01' };
const NAME = { name: '张三', title: 'ms' };
const documentOf = async (member: string) => {
  const where = { _id: member };
  return (await world.house.database.find('members', { where, limit: 1 }))[0];
};

/** Ann has told much of herself; Bea, who is the same, may take her number. */
async function twoOfOne(name: string) {
  const [a, b] = [`1380000${name}`, `1390000${name}`];
  const [ann, bea] = [world.person(`ann${name}`, a), world.person(`bea${name}`, b)];
  await ann.join();
  await bea.join();
  const anns = await world.linkOf({ phone: a });
  await agree(ann, 'children');
  const birthday = { day: '06-30', year: null };
  const told = await tell(ann, 1, { name: NAME, birthday, children: [CHILD], shop: 'binjiang' });
  expect(told).toMatchObject({ ok: true });
  await vouchForPhone(world.house, { phone: a, who: 'Li Na', why: 'both in one hand' });
  const takesOver = () => ({
    phoneCode: phoneCodeFor(a),
    currentCode: phoneCodeFor(b),
    merge: true,
  });
  return { a, b, ann, bea, anns, takesOver };
}
const nothingLeft = [
  ...['phone', 'name', 'birthday', 'children', 'shop', 'preferences', 'consents', 'favourites'],
  ...['messages', 'messagesDue', 'leavesAt', 'birthdayUntold'],
];

test('what the other one told is hers, her own words stand, and nothing stays behind', async () => {
  const { a, ann, bea, anns, takesOver } = await twoOfOne('0001');
  await tell(bea, 0, { shop: 'hubin' });
  const { favourites } = world.house.shopping;
  await favourites.save(anns.member, 0, ['binjiang']);
  const beas = await world.linkOf({ phone: bea.phone });
  await world.till.order(
    anOrderBody({
      id: '1',
      member: { phone: a },
      paidAt: new Date(world.emulator.now()).toISOString(),
    }),
  );
  expect(await ann.ask('service.dispute', { entry: 0, words: '少了' })).toMatchObject({ ok: true });

  expect(await bea.ask('members.changePhone', takesOver())).toMatchObject({ ok: true });
  await world.emulator.advance('PT1M');
  expect(await bea.ask('profile.see')).toMatchObject({
    value: { name: NAME, birthday: { day: '06-30' }, children: [CHILD], shop: 'hubin' },
  });
  expect(await bea.ask('privacy.see')).toMatchObject({
    value: { children: 1 },
  });
  const pages = async (part: string) =>
    (
      (await bea.ask<{ rows: unknown[] }>('privacy.export', { part })) as {
        value: { rows: unknown[] };
      }
    ).value.rows;
  expect(await pages('consents')).toHaveLength(3);
  expect(JSON.stringify(await pages('profile'))).toContain('豆豆');
  expect(await pages('tickets')).toHaveLength(1);
  expect(await bea.ask('service.tickets')).toMatchObject({
    value: { tickets: [{ about: { kind: 'dispute', words: '少了' } }] },
  });
  expect(await favourites.of(beas.member)).toMatchObject({ shops: ['binjiang'] });
  const left = await documentOf(anns.member);
  for (const field of nothingLeft) expect(left).not.toHaveProperty(field);

  await agree(bea, 'children', false);
  expect(await bea.ask('privacy.see')).toMatchObject({ value: { children: 0 } });
  expect(await bea.ask('profile.see')).toMatchObject({ value: { children: [] } });
});

test('a child whose consent was taken back since is told to nobody', async () => {
  const { bea, anns, takesOver } = await twoOfOne('0002');
  await world.emulator.advance('PT1H');
  await agree(bea, 'children');
  await agree(bea, 'children', false);
  expect(await bea.ask('members.changePhone', takesOver())).toMatchObject({ ok: true });
  expect(await bea.ask('privacy.see')).toMatchObject({ value: { children: 0 } });
  expect(await bea.ask('profile.see')).toMatchObject({ value: { name: NAME, children: [] } });
  expect(await documentOf(anns.member)).not.toHaveProperty('children');
});

test('whoever gets the number they became one by, once she has another, is somebody new', async () => {
  const { a, bea, takesOver } = await twoOfOne('0003');
  await bea.ask('members.changePhone', takesOver());
  const on = { phoneCode: phoneCodeFor('13700000003'), currentCode: phoneCodeFor(a) };
  expect(await bea.ask('members.changePhone', on)).toMatchObject({ ok: true });
  await world.emulator.advance('PT1M');
  const cat = world.person('cat', a);
  expect(await cat.join()).toMatchObject({ ok: true, value: { isNew: true, points: 0 } });
  expect(await cat.ask('profile.see')).toMatchObject({ value: { name: null } });
  expect(await bea.ask('profile.see')).toMatchObject({ value: { name: NAME } });
});

test.each(['before', 'after'] as const)(
  'becoming one that breaks %s any one call loses nothing once it is asked again',
  async (moment) => {
    const { joining, profile } = world.house;
    const policy = { currentVersion: async () => '2026-01' };
    let step = 0;
    for (; ; step++) {
      const { bea, anns, takesOver } = await twoOfOne(String(1000 + step));
      const { trouble, count } = once(step, moment);
      const { shaky } = aShakyHouse(world.house, trouble);
      const { links, accounts } = joining;
      const { profiles } = profile;
      const persons = {
        handOver: (from: MemberId, into: MemberId) =>
          handOver({ profiles: shaky(profiles), others: [] }, from, into),
      };
      const broken = {
        ...joining,
        policy,
        links: shaky(links),
        accounts: shaky(accounts),
        persons,
      };
      const openid = `openid-${bea.id}`;
      const outcome = await changePhone(broken, takesOver(), openid).catch((error) => error);
      if (count.struck) expect(outcome).toBeInstanceOf(Lost);
      expect(await changePhone({ ...joining, policy }, takesOver(), openid)).toMatchObject({
        ok: true,
      });
      await world.emulator.advance('PT1M');
      expect(await bea.ask('profile.see')).toMatchObject({
        value: { name: NAME, children: [CHILD] },
      });
      const left = await documentOf(anns.member);
      for (const field of nothingLeft) expect(left).not.toHaveProperty(field);
      if (!count.struck) break;
    }
    expect(step).toBeGreaterThan(8);
  },
);

test('what they agreed to before a joining broke off is not lost where it ends with another number', async () => {
  const { joining } = world.house;
  const policy = { currentVersion: async () => '2026-01' };
  const [first, next] = ['13600000001', '13600000002'];
  await world.till.enrol({ phone: next });
  const person = { openid: 'openid-dee', unionid: 'unionid-dee' };
  const input = { policyVersion: '2026-01', agreed: ['children' as const] };
  const dying = {
    ...joining.links,
    claim: (id: LinkId, link: Link) =>
      id.startsWith('openid:')
        ? Promise.reject(new Lost('the process died'))
        : joining.links.claim(id, link),
  };
  const broken = { ...joining, policy, links: dying };
  await join(broken, { ...input, phoneCode: phoneCodeFor(first) }, person).catch(() => undefined);
  const again = { phoneCode: phoneCodeFor(next), policyVersion: '2026-01' };
  expect(await join({ ...joining, policy }, again, person)).toMatchObject({ ok: true });
  const { member } = await world.linkOf({ unionid: 'unionid-dee' });
  expect(await documentOf(member)).toMatchObject({
    openid: expect.any(String),
    consents: [
      { purpose: 'membership', granted: true },
      { purpose: 'children', granted: true },
      { purpose: 'membership', granted: true },
    ],
  });
});
