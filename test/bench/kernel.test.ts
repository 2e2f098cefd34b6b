import { measureContention } from '../../bench/contention';
import { replayOrders } from '../../bench/replay';

jest.setTimeout(120_000);

test('64 writers, half of them on eight members: nothing is lost and nothing counts twice', async () => {
  const { lost, double, ours, transactions } = await measureContention(600);
  expect({ lost, double }).toEqual({ lost: 0, double: 0 });
  expect(ours.callsPerOperation).toBeLessThan(transactions.callsPerOperation);
});

test('the kernel replays the same orders to the same points', async () => {
  const [once, again] = [await replayOrders(5000), await replayOrders(5000)];
  expect(once.checksum).toBe(again.checksum);
  expect(once.checksum).toBeGreaterThan(1_000_000);
});
