import { measureApp } from '../../bench/app';

test('the app is small, asks little, and answers at once', async () => {
  const { mainPackageBytes, pages, firstContentMs, tapMs } = await measureApp(1);
  expect(mainPackageBytes).toBeLessThanOrEqual(900 * 1024);
  const costs = Object.entries(pages);
  // Two for what is seen first; a second later, some ask which reminders there are.
  expect(costs.filter(([, { functionCalls }]) => functionCalls > 3)).toEqual([]);
  // A browser keeps no home between visits: the code asks for it, to say whose it is.
  const most = (page: string) => (page === 'code' ? 10 : 6);
  expect(costs.filter(([page, { databaseCalls }]) => databaseCalls > most(page))).toEqual([]);
  expect(pages['home']?.functionCalls).toBe(1);
  expect(pages['home']?.databaseCalls).toBeLessThanOrEqual(3);
  // A busy machine is no slow phone: here only that both were measured.
  expect(firstContentMs).toBeGreaterThan(0);
  expect(tapMs).toBeGreaterThan(0);
}, 180_000);
