import type { Instant } from '@huigan/shared/kernel/time';
import { type CodeSeed, spendingCode } from '@huigan/shared/members/spending-code';
import { anOrderBody, aProgram } from '../support/build';
import { aWorld, type World } from '../support/world';

jest.setTimeout(120_000);

const program = aProgram({
  redemption: { points: 100, fen: 100, step: 100, minimum: 100, maxPercent: 50 } as never,
  tiers: {
    ends: { kind: 'term', months: 12 },
    levels: [
      {
        ...{ id: 'member', words: { zh: '普通', en: 'Member' }, look: 'plain' },
        benefits: [
          {
            ...{ id: 'coffee', quota: { times: 9, per: 'month' } },
            words: { zh: '咖啡', en: 'Coffee' },
          },
        ],
      },
    ],
  } as never,
});
const OVER = 'points/over_family_limit';

let world: World;
let mei: ReturnType<World['person']>;
let dad: ReturnType<World['person']>;
let seed: CodeSeed;
afterEach(() => world.close());

const time = (minutes = 0) => (world.emulator.now() + minutes * 60_000) as Instant;
const at = (minutes = 0) => new Date(time(minutes)).toISOString();
const passes = (minutes: number) => world.emulator.advance(`PT${minutes}M`);

/** A father who may use so many points a month of the 9,000 there are. */
async function aFather(monthMax: number, from?: string) {
  world = await aWorld({ program, timers: false, ...(from !== undefined && { at: from }) });
  mei = world.person('mei', '13800000001');
  dad = world.person('dad', '13800000002');
  await mei.join();
  const lines = [{ sku: 'pram', quantity: 1, unitFen: 900_000 }];
  const member = { phone: '13800000001' };
  await world.till.order(anOrderBody({ id: 'rich', paidAt: at(), member, lines }));
  const invited = await mei.ask<{ invite: string }>('members.inviteFamily', {
    ...{ called: '爸爸', monthMax },
  });
  if (!invited.ok) throw new Error(invited.error.code);
  const policyVersion = '2026-01';
  await dad.ask('members.joinFamily', { invite: invited.value.invite, policyVersion });
  const shown = await dad.ask<CodeSeed>('members.code');
  if (!shown.ok) throw new Error(shown.error.code);
  seed = shown.value;
}

/** Paid with points at a till whose clock is so many minutes off. */
const sale = (id: string, pointsUsed: number, minutes = 0) =>
  anOrderBody({
    ...{ id, pointsUsed, paidAt: at(minutes), member: { code: spendingCode(seed, time()) } },
  });
async function sent(order: Parameters<World['till']['order']>[0]) {
  const { status, body } = await world.till.order(order);
  const { error, points } = body as { error?: { code: string }; points?: { used: number } };
  return status >= 500 ? status : (error?.code ?? points?.used);
}
async function brokenAt(collection: string, order: Parameters<World['till']['order']>[0]) {
  world.emulator.setFaults([{ kind: 'drop_before', collection }]);
  const answer = await sent(order);
  world.emulator.setFaults([]);
  return answer;
}

test('an order that was stored before the line broke counts until it is sent again', async () => {
  await aFather(300);
  const first = sale('o1', 300);
  expect(await brokenAt('accounts', first)).toBe(503);
  await passes(2);
  expect(await sent(sale('o2', 300))).toBe(OVER);
  expect(await sent(first)).toBe(300);
  await passes(2);
  expect(await sent(sale('o3', 100))).toBe(OVER);
});

test('an order that was never stored leaves the month alone; sent again it is asked about again', async () => {
  await aFather(300);
  const first = sale('o1', 300);
  expect(await brokenAt('orders', first)).toBe(503);
  expect(await sent(sale('o2', 300, 1))).toMatch(/^points\//);
  await passes(2);
  expect(await sent(sale('o3', 300))).toBe(300);
  await passes(2);
  expect(await sent(first)).toBe(OVER);
});

test('two tills on either side of midnight share the allowances of two months', async () => {
  await aFather(300, '2026-03-31T23:56:00+08:00');
  const turns: unknown[] = [];
  const codes = [-3, -1, 0, 1].map((minutes) => spendingCode(seed, time(minutes)));
  for (const [index, code] of codes.entries()) {
    // Every other till is four minutes fast: there it is April already.
    turns.push(await sent({ ...sale(`m${index}`, 300, (index % 2) * 4), member: { code } }));
  }
  expect(turns).toEqual([300, 300, OVER, OVER]);
});

test('who may use no points uses no benefits either; any other limit is about points', async () => {
  await aFather(0);
  const use = async (id: string) => {
    const body = { id, channel: 'pos', shop: 'binjiang', at: at(), benefit: 'coffee' };
    const member = { code: spendingCode(seed, time()) };
    const answer = await world.till.post('/v1/benefits:use', { ...body, member });
    await passes(1);
    return answer;
  };
  expect(await use('b1')).toMatchObject({
    ...{ status: 422, body: { error: { code: OVER, field: 'member' } } },
  });
  const family = await mei.ask<{ people: { id: string; isYou: boolean }[] }>('members.family');
  const [{ id = '' } = {}] = family.ok ? family.value.people.filter(({ isYou }) => !isYou) : [];
  await mei.ask('members.limitFamily', { id, monthMax: 100 });
  expect(await sent(sale('o1', 100))).toBe(100);
  await passes(1);
  expect(await use('b2')).toMatchObject({ status: 200, body: { benefit: 'coffee', left: 8 } });
});
