import type { Instant } from '@huigan/shared/kernel/time';
import { endedUses, type MonthUses, withOutcomes, withUse } from '@huigan/shared/members/month-use';

const at = 1_000_000 as Instant;
const MAY = '2026-05';
const may = (purpose: string, points: number) => ({ month: MAY, purpose, points, at });
const used = (...uses: readonly ReturnType<typeof may>[]): MonthUses => {
  let after: MonthUses | undefined;
  for (const use of uses) after = withUse(after, use, 1_000_000) ?? after;
  if (!after) throw new Error('nothing was counted');
  return after;
};
const totals = (counted: MonthUses | null) =>
  counted?.months.map(({ month, total }) => [month, total]);

test('of one purpose only what comes on top counts, up to the limit and no further', () => {
  const first = used(may('pos:1', 100), may('pos:2', 50));
  expect(totals(first)).toEqual([[MAY, 150]]);
  expect(totals(withUse(first, may('pos:1', 100), 150))).toEqual([[MAY, 150]]);
  expect(totals(withUse(first, may('pos:1', 250), 300))).toEqual([[MAY, 300]]);
  expect(withUse(first, may('pos:1', 251), 300)).toBeNull();
});

test('a month and the one before each have their own sum, whichever comes first', () => {
  const june = { ...may('pos:3', 80), month: '2026-06' };
  const both = [
    [MAY, 100],
    ['2026-06', 80],
  ];
  expect(totals(used(may('pos:1', 100), june))).toEqual(both);
  expect(totals(used(june, may('pos:1', 100)))).toEqual(both);
  expect(withUse(used(june, may('pos:1', 100)), may('pos:4', 1), 100)).toBeNull();
});

test('of three months the oldest is let go of; what comes late for it counts in the older that is left', () => {
  const of = (month: string, points: number) => ({ ...may(`pos:${month}`, points), month });
  const later = used(may('pos:1', 100), of('2026-06', 80), of('2026-07', 60));
  expect(totals(later)).toEqual([
    ['2026-06', 80],
    ['2026-07', 60],
  ]);
  expect(totals(withUse(later, may('pos:2', 20), 100))).toEqual([
    ['2026-06', 100],
    ['2026-07', 60],
  ]);
  expect(withUse(later, may('pos:2', 21), 100)).toBeNull();
});

test('what may be on its way is not asked about; what is asked for again is on its way again', () => {
  const counted = used(may('pos:1', 100));
  const after = (ms: number, uses = counted, month = MAY) =>
    endedUses(uses, { month, now: (at + ms) as Instant }).length;
  expect([after(0), after(30_000), after(30_001)]).toEqual([0, 0, 1]);
  const again = used(may('pos:1', 100), { ...may('pos:1', 100), at: (at + 60_000) as Instant });
  expect(after(90_000, again)).toBe(0);
  expect(after(60_000, counted, '2026-06')).toBe(0);
});

test('what was not used counts no more; what was let go of counts for good', () => {
  const counted = used(...Array.from({ length: 50 }, (_, each) => may(`pos:${each}`, 10)));
  const uses = counted.months[0]?.uses ?? [];
  expect([totals(counted), uses.length]).toEqual([[[MAY, 500]], 40]);
  const none = uses.map((use) => ({ ...use, points: 0 }));
  expect(withOutcomes(counted, MAY, none).months).toEqual([{ month: MAY, total: 100, uses: [] }]);
  const [first, ...rest] = uses;
  const fewer = withOutcomes(counted, MAY, first ? [{ ...first, points: 4 }] : []);
  expect(fewer.months).toMatchObject([{ total: 494, uses: [{ points: 4 }, ...rest] }]);
});
