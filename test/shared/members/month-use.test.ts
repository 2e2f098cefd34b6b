import type { Instant } from '@huigan/shared/kernel/time';
import { endedUses, type MonthUse, withOutcomes, withUse } from '@huigan/shared/members/month-use';

const at = 1_000_000 as Instant;
const may = (purpose: string, points: number) => ({ month: '2026-05', purpose, points, at });
const used = (...uses: readonly [string, number][]): MonthUse | undefined =>
  uses.reduce<MonthUse | undefined>(
    (before, [purpose, points]) => withUse(before, may(purpose, points), 1_000_000) ?? undefined,
    undefined,
  );

test('of one purpose only what comes on top counts, up to the limit and no further', () => {
  const first = used(['pos:1', 100], ['pos:2', 50]);
  expect(first?.total).toBe(150);
  expect(withUse(first, may('pos:1', 100), 150)).toEqual(first);
  expect(withUse(first, may('pos:1', 250), 300)?.total).toBe(300);
  expect(withUse(first, may('pos:1', 251), 300)).toBeNull();
});

test('another month begins with nothing', () => {
  const june = { ...may('pos:3', 80), month: '2026-06' };
  expect(withUse(used(['pos:1', 100]), june, 80)).toMatchObject({ month: '2026-06', total: 80 });
});

test('what may be on its way is not asked about', () => {
  const counted = used(['pos:1', 100]);
  const after = (ms: number) =>
    endedUses(counted, { month: '2026-05', now: (at + ms) as Instant }).length;
  expect([after(0), after(30_000), after(30_001)]).toEqual([0, 0, 1]);
  expect(endedUses(counted, { month: '2026-06', now: (at + 60_000) as Instant })).toEqual([]);
});

test('what was not used counts no more; what was let go of counts for good', () => {
  const many = Array.from({ length: 50 }, (_, each): [string, number] => [`pos:${each}`, 10]);
  const counted = used(...many);
  expect([counted?.total, counted?.uses.length]).toEqual([500, 40]);
  if (!counted) throw new Error('nothing was counted');
  const none = counted.uses.map((use) => ({ ...use, points: 0 }));
  expect(withOutcomes(counted, none)).toEqual({ month: '2026-05', total: 100, uses: [] });
  const [first, ...rest] = counted.uses;
  expect(withOutcomes(counted, first ? [{ ...first, points: 4 }] : [])).toMatchObject({
    total: 494,
    uses: [{ points: 4 }, ...rest],
  });
});
