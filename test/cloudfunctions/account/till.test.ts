import { takeOrder } from '@huigan/cloudfunctions/core/orders/take-order';
import { DAY_MS, later } from '@huigan/shared/kernel/time';
import { anOrder, anOrderBody, aRefundBody } from '../../support/build';
import { aWorld, type World } from '../../support/world';

let world: World;
beforeAll(async () => {
  world = await aWorld();
  await world.person('mei', '13800000001').join();
}, 120_000);
afterAll(() => world.close());

const lines = [
  { sku: 'milk-3', category: 'milk', quantity: 2, unitFen: 5000 },
  { sku: 'bib', quantity: 1, unitFen: 2800 },
];
const refund = (over: Record<string, unknown> = {}) =>
  aRefundBody({ refundedAt: '2026-03-02T10:00:00+08:00', ...over });
const points = async () => {
  const { body } = await world.till.lookUp({ phone: '13800000001' });
  return { spendable: body['spendable'], pending: body['pending'], debt: body['debt'] };
};

test('the same number with other content is refused and changes nothing', async () => {
  const first = await world.till.order(anOrderBody({ lines }));
  expect(first).toMatchObject({ status: 200, body: { points: { earned: 128 } } });
  const other = await world.till.order(anOrderBody({ lines, discountFen: 100 }));
  expect(other).toMatchObject({ status: 409, body: { error: { code: 'orders/differs' } } });
  expect(await points()).toEqual({ spendable: 128, pending: 0, debt: 0 });
  expect((await world.till.order(anOrderBody({ lines }))).body).toEqual(first.body);
});

test('a return told twice is taken once; the same number with other content is refused', async () => {
  const one = refund({ lines: [{ sku: 'milk-3', quantity: 1 }] });
  const first = await world.till.refund(one);
  expect(first).toMatchObject({ status: 200, body: { points: { takenBack: 50, spendable: 78 } } });
  expect((await world.till.refund(one)).body).toEqual(first.body);
  const other = refund({ lines: [{ sku: 'milk-3', quantity: 2 }] });
  expect(await world.till.refund(other)).toMatchObject({
    status: 409,
    body: { error: { code: 'orders/differs' } },
  });
  expect(await points()).toEqual({ spendable: 78, pending: 0, debt: 0 });
});

test('more than is left does not come back', async () => {
  const tooMany = refund({ id: 'r2', lines: [{ sku: 'milk-3', quantity: 2 }] });
  expect(await world.till.refund(tooMany)).toMatchObject({
    status: 422,
    body: { error: { code: 'orders/not_returnable' } },
  });
  expect(await world.till.refund(refund({ id: 'r4' }))).toMatchObject({
    body: { points: { takenBack: 78 } },
  });
  expect(await world.till.refund(refund({ id: 'r5' }))).toMatchObject({
    body: { error: { code: 'orders/not_returnable' } },
  });
  expect(await points()).toEqual({ spendable: 0, pending: 0, debt: 0 });
});

test('a return that comes before its order is kept for it', async () => {
  const early = refund({ id: 'early', order: 'soon', lines: [{ sku: 'bib', quantity: 1 }] });
  const kept = { state: 'waiting', refund: 'early', order: 'pos:soon', refundedFen: null };
  expect(await world.till.refund(early)).toMatchObject({ status: 200, body: kept });
  expect(await world.till.refund(early)).toMatchObject({ status: 200, body: kept });
  expect(await world.till.order(anOrderBody({ id: 'soon', lines }))).toMatchObject({
    status: 200,
    body: { state: 'credited', points: { earned: 128 } },
  });
  expect(await points()).toEqual({ spendable: 100, pending: 0, debt: 0 });
  expect(await world.till.refund(early)).toMatchObject({
    status: 200,
    body: { state: 'taken_back', refundedFen: 2800, points: { takenBack: 28 } },
  });
  expect(await world.till.refund(refund({ id: 'rest', order: 'soon' }))).toMatchObject({
    body: { points: { takenBack: 100, spendable: 0 } },
  });
});

test('an order that is worth more than an order may be is the till’s mistake, not an outage', async () => {
  const absurd = { sku: 'typo', quantity: 1_000_000, unitFen: 1_000_000_000 };
  const reply = await world.till.order(
    anOrderBody({ id: 'absurd', lines: Array.from({ length: 20 }, () => absurd) }),
  );
  expect(reply.status).toBeGreaterThanOrEqual(400);
  expect(reply.status).toBeLessThan(500);
});

test('forty days later a repeat still gets the answer of that day; a new order of that day does not', async () => {
  const body = anOrderBody({ id: 'keep', lines });
  const first = await world.till.order(body);
  expect(first).toMatchObject({ status: 200, body: { state: 'credited' } });
  const { house } = world;
  const muchLater = {
    ...house.ordering,
    clock: { now: () => later(house.clock.now(), 40 * DAY_MS) },
  };
  const repeat = await takeOrder(muchLater, anOrder({ id: 'keep', lines }));
  expect(repeat).toEqual({ ok: true, value: first.body });
  const fresh = await takeOrder(muchLater, anOrder({ id: 'new', lines }));
  expect(fresh).toEqual({ ok: false, error: 'orders/too_late' });
  const changed = await takeOrder(muchLater, anOrder({ id: 'keep' }));
  expect(changed).toEqual({ ok: false, error: 'orders/differs' });
});
