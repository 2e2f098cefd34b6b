import type { MemberHome, StatementEntry } from '@huigan/shared/account/contracts';
import { DAY_MS } from '@huigan/shared/kernel/time';
import type { PointsPage } from '@huigan/shared/points/contracts';
import type { Benefit, TierPage } from '@huigan/shared/tiers/contracts';
import { aLevel, aLine, anOrderBody, aProgram } from '../support/build';
import { aWorld, type World } from '../support/world';

// One brand with short terms: every state a tier can be in comes within two months.
const party: Benefit = {
  id: 'party',
  words: { zh: '亲子派对', en: 'A party' },
  kind: 'invitation',
  quota: { times: 2, per: 'month' },
};
const program = aProgram({
  expiry: { kind: 'rolling', months: 3 },
  tiers: {
    ends: { kind: 'term', months: 1 },
    graceDays: 10,
    levels: [
      aLevel('member', 0, { words: { zh: '普通', en: 'Member' } }),
      aLevel('silver', 100_000, { months: 1, words: { zh: '银卡', en: 'Silver' } }),
      aLevel('black', 1_000_000, {
        months: 1,
        words: { zh: '黑金卡', en: 'Black Gold' },
        benefits: [party],
      }),
    ],
  },
});

let world: World;
beforeAll(async () => {
  world = await aWorld({ program });
}, 120_000);
afterAll(() => world.close());

let people = 0;
async function aMember() {
  people += 1;
  const id = `p${people}`;
  const phone = `1380000010${people}`;
  const person = world.person(id, phone);
  await person.join();
  let orders = 0;
  const buy = async (yuan: number, over: object = {}) => {
    orders += 1;
    const reply = await world.till.order(
      anOrderBody({
        id: `${id}-${orders}`,
        paidAt: new Date(world.emulator.now()).toISOString(),
        member: { phone },
        lines: [aLine('a', yuan * 100)],
        ...over,
      }),
    );
    if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  };
  const asked = async <T>(operation: string, input: object = {}): Promise<T> => {
    const answer = await person.ask<T>(operation, input);
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  return {
    unionid: `unionid-${id}`,
    buy,
    home: () => asked<MemberHome>('account.home'),
    points: () => asked<PointsPage>('account.points'),
    tier: () => asked<TierPage>('account.tier'),
    statement: (input: object) =>
      asked<{ entries: StatementEntry[]; next: number | null }>('account.statement', input),
  };
}
const passDays = (days: number) =>
  world.emulator.advanceTo(new Date(world.emulator.now() + days * DAY_MS).toISOString());

test('who has not joined is told so, whatever they ask', async () => {
  const stranger = world.person('stranger', '13800000099');
  for (const operation of ['account.points', 'account.tier', 'account.statement']) {
    expect(await stranger.ask(operation)).toMatchObject({
      ok: false,
      error: { code: 'members/not_joined' },
    });
  }
});

test('with no points there is a page all the same, and the rules are on it', async () => {
  const member = await aMember();
  const { spendable, strip, rules } = await member.points();
  expect([spendable, strip.length]).toEqual([0, 12]);
  expect(rules.map(({ title }) => title.zh)).toContain('怎么得积分');
  expect(await member.home()).toMatchObject({ usesLeft: null, today: null, lastPurchase: null });
  expect(await member.tier()).toMatchObject({ tier: { id: 'member', until: null, keep: null } });
  expect(await member.statement({ kind: 'tier' })).toMatchObject({ entries: [], next: null });
});

test('seven digits of points arrive whole, and the top tier has nothing above it', async () => {
  const member = await aMember();
  await member.buy(9_876_543);
  expect(await member.points()).toMatchObject({ spendable: 9_876_543 });
  const { tier, ladder, benefits } = await member.tier();
  // Its term ends in April, and what is spent in April keeps it.
  expect(tier).toMatchObject({ id: 'black', next: null, keep: { toGoFen: 1_000_000 } });
  expect(ladder.map(({ place }) => place)).toEqual(['below', 'below', 'here']);
  expect(benefits).toMatchObject([{ state: 'yours', quota: { left: 2 } }]);

  const used = await world.till.post('/v1/benefits:use', {
    id: 'u1',
    channel: 'pos',
    shop: 'binjiang',
    at: new Date(world.emulator.now()).toISOString(),
    member: { unionid: member.unionid },
    benefit: 'party',
  });
  expect(used).toMatchObject({ status: 200, body: { left: 1 } });
  expect((await member.tier()).benefits).toMatchObject([{ quota: { left: 1 } }]);
  expect(await member.home()).toMatchObject({ usesLeft: 1, lastPurchase: { points: 9_876_543 } });
});

test('a tier that was not kept stands in its grace, then falls, and the page tells the story', async () => {
  const member = await aMember();
  await member.buy(1000);
  expect(await member.tier()).toMatchObject({ tier: { id: 'silver', inGrace: false } });
  await passDays(33);
  const { tier } = await member.tier();
  expect(tier).toMatchObject({ id: 'silver', inGrace: true, keep: { toGoFen: 100_000 } });
  expect(tier.until).toBe(tier.keep?.by);
  await passDays(11);
  expect(await member.tier()).toMatchObject({ tier: { id: 'member', inGrace: false } });
  const { entries, next } = await member.statement({ kind: 'tier' });
  expect(entries.map(({ title, amount }) => [title.en, amount])).toEqual([
    ['Tier changed to Member', null],
    ['Upgraded to Silver', null],
  ]);
  expect(next).toBeNull();
  await passDays(42);
  expect(await member.home()).toMatchObject({
    today: { kind: 'expiring', points: expect.any(Number) },
  });
}, 120_000);

test('what is far back is found by its kind, a bounded part of the journal at a time', async () => {
  const member = await aMember();
  await member.buy(50, { channel: 'mall' });
  for (let order = 0; order < 130; order++) await member.buy(1);
  const seen: StatementEntry[] = [];
  let before: number | undefined;
  let calls = 0;
  do {
    world.emulator.resetCalls();
    const page = await member.statement({ kind: 'vest', ...(before !== undefined && { before }) });
    expect(databaseCalls()).toBeLessThanOrEqual(3);
    seen.push(...page.entries);
    before = page.next ?? undefined;
    calls += 1;
  } while (before !== undefined);
  expect(seen).toEqual([]);
  expect(calls).toBeGreaterThan(1);
  expect(calls).toBeLessThanOrEqual(3);

  await passDays(8);
  const newest = await member.statement({ kind: 'vest' });
  expect(newest.entries).toMatchObject([{ kind: 'vest', amount: 50, expired: 0 }]);
}, 120_000);

test('every page of theirs is one read of the account; home is one more, and a third where the process knows nothing', async () => {
  const member = await aMember();
  await member.buy(100);
  await world.emulator.advance('PT1M');
  world.emulator.resetCalls();
  await member.home();
  expect(databaseCalls()).toBe(3);
  for (const [ask, reads] of [
    [member.home, 2],
    [member.points, 1],
    [member.tier, 1],
  ] as const) {
    await ask();
    world.emulator.resetCalls();
    await ask();
    expect(databaseCalls()).toBe(reads);
  }
});

const databaseCalls = (): number =>
  world.emulator.calls().reduce((sum, { databaseCalls: count }) => sum + count, 0);
