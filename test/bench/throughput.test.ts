import { measureThroughput } from '../../bench/throughput';

jest.setTimeout(120_000);

test('orders a second are told beside what the machine itself can do', async () => {
  const { orders, echo, commitsPerSecond, ratios } = await measureThroughput(0.4);
  expect(orders.map(({ clients }) => clients)).toEqual([1, 16, 64]);
  for (const { perSecond } of [...orders, ...echo]) expect(perSecond).toBeGreaterThan(0);
  expect(commitsPerSecond).toBeGreaterThan(0);
  for (const { echoes } of ratios) expect(echoes).toBeGreaterThan(1);
});
