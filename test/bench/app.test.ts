import { measureApp } from '../../bench/app';

test('the app is small, asks little, and answers at once', async () => {
  const { mainPackageBytes, pages, homeAsksAgain, firstContentMs, tapMs } = await measureApp(1);
  expect(mainPackageBytes).toBeLessThanOrEqual(900 * 1024);
  const costs = Object.entries(pages);
  // Two for what is seen first; a second later, some ask which reminders there are.
  expect(costs.filter(([, { functionCalls }]) => functionCalls > 3)).toEqual([]);
  // Six, and one more from each of two instances that have only just started and know no program yet.
  expect(costs.filter(([, { databaseCalls }]) => databaseCalls > 8)).toEqual([]);
  expect(pages['home']?.functionCalls).toBe(1);
  expect(pages['home']?.databaseCalls).toBeLessThanOrEqual(3);
  // Counted once above; whoever adds up what is billed needs to know how often.
  expect(homeAsksAgain).toEqual({ eagerMs: 2_000, eagerForMs: 60_000, calmMs: 10_000 });
  // A busy machine is no slow phone: here only that both were measured.
  expect(firstContentMs).toBeGreaterThan(0);
  expect(tapMs).toBeGreaterThan(0);
}, 420_000);
