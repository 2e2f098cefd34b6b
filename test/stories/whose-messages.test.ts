import { mergeMembers } from '@huigan/cloudfunctions/core/account/merge-members';
import { openHouse } from '@huigan/cloudfunctions/core/house';
import { remindMembers } from '@huigan/cloudfunctions/core/messages/remind-members';
import type { Templates } from '@huigan/shared/messages/contracts';
import type { Kind } from '@huigan/shared/messages/kinds';
import { anOrderBody, aProgram } from '../support/build';
import { aWorld, type World } from '../support/world';

let world: World;
beforeEach(async () => {
  world = await aWorld({ program: aProgram({ expiry: { kind: 'rolling', months: 2 } }) });
}, 120_000);
afterEach(() => world.close());

type Person = ReturnType<World['person']>;
const MEI = '13800000001';
const LAN = '13800000002';
const memberOf = async (phone: string) => (await world.linkOf({ phone })).member;
const policyVersion = '2026-01';

async function somebody(id: string, phone: string): Promise<Person> {
  const person = world.person(id, phone);
  await person.join({ agreed: ['messages'] });
  return person;
}
const agree = (person: Person, kind: Kind, request = `request-of-${kind.replace('_', '-')}`) =>
  person.ask<Templates>('messages.agreed', { request, answers: [{ kind, answer: 'accepted' }] });
const left = async (person: Person) => {
  const seen = await person.ask<Templates>('messages.templates');
  return seen.ok ? seen.value.templates.map((each) => each.left) : seen.error.code;
};

test('two members who turn out to be one: what was agreed to goes on, once', async () => {
  const mei = await somebody('mei', MEI);
  const lan = await somebody('lan', LAN);
  await agree(mei, 'points_expiring');
  await agree(mei, 'order_credited');
  const [from, into] = [await memberOf(MEI), await memberOf(LAN)];
  await mergeMembers(world.house.posting, { from, into, at: world.clock.now() });
  const { messaging } = world.house;
  // A night that dies after the heir has it, and the same night again.
  const dies = { ...messaging.subscribers, lookAgain: () => Promise.reject(new Error('killed')) };
  await remindMembers({ ...messaging, subscribers: dies }, 50).catch(() => undefined);
  await remindMembers(messaging, 50);
  await remindMembers(messaging, 50);
  expect((await messaging.subscribers.find(into))?.subscription.balances).toMatchObject([
    { kind: 'points_expiring', left: 1 },
    { kind: 'order_credited', left: 1 },
  ]);
  // They go to the phone that said yes, and are not another one's to count.
  expect(await left(lan)).toEqual([0, 0, 0]);
  expect((await messaging.subscribers.find(from))?.subscription.balances).toEqual([]);
  await world.till.order(anOrderBody({ member: { phone: LAN } }));
  await world.emulator.advanceTo('2026-04-02T12:00:00+08:00');
  expect(world.wechat.sent.map(({ touser }) => touser)).toContain('openid-mei');
}, 120_000);

test('another phone that agrees begins anew, one that does not changes nothing', async () => {
  const mei = await somebody('mei', MEI);
  await agree(mei, 'points_expiring');
  const { messaging } = world.house;
  const before = await messaging.subscribers.find(await memberOf(MEI));
  if (!before) throw new Error('nobody');
  const moved = { openid: 'openid-of-another', subscription: before.subscription };
  expect(await messaging.subscribers.save(before, moved)).toBe(true);
  expect(await left(mei)).toEqual([0, 0, 0]);
  const no = [{ kind: 'tier_lapsing', answer: 'rejected' }];
  await mei.ask('messages.agreed', { request: 'a-tap-that-says-no', answers: no });
  expect((await messaging.subscribers.find(await memberOf(MEI)))?.subscription).toEqual(
    before.subscription,
  );
  // Nobody is sent what somebody else agreed to.
  await agree(mei, 'tier_lapsing');
  expect(await left(mei)).toEqual([0, 1, 0]);
});

test('a yes that is told again counts once, however many were told between, for as long as it is told', async () => {
  const mei = await somebody('mei', MEI);
  const kinds = ['tier_lapsing', 'order_credited'] as const;
  await agree(mei, 'points_expiring', 'the-first-of-many');
  for (let each = 0; each < 20; each++) {
    await agree(mei, kinds[each % 2] ?? 'tier_lapsing', `one-of-many-${each}`);
  }
  await world.emulator.advance('P1D');
  await agree(mei, 'points_expiring', 'the-first-of-many');
  const account = async () => (await world.house.accounts.read(await memberOf(MEI)))?.account;
  const before = await account();
  await agree(mei, 'order_credited', 'one-of-many-19');
  expect(await account()).toEqual(before);
  expect(await left(mei)).toEqual([1, 10, 10]);
}, 120_000);

test('what a phone has told is kept within bounds: beyond them nothing counts twice', async () => {
  const mei = await somebody('mei', MEI);
  for (let each = 0; each < 70; each++) await agree(mei, 'tier_lapsing', `request-${each}`);
  await agree(mei, 'points_expiring', 'one-too-many');
  expect(await left(mei)).toEqual([0, 10, 0]);
  const stored = async () => {
    const found = await world.house.messaging.subscribers.find(await memberOf(MEI));
    return found?.subscription.heard.length;
  };
  expect(await stored()).toBe(64);
  await world.emulator.advance('P8D');
  await agree(mei, 'points_expiring', 'a-week-later');
  expect(await left(mei)).toEqual([1, 10, 0]);
  expect(await stored()).toBe(1);
}, 120_000);

test('what is decided about messages is the owner’s, not the family’s', async () => {
  const mei = await somebody('mei', MEI);
  const dad = world.person('dad', LAN);
  const invited = await mei.ask<{ invite: string }>('members.inviteFamily', {
    called: '爸爸',
    monthMax: null,
  });
  if (!invited.ok) throw new Error(invited.error.code);
  const { invite } = invited.value;
  expect(await dad.ask('members.joinFamily', { invite, policyVersion })).toMatchObject({
    ok: true,
  });
  expect(await left(dad)).toBe('common/forbidden');
  expect(await agree(dad, 'points_expiring')).toMatchObject({
    error: { code: 'common/forbidden' },
  });
});

test('a kind without a template is off; one that is set wrongly stops the house, by name', async () => {
  const setting = 'WECHAT_TEMPLATE_POINTS_EXPIRING';
  const before = process.env[setting];
  process.env[setting] = '';
  expect([...openHouse().messaging.templates.keys()]).toEqual(['tier_lapsing', 'order_credited']);
  process.env[setting] = `${'x'.repeat(43)} thing1 date2 thing3`;
  expect(() => openHouse()).toThrow(`Setting ${setting}: key 1 must be a number`);
  process.env[setting] = before;
});

test('a history that arrives all at once leaves no more facts than a document can hold', async () => {
  const mei = await somebody('mei', MEI);
  await agree(mei, 'order_credited');
  for (let start = 0; start < 40; start += 20) {
    const orders = Array.from({ length: 20 }, (_, index) =>
      anOrderBody({ id: `${start + index}` }),
    );
    await world.till.post('/v1/orders:batch', { orders });
  }
  const held = await world.house.accounts.read(await memberOf(MEI));
  const credited = held?.account.facts.filter(({ type }) => type === 'orders/credited.v1') ?? [];
  expect(credited).toHaveLength(32);
  expect(credited.at(-1)).toMatchObject({ order: 'pos:39' });
}, 120_000);
