import { countCalls } from '../../bench/calls';

test('what an operation costs stays within its budget of database calls', async () => {
  const { orderPaid, refund, home, statement, points, tier, ...uses } = await countCalls(100);
  expect(orderPaid).toBeLessThanOrEqual(4.5);
  expect(refund).toBeLessThanOrEqual(4.5);
  expect(home).toBeLessThanOrEqual(3);
  expect(statement).toBeLessThanOrEqual(3);
  expect(points).toBeLessThanOrEqual(3);
  expect(tier).toBeLessThanOrEqual(3);
  expect(Object.keys(uses)).toEqual(['redeem', 'hold', 'capture', 'release', 'adjust']);
  // Over so few operations the tails that fill up meanwhile still show; over a thousand it is 2.3.
  for (const cost of Object.values(uses)) expect(cost).toBeLessThanOrEqual(3);
}, 120_000);
