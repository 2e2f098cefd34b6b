import type { StatementEntry } from '@huigan/shared/account/contracts';
import { instant } from '@huigan/shared/kernel/time';
import { points } from '@huigan/shared/kernel/units';
import { byMonth } from '../../miniprogram/pages/points/by-month';

const now = instant('2026-06-15T06:05:00Z');
const on = (day: string) => instant(`2026-${day}T10:00:00+08:00`);

function anEntry(
  seq: number,
  kind: StatementEntry['kind'],
  amount: number | null,
  over: Partial<StatementEntry> = {},
): StatementEntry {
  const at = on('06-10');
  return {
    seq,
    kind,
    at,
    postedAt: at,
    title: { zh: '', en: '' },
    orderTail: null,
    amount: amount === null ? null : points(amount),
    expired: points(0),
    spendable: points(0),
    vestsAt: null,
    why: { steps: [], missed: [], rules: null },
    ...over,
  };
}
const inMay = { at: on('05-20'), postedAt: on('05-20') };
const read = { now, filter: 'all', isEnd: false } as const;

test('a month adds up what came, what was used and what expired, wherever it did', () => {
  const entries = [
    anEntry(9, 'vest', 40),
    anEntry(8, 'hold', -500),
    anEntry(7, 'spend', -500),
    anEntry(6, 'restore', 60, { expired: points(40) }),
    anEntry(5, 'expire', -20, { expired: points(20) }),
    anEntry(4, 'claw', -30),
    anEntry(3, 'tier', null),
    anEntry(2, 'earn', 1204),
  ];
  expect(byMonth(entries, { ...read, isEnd: true })).toMatchObject([
    {
      month: { zh: '6月', en: 'June' },
      sums: [
        { kind: 'earn', points: 1204 },
        { kind: 'spend', points: 500 },
        { kind: 'expire', points: 60 },
      ],
    },
  ]);
});

test('a month says nothing while a part of it has not been fetched', () => {
  const june = anEntry(3, 'earn', 10);
  const may = anEntry(2, 'earn', 20, inMay);
  expect(byMonth([june], read).map(({ sums }) => sums)).toEqual([null]);
  expect(byMonth([june, may], read).map(({ sums }) => sums?.[0]?.points ?? null)).toEqual([
    10,
    null,
  ]);
  expect(byMonth([june, may], { ...read, isEnd: true })[1]?.sums?.[0]?.points).toBe(20);
});

test('what reached us late counts in the month that recorded it, so no month comes up twice', () => {
  const late = anEntry(3, 'earn', 7, { at: on('05-31'), postedAt: on('06-02') });
  const months = byMonth([anEntry(4, 'earn', 1), late, anEntry(2, 'earn', 5, inMay)], read);
  expect(months.map(({ month, entries }) => [month.en, entries.length])).toEqual([
    ['June', 2],
    ['May', 1],
  ]);
  expect(months[0]?.sums?.[0]).toEqual({ kind: 'earn', points: 8 });
});

test('of one kind a month says what that came to, as a size without a sign', () => {
  const entries = [anEntry(3, 'claw', -30), anEntry(2, 'claw', -12)];
  const [month] = byMonth(entries, { now, filter: 'claw', isEnd: true });
  expect(month?.sums).toEqual([{ kind: 'claw', points: 42 }]);
});
