import { mergeMembers } from '@huigan/cloudfunctions/core/account/merge-members';
import { publishShops } from '@huigan/cloudfunctions/core/shops/publish-shops';
import { readShops } from '@huigan/cloudfunctions/core/shops/read-shops';
import type { OrderDetail, OrderPlace, OrderSeen } from '@huigan/shared/orders/contracts';
import { anOrderBody, aRefundBody } from '../support/build';
import { aShopsFile } from '../support/build-shops';
import { aWorld, type World } from '../support/world';

type Page = { orders: OrderSeen[]; next: OrderPlace | null };

let world: World;
let mei: ReturnType<World['person']>;
beforeEach(async () => {
  world = await aWorld();
  const shops = readShops(aShopsFile());
  if (!shops.ok) throw new Error(JSON.stringify(shops.faults));
  await publishShops(world.house.publishing, shops.file);
  mei = world.person('mei', '13800000001');
}, 120_000);
afterEach(() => world.close());

const order = (id: string, over: Record<string, unknown> = {}) =>
  world.till.order(anOrderBody({ id, ...over }));
const cheap = { lines: [{ sku: 'bib', quantity: 1, unitFen: 100 }] };
const callsSoFar = () =>
  world.emulator.calls().reduce((sum, { databaseCalls }) => sum + databaseCalls, 0);
async function page(who = mei, after: OrderPlace | null = null): Promise<Page> {
  const answer = await who.ask<Page>('orders.list', after === null ? {} : { after });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}
const idOf = async (phone: string) => (await world.linkOf({ phone })).member;

test('orders that waited for her, and what came back of them, are hers in one list', async () => {
  await order('S-0381');
  await world.till.refund(
    aRefundBody({ order: 'S-0381', amountFen: 2_800, refundedAt: '2026-03-02T10:00:00+08:00' }),
  );
  await mei.join();
  await order('W9', { channel: 'mall', shop: 'web', paidAt: '2026-03-02T09:00:00+08:00' });

  const { orders, next } = await page();
  expect(next).toBeNull();
  expect(orders).toMatchObject([
    {
      tail: '0381',
      place: { zh: '滨江店' },
      paidFen: 12_800,
      earned: 128,
      refunds: [{ refundedFen: 2_800, takenBack: 28 }],
    },
    { tail: 'W9', place: { zh: '网上商城' }, earned: 128, refunds: [] },
  ]);
});

test('many orders of one moment come page by page, each once, within three database calls', async () => {
  await mei.join();
  for (let id = 0; id < 45; id++) await order(`N${String(id).padStart(2, '0')}`, cheap);
  const seen: string[] = [];
  const costs: number[] = [];
  await page();
  for (let after: OrderPlace | null = null, first = true; first || after !== null; first = false) {
    const before = callsSoFar();
    const next: Page = await page(mei, after);
    costs.push(callsSoFar() - before);
    seen.push(...next.orders.map(({ number }) => number));
    expect(next.orders.every(({ earned }) => earned === 1)).toBe(true);
    after = next.next;
  }
  expect(seen).toEqual([...seen].sort().reverse());
  expect(new Set(seen).size).toBe(45);
  expect(Math.max(...costs)).toBeLessThanOrEqual(3);
});

test('several returns of an old order are told apart, long after the account has let go of it', async () => {
  await mei.join();
  await order('old', { paidAt: '2026-02-20T10:00:00+08:00' });
  for (const [id, amountFen] of [
    ['a', 2_000],
    ['b', 3_000],
  ] as const) {
    await world.till.refund(
      aRefundBody({ id, order: 'old', amountFen, refundedAt: '2026-03-01T10:00:00+08:00' }),
    );
  }
  for (let id = 0; id < 70; id++) await order(`n${id}`, cheap);
  let { orders, next } = await page();
  while (next) ({ orders, next } = await page(mei, next));
  const old = orders.at(-1);
  expect(old).toMatchObject({ number: 'old', earned: 128 });
  expect(old?.refunds.map(({ takenBack }) => takenBack).sort()).toEqual([20, 30]);
});

test('the orders of a member who turned out to be her are found as well', async () => {
  const ann = world.person('ann', '13800000002');
  await mei.join();
  await ann.join();
  await order('mine');
  await order('theirs', { member: { phone: '13800000002' } });
  const [from, into] = [await idOf('13800000002'), await idOf('13800000001')];
  const merged = await mergeMembers(world.house.posting, { from, into, at: world.clock.now() });
  expect(merged.ok).toBe(true);
  const numbers = async (who: typeof mei) => (await page(who)).orders.map(({ number }) => number);
  expect((await numbers(mei)).sort()).toEqual(['mine', 'theirs']);
  expect((await numbers(ann)).sort()).toEqual(['mine', 'theirs']);
});

test('an order is opened with its lines by its member alone', async () => {
  const ann = world.person('ann', '13800000002');
  await mei.join();
  await ann.join();
  const milk = { sku: 'milk-3', name: '奶粉 3 段', quantity: 2, unitFen: 12_800 };
  await order('1', { lines: [milk, { sku: 'bib', quantity: 1, unitFen: 900 }] });
  await world.till.refund(
    aRefundBody({
      order: '1',
      lines: [{ sku: 'milk-3', quantity: 1 }],
      refundedAt: '2026-03-02T10:00:00+08:00',
    }),
  );
  const name = { channel: 'pos', number: '1' };
  expect(await mei.ask<OrderDetail>('orders.detail', name)).toMatchObject({
    ok: true,
    value: {
      order: { tail: '1', earned: 265 },
      lines: [
        { name: '奶粉 3 段', quantity: 2, paidFen: 25_600, returned: 1 },
        { name: 'bib', quantity: 1, paidFen: 900, returned: 0 },
      ],
      linesLeftOut: 0,
    },
  });
  const unknown = { ok: false, error: { code: 'orders/unknown' } };
  expect(await ann.ask('orders.detail', name)).toMatchObject(unknown);
  expect(await mei.ask('orders.detail', { ...name, number: 'none' })).toMatchObject(unknown);
});

test('a visitor has no orders', async () => {
  const refused = { ok: false, error: { code: 'members/not_joined' } };
  expect(await mei.ask('orders.list')).toMatchObject(refused);
  expect(await mei.ask('orders.detail', { channel: 'pos', number: '1' })).toMatchObject(refused);
});
