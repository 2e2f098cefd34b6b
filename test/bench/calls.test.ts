import { countCalls } from '../../bench/calls';

test('what an operation costs stays within its budget of database calls', async () => {
  const { orderPaid, refund, home, statement } = await countCalls(100);
  expect(orderPaid).toBeLessThanOrEqual(4.5);
  expect(refund).toBeLessThanOrEqual(4.5);
  expect(home).toBeLessThanOrEqual(3);
  expect(statement).toBeLessThanOrEqual(3);
}, 60_000);
