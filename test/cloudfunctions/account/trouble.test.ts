import { takeOrder } from '@huigan/cloudfunctions/core/orders/take-order';
import { takeRefund } from '@huigan/cloudfunctions/core/orders/take-refund';
import type { Entry } from '@huigan/shared/account/entry';
import { aLine, anOrder, aRefund } from '../../support/build';
import { aDie } from '../../support/die';
import { aShakyHouse, untilAnswered } from '../../support/simulate-trouble';
import { aWorld, type World } from '../../support/world';

let world: World;
beforeAll(async () => {
  world = await aWorld();
}, 120_000);
afterAll(() => world.close());

async function aMember(name: string, phone: string) {
  await world.person(name, phone).join();
  const { member } = await world.linkOf({ phone });
  const account = async () => {
    const held = await world.house.accounts.read(member);
    if (!held) throw new Error('no account');
    return held.account;
  };
  const entries = async (): Promise<readonly Entry[]> => {
    const segments = await world.house.journal.segmentsBefore(member, Number.MAX_SAFE_INTEGER, 100);
    return [...segments]
      .reverse()
      .flatMap((segment) => segment.entries)
      .concat((await account()).tail);
  };
  const spendable = async () =>
    (await account()).points.lots.reduce((sum, { left }) => sum + left, 0);
  return { phone, account, entries, spendable };
}
const order = (phone: string, id: string) =>
  anOrder({ id, member: { phone }, lines: [aLine('a', 300), aLine('b', 400)] });
const refund = (id: string, of: string, sku: string) =>
  aRefund({
    id,
    order: of,
    refundedAt: '2026-03-02T10:00:00+08:00',
    lines: [{ sku, quantity: 1 }],
  });

test('thirty-two tills at once: nothing is lost and nothing is doubled', async () => {
  const mei = await aMember('mei', '13800000001');
  const numbers = Array.from({ length: 32 }, (_, index) => `c${index}`);
  const answers = await Promise.all(
    numbers.map((id) => takeOrder(world.house.ordering, order(mei.phone, id))),
  );
  expect(answers.every((answer) => answer.ok)).toBe(true);
  expect(await mei.spendable()).toBe(32 * 7);
  const entries = await mei.entries();
  expect(entries.map(({ seq }) => seq)).toEqual(numbers.map((_, index) => index));
  expect(new Set(entries.map(({ cause }) => cause)).size).toBe(32);
});

test('the same order from eight tills at once is one order', async () => {
  const lin = await aMember('lin', '13800000002');
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => takeOrder(world.house.ordering, order(lin.phone, 'same'))),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await lin.spendable()).toBe(7);
});

test('two tills return the same piece: one is told that nothing is left', async () => {
  const wu = await aMember('wu', '13800000003');
  await takeOrder(world.house.ordering, order(wu.phone, 'twice'));
  const answers = await Promise.all(
    ['x', 'y'].map((id) => takeRefund(world.house.ordering, refund(id, 'twice', 'a'))),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: 'orders/not_returnable' });
  expect(await wu.spendable()).toBe(4);
});

test.each([1, 2, 3])(
  'calls get lost on the way there or back, and tills repeat themselves (%i)',
  async (seed) => {
    const member = await aMember(`bad${seed}`, `1390000000${seed}`);
    const roll = aDie(seed);
    const { ordering } = aShakyHouse(world.house, () => roll() < 0.12);
    const buyAndReturn = async (till: number) => {
      for (let turn = 0; turn < 6; turn++) {
        const id = `${seed}-${till}-${turn}`;
        const bought = await untilAnswered(() => takeOrder(ordering, order(member.phone, id)));
        expect(bought).toMatchObject({
          ok: true,
          value: { state: 'credited', points: { earned: 7 } },
        });
        if (turn % 2 === 0) continue;
        const back = await untilAnswered(() => takeRefund(ordering, refund('r', id, 'b')));
        expect(back).toMatchObject({ ok: true, value: { points: { takenBack: 4, owed: 0 } } });
      }
    };
    await Promise.all([1, 2, 3].map(buyAndReturn));

    // 18 orders of 7 points, 9 of them gave 4 back.
    expect(await member.spendable()).toBe(18 * 7 - 9 * 4);
    expect((await member.account()).growth).toEqual([
      { month: '2026-03', fen: 18 * 700 - 9 * 400 },
    ]);
    const entries = await member.entries();
    expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 27 }, (_, index) => index));
    expect(new Set(entries.map(({ cause }) => cause)).size).toBe(27);
  },
);
