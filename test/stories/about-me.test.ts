import { publishShops } from '@huigan/cloudfunctions/core/shops/publish-shops';
import type { ProfileView } from '@huigan/shared/profile/contracts';
import { aProgram } from '../support/build';
import { aShop, aShopsFile } from '../support/build-shops';
import { aWorld, type World } from '../support/world';

const words = (zh: string) => ({ zh, en: zh });
const program = {
  ...aProgram(),
  preferences: [
    {
      id: 'skin',
      words: words('肤质'),
      purpose: words('推荐洗护'),
      options: [
        { id: 'normal', words: words('一般') },
        { id: 'sensitive', words: words('敏感') },
      ],
    },
  ],
};

let world: World;
beforeEach(async () => {
  world = await aWorld({ program, timers: false });
  await publishShops(world.house.publishing, aShopsFile());
}, 120_000);
afterEach(() => world.closeProven());

const MEI = '13800000001';
async function mei() {
  const person = world.person('mei', MEI);
  await person.join();
  return person;
}
type Mei = Awaited<ReturnType<typeof mei>>;
const save = (person: Mei, input: object) => person.ask<ProfileView>('profile.save', input);
const consent = (person: Mei, purpose: string, granted: boolean) =>
  person.ask('privacy.set', { purpose, granted, policyVersion: '2026-01' });
const memberOf = async () => (await world.linkOf({ phone: MEI })).member;
const documentOf = async () => {
  const where = { _id: await memberOf() };
  const [document] = await world.house.database.find('members', { where, limit: 1 });
  return JSON.stringify(document);
};
const child = { id: 'a', name: '豆豆', stage: 'due', date: '2026-06-01' };

test('what a member tells is kept sealed, shown to them, and masked elsewhere', async () => {
  const person = await mei();
  const told = { seen: 0, name: { name: '张小美', title: 'ms' }, shop: 'binjiang' };
  const preferences = [{ group: 'skin', chosen: ['sensitive'] }];
  expect(await save(person, { ...told, preferences })).toMatchObject({
    ok: true,
    value: { rev: 1, name: { name: '张小美' }, shop: 'binjiang' },
  });
  expect(await person.home()).toMatchObject({
    value: { person: { called: { zh: '张女士' }, leavesAt: null } },
  });
  const document = await documentOf();
  for (const secret of ['张小美', 'binjiang', 'sensitive']) expect(document).not.toContain(secret);
  const none = await save(person, { seen: 1, preferences: [{ group: 'skin', chosen: ['no'] }] });
  expect(none).toMatchObject({ error: { code: 'profile/unknown_choice' } });
  expect(world.logs.join('')).not.toContain('张小美');
});

test('two phones that save at once do not write over each other, and different fields both stand', async () => {
  const person = await mei();
  const answers = await Promise.all([
    save(person, { seen: 0, name: { name: '张', title: 'ms' } }),
    save(person, { seen: 0, name: { name: '章', title: 'mr' } }),
    save(person, { seen: 0, shop: 'binjiang' }),
  ]);
  const names = answers.slice(0, 2).map((answer) => (answer.ok ? 'ok' : answer.error.code));
  expect(names.sort()).toEqual(['ok', 'profile/changed_elsewhere']);
  expect(answers[2]).toMatchObject({ ok: true });
  expect(await person.ask('profile.see')).toMatchObject({ value: { rev: 2, shop: 'binjiang' } });

  const late = await save(person, { seen: 0, shop: 'xihu' });
  expect(late).toMatchObject({ error: { code: 'profile/changed_elsewhere' } });
  // A repeat whose answer was lost is a repeat.
  expect(await save(person, { seen: 0, shop: 'binjiang' })).toMatchObject({ value: { rev: 2 } });
});

test('a shop that does not exist is refused by name; one that was chosen stays when it is gone', async () => {
  const person = await mei();
  const refused = await save(person, {
    seen: 0,
    shop: 'nowhere',
    name: { name: '张', title: null },
  });
  expect(refused).toMatchObject({ error: { code: 'profile/unknown_choice' } });
  expect(await person.ask('profile.see')).toMatchObject({ value: { rev: 0, name: null } });
  await save(person, { seen: 0, shop: 'xihu' });
  await publishShops(world.house.publishing, aShopsFile([aShop()]));
  await world.emulator.advance('PT6M');
  const again = { seen: 1, shop: 'xihu', name: { name: '张', title: null } };
  expect(await save(person, again)).toMatchObject({ value: { shop: 'xihu', rev: 2 } });
  expect(await save(person, { seen: 2, shop: null })).toMatchObject({ value: { shop: null } });
  expect(await save(person, { seen: 3, shop: 'xihu' })).toMatchObject({
    error: { code: 'profile/unknown_choice' },
  });
});

test('a birthday reaches the rules at once, and is another one only a year later', async () => {
  const person = await mei();
  const birthday = { day: '06-30', year: 1994 };
  await save(person, { seen: 0, birthday });
  const member = await memberOf();
  const known = async () => (await world.house.accounts.read(member))?.account.about.birthday;
  expect(await known()).toBe('06-30');
  expect(await documentOf()).not.toContain('birthdayUntold');

  const other = { day: '07-01', year: 1994 };
  const refused = { error: { code: 'profile/birthday_fixed' } };
  expect(await save(person, { seen: 1, birthday: other })).toMatchObject(refused);
  // The year alone moves no gift.
  expect(await save(person, { seen: 1, birthday: { ...birthday, year: null } })).toMatchObject({
    value: { birthday: { year: null } },
  });
  expect(await save(person, { seen: 2, birthday: null })).toMatchObject({ ok: true });
  expect(await known()).toBeNull();
  expect(await save(person, { seen: 3, birthday: other })).toMatchObject(refused);
  await world.emulator.advance('P366D');
  expect(await save(person, { seen: 3, birthday: other })).toMatchObject({ ok: true });
  expect(await known()).toBe('07-01');
  const young = { seen: 4, birthday: { day: '07-01', year: 2020 } };
  expect(await save(person, young)).toMatchObject({ error: { code: 'profile/guardian_needed' } });
});

test('a birthday that a crash left untold is told by the timer', async () => {
  await world.close();
  world = await aWorld({ program });
  const person = await mei();
  const member = await memberOf();
  const { profiles } = world.house.profile;
  const before = await profiles.find(member);
  if (!before) throw new Error('nobody');
  const profile = { ...before.profile, birthday: { day: '06-30', year: null } };
  const after = { ...before, rev: 1, changed: { birthday: 1 }, profile, birthdayUntold: 1 };
  expect(await profiles.save(member, before, after)).toBe(true);
  await world.emulator.advance('PT6M');
  expect((await world.house.accounts.read(member))?.account.about.birthday).toBe('06-30');
  expect(await documentOf()).not.toContain('birthdayUntold');
  expect(await person.ask('profile.see')).toMatchObject({ value: { birthday: { day: '06-30' } } });
});

test('children are kept only while that is agreed to, and one tap ends it', async () => {
  const person = await mei();
  const save1 = { seen: 0, children: [child] };
  const notAgreed = { error: { code: 'profile/children_not_agreed' } };
  expect(await save(person, save1)).toMatchObject(notAgreed);
  await consent(person, 'children', true);
  expect(await save(person, { ...save1, seen: 1 })).toMatchObject({
    value: { childrenAgreed: true, children: [{ ...child, isAwaited: false }] },
  });
  expect(await documentOf()).not.toContain('豆豆');
  await world.emulator.advance('P100D');
  expect(await person.ask('profile.see')).toMatchObject({
    value: { children: [{ isAwaited: true }] },
  });
  const born = { ...child, stage: 'born', date: '2026-06-05' };
  expect(await save(person, { seen: 2, children: [born] })).toMatchObject({
    value: { children: [{ ...born, isAwaited: false }] },
  });
  const never = { ...child, id: 'b', stage: 'born', date: '2027-06-05' };
  expect(await save(person, { seen: 3, children: [born, never] })).toMatchObject({
    error: { code: 'profile/child_date' },
  });

  await consent(person, 'children', false);
  expect(JSON.parse(await documentOf())).not.toHaveProperty('children');
  expect(await save(person, { seen: 4, children: [born] })).toMatchObject(notAgreed);
  await consent(person, 'children', true);
  expect(await person.ask('profile.see')).toMatchObject({ value: { children: [] } });
  // A phone that still shows them does not bring them back.
  expect(await save(person, { seen: 3, children: [born] })).toMatchObject({
    error: { code: 'profile/changed_elsewhere' },
  });
});

test('each consent is given and taken back apart, under the policy as it reads', async () => {
  const person = await mei();
  const outdated = { purpose: 'messages', granted: true, policyVersion: '2025-01' };
  expect(await person.ask('privacy.set', outdated)).toMatchObject({
    error: { code: 'members/policy_outdated' },
  });
  await consent(person, 'personalised', true);
  await consent(person, 'personalised', true);
  await consent(person, 'personalised', false);
  expect(await person.ask('privacy.see')).toMatchObject({
    value: {
      policyVersion: '2026-01',
      purposes: [
        { purpose: 'membership', granted: true, history: [{ granted: true }] },
        {
          purpose: 'personalised',
          granted: false,
          history: [{ granted: false }, { granted: true }],
        },
        { purpose: 'messages', granted: false, history: [] },
        { purpose: 'children', granted: false, history: [] },
      ],
      losses: [{ what: { zh: '会员等级' } }],
    },
  });
  const stranger = world.person('stranger', '13800000009');
  for (const operation of ['profile.see', 'privacy.see', 'privacy.stay']) {
    expect(await stranger.ask(operation)).toMatchObject({ error: { code: 'members/not_joined' } });
  }
});
