import { anOrderBody, aProgram, aRefundBody } from '../support/build';
import { aWorld, type World } from '../support/world';

// What somebody at a till's log reads: which field of what they sent is to be mended.
let world: World;
beforeAll(async () => {
  const program = aProgram({ returns: { withinDays: 5 } });
  world = await aWorld({ at: '2026-03-20T10:00:00+08:00', program });
  await world.person('mei', '13800000001').join();
  await world.till.order(anOrderBody());
  await world.till.order(anOrderBody({ id: '1002', paidAt: '2026-03-20T09:00:00+08:00' }));
}, 120_000);
afterAll(() => world.close());

const line = { sku: 'milk-3', quantity: 1, unitFen: 12_800 };
const soon = '2026-03-20T11:00:00+08:00';
const today = { order: '1002', refundedAt: '2026-03-20T09:30:00+08:00' };

test.each([
  ['orders/unknown_channel', 'channel', { channel: 'market' }],
  ['orders/discount_exceeds_total', 'discountFen', { discountFen: 12_801 }],
  ['orders/discount_exceeds_total', 'lines', { lines: [{ ...line, discountFen: 12_801 }] }],
  ['orders/points_not_accepted', 'pointsUsed', { pointsUsed: 100 }],
  ['orders/clock_ahead', 'paidAt', { paidAt: soon }],
  ['orders/too_late', 'paidAt', { paidAt: '2026-02-01T10:00:00+08:00' }],
  ['members/unknown', 'member', { member: { memberNo: '1234567897' } }],
])('an order is refused with %s for its %s', async (code, field, over) => {
  const { body } = await world.till.order(anOrderBody({ id: 'refused', ...over }));
  expect(body).toMatchObject({ error: { code, field } });
});

test.each([
  ['orders/clock_ahead', 'refundedAt', { ...today, refundedAt: soon }],
  ['orders/return_window_over', 'refundedAt', { refundedAt: '2026-03-20T09:00:00+08:00' }],
  ['orders/not_returnable', 'lines', { ...today, lines: [{ sku: 'cup', quantity: 1 }] }],
  ['orders/amount_exceeds_rest', 'amountFen', { ...today, amountFen: 12_801 }],
])('a return is refused with %s for its %s', async (code, field, over) => {
  const { body } = await world.till.refund(aRefundBody({ id: 'refused', ...over }));
  expect(body).toMatchObject({ error: { code, field } });
});

test('points are refused for when and how many', async () => {
  const use = { id: 'u1', channel: 'pos', shop: 'binjiang', member: { unionid: 'unionid-mei' } };
  const at = '2026-03-20T10:00:00+08:00';
  expect((await world.till.post('/v1/redemptions', { ...use, at, points: 9_999 })).body).toEqual({
    error: { code: 'points/insufficient_balance', field: 'points' },
  });
  const early = await world.till.post('/v1/redemptions', { ...use, at: soon, points: 1 });
  expect(early.body).toMatchObject({ error: { code: 'points/clock_ahead', field: 'at' } });
});

test('a refusal about no single field has none', async () => {
  const { body } = await world.till.order(anOrderBody({ shop: 'xihu' }));
  expect(body).toEqual({ error: { code: 'orders/differs' } });
});
