import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoProgram } from '@huigan/cloudfunctions/terminal/demo/demo-brand';
import { type DemoHistory, demoHistory } from '@huigan/cloudfunctions/terminal/demo/history';
import { heroes, relatives, signInFor } from '@huigan/cloudfunctions/terminal/demo/people';
import { playHistory } from '@huigan/cloudfunctions/terminal/demo/play-history';
import { phoneCodeFor } from '@huigan/cloudfunctions/terminal/stand-ins/wechat';
import { instant } from '@huigan/shared/kernel/time';
import { aTemporaryFolder } from '../support/temporary-folder';
import { aWorld, type World } from '../support/world';

const from = instant('2026-03-01T00:00:00+08:00');
/** Those one may be and a few others: as many months as the demo has, in a fraction of its time. */
const SIZE = { seed: 20_261, people: 60, days: 120, from };

let world: World;
let history: DemoHistory;
beforeAll(async () => {
  const people = join(aTemporaryFolder(), 'people.json');
  history = demoHistory(SIZE);
  const everybody = [...history.people, ...relatives];
  writeFileSync(people, JSON.stringify(everybody.map((person) => signInFor(person))));
  const program = demoProgram(from);
  world = await aWorld({ at: new Date(from).toISOString(), program, emulator: { people } });
  const credentials = { keyId: world.key.id, secret: world.key.secret };
  const { policyVersion } = program.brand;
  const { emulator } = world;
  const onDay = () => undefined;
  await playHistory({ emulator, credentials, policyVersion, from, onDay }, history);
}, 120_000);
afterAll(() => world.close());

type Call = { readonly result: { readonly ok: boolean; readonly value: Record<string, unknown> } };

async function as(person: string, operation: string, input: object = {}) {
  const response = await fetch(`${world.emulator.url}/client/call`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-emulator-person': person },
    body: JSON.stringify({ name: 'member', data: { operation, input } }),
  });
  const { result } = (await response.json()) as Call;
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
}

test('an order waits for the one who has not joined, and is credited when she does', async () => {
  const waiting = await world.house.database.find('orders', {
    where: { _id: 'pos:S8804' },
    limit: 1,
  });
  expect(waiting).toMatchObject([{ waiting: expect.any(String), paidFen: 31_800 }]);

  const li = heroes.find(({ id }) => id === 'li');
  const { policyVersion } = demoProgram(from).brand;
  const phoneCode = phoneCodeFor(li?.phone ?? '');
  await as('li', 'members.join', { phoneCode, policyVersion });
  const { points } = (await as('li', 'account.home')) as {
    points: { spendable: number; pending: number };
  };
  expect(points.spendable).toBeGreaterThanOrEqual(318);
  expect(points.pending).toBeGreaterThanOrEqual(109);
});

test('who pays with points has them', async () => {
  const orders = history.days.flat().filter(({ body }) => 'pointsUsed' in body);
  expect(orders.length).toBeGreaterThan(10);
  for (const { body } of orders) {
    expect(Number(body['pointsUsed']) % 100).toBe(0);
    const again = await world.till.order(body);
    expect(again.body).toMatchObject({ points: { used: body['pointsUsed'], short: 0 } });
  }
});

test('everybody one may be shows what is said of them', async () => {
  expect(await as('zhang', 'account.home')).toMatchObject({
    points: { pending: expect.any(Number), nextExpiry: { points: expect.any(Number) } },
  });
  expect(await as('zhang', 'account.tier')).toMatchObject({
    benefits: expect.arrayContaining([
      expect.objectContaining({ id: 'gift-wrap', quota: expect.objectContaining({ left: 1 }) }),
      expect.objectContaining({ id: 'birthday', quota: expect.objectContaining({ left: 0 }) }),
    ]),
  });
  expect(await as('chen', 'account.statement', { kind: 'tier' })).toMatchObject({
    entries: [{ title: { zh: '等级调整为普通' } }, { title: { zh: '升级为银卡' } }],
  });
  const chen = (await as('chen', 'account.home')) as { points: { debt: number } };
  expect(chen.points.debt).toBeGreaterThan(0);
});

test('some have told the brand of themselves, and one shares her membership', async () => {
  expect(await as('zhang', 'account.home')).toMatchObject({
    person: { called: { zh: '张女士' } },
  });
  expect(await as('zhang', 'profile.see')).toMatchObject({
    birthday: { day: '06-30' },
    children: [{ name: '豆豆', stage: 'born' }],
  });
  expect(await as('wang', 'members.family')).toMatchObject({
    people: [{ called: null }, { called: '豆豆爸爸', isYou: true, monthMax: 500 }],
  });
  const telling = history.people.filter(({ told }) => told !== undefined);
  expect(telling.length).toBeGreaterThan(5);
});
