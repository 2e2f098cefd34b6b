import { giftPoints } from '@huigan/cloudfunctions/core/account/gift-points';
import { mergeMembers } from '@huigan/cloudfunctions/core/account/merge-members';
import { tellAccountFacts } from '@huigan/cloudfunctions/core/account/tell-account-facts';
import { usePoints } from '@huigan/cloudfunctions/core/account/use-points';
import { takeOrder } from '@huigan/cloudfunctions/core/orders/take-order';
import { takeRefund } from '@huigan/cloudfunctions/core/orders/take-refund';
import { bounds } from '@huigan/shared/account/account';
import type { MemberId } from '@huigan/shared/kernel/ids';
import { points } from '@huigan/shared/kernel/units';
import { aLine, anOrder, aRefund, at } from '../../support/build';
import { aShakyHouse, Lost, once } from '../../support/simulate-trouble';
import { aWorld, type World } from '../../support/world';

let world: World;
beforeAll(async () => {
  world = await aWorld();
}, 120_000);
afterAll(() => world.close());

const now = at('2026-03-02', '10:00:00');
let phones = 0;
async function aMember() {
  const phone = `1380000${String(1000 + phones++)}`;
  await world.person(`p${phone}`, phone).join();
  const link = await world.linkOf({ phone });
  const account = async () => {
    const held = await world.house.accounts.read(link.member);
    if (!held) throw new Error('no account');
    return held.account;
  };
  const buy = async (id: string, lines: object[] = [aLine('a', 1000)]) => {
    const body = anOrder({ id: `${phone}-${id}`, member: { phone }, lines });
    expect(await takeOrder(world.house.ordering, body)).toMatchObject({ ok: true });
  };
  const giveBack = (id: string, sku: string) =>
    takeRefund(
      world.house.ordering,
      aRefund({
        id: `r-${sku}`,
        order: `${phone}-${id}`,
        refundedAt: '2026-03-02T10:00:00+08:00',
        lines: [{ sku, quantity: 1 }],
      }),
    );
  const spendable = async () =>
    (await account()).points.lots.reduce((sum, { left }) => sum + left, 0);
  return { id: link.member, link, account, buy, giveBack, spendable };
}
const merge = (from: { id: MemberId }, into: { id: MemberId }, posting = world.house.posting) =>
  mergeMembers(posting, { from: from.id, into: into.id, at: now });

test.each(['before', 'after'] as const)(
  'a merger that breaks %s any one call is finished by the timer, once',
  async (moment) => {
    let step = 0;
    for (; step < 40; step++) {
      const [anna, bea] = [await aMember(), await aMember()];
      await anna.buy('one');
      await bea.buy('one');
      const { trouble, count } = once(step, moment);
      const { posting } = aShakyHouse(world.house, trouble);
      const outcome = await merge(anna, bea, posting).catch((error: unknown) => error);
      if (count.struck) expect(outcome).toBeInstanceOf(Lost);
      const told = { ...world.house.posting, tell: async () => undefined };
      await tellAccountFacts(told, 50);
      if ((await anna.account()).merged === null) await merge(anna, bea);
      expect([await anna.spendable(), await bea.spendable()]).toEqual([0, 20]);
      expect((await anna.account()).merged).toMatchObject({ into: bea.id, estate: null });
      expect(await merge(anna, bea)).toEqual({ ok: true, value: { into: bea.id } });
      expect(await bea.spendable()).toBe(20);
      if (!count.struck) break;
    }
    expect(step).toBeGreaterThan(4);
    expect(step).toBeLessThan(40);
  },
);

test('an order of the first comes back to the second as it stands, wherever it was let go of', async () => {
  const [anna, bea] = [await aMember(), await aMember()];
  const lines = [aLine('a', 5000), aLine('b', 5000)];
  const small = [aLine('a', 300)];
  await anna.buy('o', lines);
  for (let n = 0; n < bounds.orders; n++) await anna.buy(`x${n}`, small);
  expect(await anna.giveBack('o', 'a')).toMatchObject({ value: { points: { takenBack: 50 } } });
  await merge(anna, bea);
  for (let n = 0; n < bounds.orders; n++) await bea.buy(`y${n}`, small);
  expect((await bea.account()).orders.some(({ id }) => id.endsWith('-o'))).toBe(false);
  expect(await anna.giveBack('o', 'b')).toMatchObject({ value: { points: { takenBack: 50 } } });
  expect(await bea.spendable()).toBe(2 * bounds.orders * 3);
}, 120_000);

test('an order that was let go of just before a merger is found in what the first left', async () => {
  const [anna, bea] = [await aMember(), await aMember()];
  for (let n = 0; n <= bounds.orders; n++) await anna.buy(`x${n}`);
  const { tail, orders } = await anna.account();
  expect(orders.some(({ id }) => id.endsWith('-x0'))).toBe(false);
  expect(tail.flatMap(({ evicted }) => evicted ?? [])).toHaveLength(1);
  await merge(anna, bea);
  expect(await anna.giveBack('x0', 'a')).toMatchObject({ value: { points: { takenBack: 10 } } });
  expect(await bea.spendable()).toBe(bounds.orders * 10);
}, 120_000);

test('too many mergers are refused before anything is frozen', async () => {
  const bea = await aMember();
  for (let n = 0; n < bounds.absorbed; n++) await merge(await aMember(), bea);
  const anna = await aMember();
  await anna.buy('one');
  expect(await merge(anna, bea)).toEqual({ ok: false, error: 'account/too_many_merges' });
  expect([(await anna.account()).merged, await anna.spendable()]).toEqual([null, 10]);
});

describe('points for a friend', () => {
  const gift = (id: string, from: MemberId, to: MemberId) => ({
    id,
    at: now,
    from,
    to,
    points: points(4),
  });

  test.each(['before', 'after'] as const)(
    'a gift that breaks %s any one call arrives once when it is sent again',
    async (moment) => {
      let step = 0;
      for (; step < 40; step++) {
        const [anna, bea] = [await aMember(), await aMember()];
        await anna.buy('one');
        const sent = gift(`${moment}-${step}`, anna.id, bea.id);
        const { trouble, count } = once(step, moment);
        const { posting } = aShakyHouse(world.house, trouble);
        await giftPoints(posting, sent).catch((error: unknown) => error);
        expect(await giftPoints(world.house.posting, sent)).toMatchObject({ ok: true });
        expect([await anna.spendable(), await bea.spendable()]).toEqual([6, 4]);
        if (!count.struck) break;
      }
      expect(step).toBeGreaterThan(4);
      expect(step).toBeLessThan(40);
    },
  );

  test('who becomes one with the friend while they are under way still receives them', async () => {
    const [anna, bea] = [await aMember(), await aMember()];
    await anna.buy('one');
    const sent = gift('under-way', anna.id, bea.id);
    // The giver’s account is written, then the process dies.
    const { trouble } = once(3, 'after');
    await giftPoints(aShakyHouse(world.house, trouble).posting, sent).catch(() => undefined);
    expect([await anna.spendable(), await bea.spendable()]).toEqual([6, 0]);
    await merge(anna, bea);
    expect(await giftPoints(world.house.posting, sent)).toMatchObject({ ok: true });
    expect(await bea.spendable()).toBe(10);
    const self = gift('self', anna.id, bea.id);
    expect(await giftPoints(world.house.posting, self)).toEqual({
      ok: false,
      error: 'points/gift_to_self',
    });
  });

  test('no till can take back what a friend has received', async () => {
    const [anna, bea] = [await aMember(), await aMember()];
    await anna.buy('one');
    await giftPoints(world.house.posting, gift('mine', anna.id, bea.id));
    const use = { id: 'back', channel: 'gift', at: now };
    const action = { do: 'give-back', of: 'mine' } as const;
    expect(await usePoints(world.house.posting, anna.link, { use, action })).toEqual({
      ok: false,
      error: 'account/order_missing',
    });
    expect([await anna.spendable(), await bea.spendable()]).toEqual([6, 4]);
  });
});
