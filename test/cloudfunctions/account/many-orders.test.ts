import { takeOrder } from '@huigan/cloudfunctions/core/orders/take-order';
import { takeRefund } from '@huigan/cloudfunctions/core/orders/take-refund';
import { bounds } from '@huigan/shared/account/account';
import type { StatementEntry } from '@huigan/shared/account/contracts';
import { orderId } from '@huigan/shared/kernel/ids';
import { aLine, anOrder, aRefund } from '../../support/build';
import { aWorld, type World } from '../../support/world';

const ORDERS = 200;
let world: World;
let member: Awaited<ReturnType<typeof memberOf>>;
const memberOf = async (phone: string) => (await world.linkOf({ phone })).member;
/** ¥10 a time, a second apart, the way one till sends its day. */
const order = (number: number) => {
  const second = String(number % 60).padStart(2, '0');
  const minute = String(Math.floor(number / 60)).padStart(2, '0');
  const paidAt = `2026-03-02T09:${minute}:${second}+08:00`;
  return anOrder({ id: `n${number}`, paidAt, lines: [aLine('a', 500), aLine('b', 500)] });
};
const send = async (number: number) => {
  const answer = await takeOrder(world.house.ordering, order(number));
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
};
const account = async () => {
  const held = await world.house.accounts.read(member);
  if (!held) throw new Error('no account');
  return held.account;
};
const answers: unknown[] = [];

beforeAll(async () => {
  world = await aWorld();
  await world.person('mei', '13800000001').join();
  member = await memberOf('13800000001');
  for (let number = 0; number < ORDERS; number++) answers.push(await send(number));
}, 120_000);
afterAll(() => world.close());

test('two hundred orders leave a small document and a whole journal', async () => {
  const { tail, keys, orders, points, seq } = await account();
  expect(points.lots.reduce((sum, { left }) => sum + left, 0)).toBe(answersSum());
  expect(tail.length).toBeLessThanOrEqual(bounds.tail);
  expect([keys.length, orders.length]).toEqual([bounds.keys, bounds.orders]);
  const segments = await world.house.journal.segmentsBefore(member, Number.MAX_SAFE_INTEGER, 100);
  const kept = [...segments]
    .reverse()
    .flatMap(({ entries }) => entries)
    .concat(tail)
    .map((entry) => entry.seq);
  expect(kept).toEqual(Array.from({ length: seq }, (_, index) => index));
});

test('the statement shows every entry exactly once, from the newest to the oldest', async () => {
  const seen: StatementEntry[] = [];
  const mei = world.person('mei', '13800000001');
  let before: number | undefined;
  for (;;) {
    const page = await mei.statement(before);
    if (!page.ok) throw new Error(page.error.code);
    const { entries, next } = page.value as { entries: StatementEntry[]; next: number | null };
    seen.push(...entries);
    if (next === null) break;
    before = next;
  }
  const { seq } = await account();
  expect(seen.map((entry) => entry.seq)).toEqual(
    Array.from({ length: seq }, (_, index) => seq - 1 - index),
  );
});

test('an order whose cause fell off the ring gets its first answer and changes nothing', async () => {
  const before = await account();
  expect(before.keys.some(({ cause }) => cause === 'earn:pos:n3')).toBe(false);
  expect(await send(3)).toEqual(answers[3]);
  expect(await account()).toEqual(before);
});

test('an order the account let go of comes back by lines, through the journal', async () => {
  const id = orderId('pos', 'n5');
  expect((await account()).orders.some((each) => each.id === id)).toBe(false);
  const refund = (number: string, sku: string) =>
    takeRefund(
      world.house.ordering,
      aRefund({
        id: number,
        order: 'n5',
        refundedAt: '2026-03-02T09:30:00+08:00',
        lines: [{ sku, quantity: 1 }],
      }),
    );
  expect(await refund('r1', 'a')).toMatchObject({ ok: true, value: { points: { takenBack: 5 } } });
  // Seventy orders later it is let go once more, with what came back already.
  for (let number = ORDERS; number < ORDERS + 70; number++) answers.push(await send(number));
  expect((await account()).orders.some((each) => each.id === id)).toBe(false);
  expect(await refund('r2', 'b')).toMatchObject({ ok: true, value: { points: { takenBack: 5 } } });
  const before = await account();
  expect(await refund('r1', 'a')).toMatchObject({ ok: true, value: { points: { takenBack: 5 } } });
  expect(await account()).toEqual(before);
});

const answersSum = () =>
  answers.reduce<number>(
    (sum, each) => sum + (each as { points: { earned: number } }).points.earned,
    0,
  );
