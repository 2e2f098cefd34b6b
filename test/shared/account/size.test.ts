import { bounds } from '@huigan/shared/account/account';
import type { Entry } from '@huigan/shared/account/entry';
import { piecesOf } from '@huigan/shared/account/returnable';
import { MULTIPLIERS_MAX, RULES_MAX } from '@huigan/shared/program/contracts';
import { aLevel, aLine, aMultiplier, aProgram, aRule, at, earning } from '../../support/build';
import { Life } from '../../support/simulate-account';
import { bytes } from '../../support/simulate-ledger';

const KILOBYTE = 1024;
const long = (text: string) => text.padEnd(24, 'x');
const withoutRecords = ({ evicted: _, ...entry }: Entry) => entry;
const report = (line: string) => process.stdout.write(`  ${line}\n`);

/** Every day an order in the shop and one on the web: dates, waiting points and months fill up. */
function busyLife(
  life: Life,
  days: number,
  { number, lines }: { number: (n: number) => string; lines: object[] },
) {
  for (let day = 0; day < days; day++) {
    life.passTo((at('2026-03-02', '12:00:00') + day * 86_400_000) as typeof life.now);
    life.buy({ id: number(2 * day), lines });
    life.buy({ id: number(2 * day + 1), channel: 'mall', lines });
    if (day > 2)
      life.giveBack({
        order: number(2 * day),
        id: number(day),
        lines: [{ sku: 'a', quantity: 1 }],
      });
  }
  const { lots, orders, keys } = life.limits;
  const { account } = life;
  expect([account.points.lots.length, account.keys.length]).toEqual([lots, keys]);
  expect(account.orders.length).toBeLessThanOrEqual(orders);
}

const channels = [
  { id: 'pos', words: { zh: '店', en: 'Shop' }, vestingDays: 0 },
  { id: 'mall', words: { zh: '网', en: 'Web' }, vestingDays: 60 },
];

test('with every bound hit, an account of an ordinary till stays within 32 KB', () => {
  const life = new Life({ weighs: true, programs: [aProgram({ channels })] });
  const lines = [aLine('a', 100_00), aLine('b', 50_00)];
  busyLife(life, 120, { number: (n) => `20260302-0103-${String(n).padStart(6, '0')}`, lines });
  report(
    `account ${life.heaviest.account} B, tail ${life.heaviest.tail} B, entry ${life.heaviest.entry} B`,
  );
  expect(life.heaviest.account).toBeLessThanOrEqual(32 * KILOBYTE);
  expect(life.heaviest.entry).toBeLessThanOrEqual(KILOBYTE);
});

test('an account that catches up after the timers were silent for months stays near it', () => {
  const life = new Life({ weighs: true, programs: [aProgram({ channels })] });
  const lines = [aLine('a', 100_00), aLine('b', 50_00)];
  const number = (n: number) => `20260302-0103-${String(n).padStart(6, '0')}`;
  busyLife(life, 100, { number, lines });
  life.waitUntil((life.now + 400 * 86_400_000) as typeof life.now);
  life.buy({ id: 'back', lines });
  report(`catching up: account ${life.heaviest.account} B, tail ${life.heaviest.tail} B`);
  expect(life.heaviest.account).toBeLessThanOrEqual(32 * KILOBYTE);
});

test('caps, quotas, tags, holds and orders paid with points come on top, and still fit', () => {
  const caps = (per: string) => [{ per, points: 1_000_000 }];
  const benefits = Array.from({ length: 8 }, (_, index) => ({
    id: `benefit-${index}`,
    words: { zh: '权', en: 'B' },
    kind: 'service',
    quota: { times: 900, per: index % 2 === 0 ? 'month' : 'year' },
  }));
  const program = aProgram({
    channels,
    redemption: { points: 1, fen: 1 } as never,
    earning: {
      rules: [
        aRule({ id: 'base', caps: [...caps('day'), ...caps('week'), ...caps('month')] as never }),
      ],
      multipliers: [],
      caps: [...caps('day'), ...caps('week'), ...caps('month'), ...caps('year')] as never,
    },
    tiers: {
      ends: { kind: 'term', months: 12 },
      levels: [aLevel('all', 0, { benefits } as never)],
    },
  });
  const life = new Life({ weighs: true, programs: [program] });
  const lines = [aLine('a', 100_00), aLine('b', 50_00)];
  life.describe({
    birthday: '02-29',
    addTags: Array.from({ length: bounds.tags }, (_, index) => `标签-${index}-孕期六个月`),
  });
  for (let day = 0; day < 120; day++) {
    life.passTo((at('2026-03-02', '12:00:00') + day * 86_400_000) as typeof life.now);
    const number = (n: number) => `20260302-0103-${String(2 * day + n).padStart(6, '0')}`;
    life.buy({ id: number(0), lines, ...(day > 5 && { pointsUsed: 60 }) });
    life.buy({ id: number(1), channel: 'mall', lines });
    life.benefit(`benefit-${day % benefits.length}`);
  }
  for (let each = 0; each < bounds.holds; each++) life.hold(50, { id: `pos:hold-${each}` });
  report(`with everything: account ${life.heaviest.account} B`);
  const { account } = life;
  expect(account.points.holds).toHaveLength(bounds.holds);
  expect(account.about.tags).toHaveLength(bounds.tags);
  expect(life.heaviest.account).toBeLessThanOrEqual(32 * KILOBYTE);
});

test('the longest numbers and two rules an order still fit', () => {
  const program = aProgram({
    channels,
    ...earning([aRule({ id: 'base' }), aRule({ id: 'milk', lines: { field: 'sku', in: ['a'] } })]),
  });
  const life = new Life({ weighs: true, programs: [program] });
  const lines = [aLine('a', 99_999_99), aLine('b', 77_777_77)];
  busyLife(life, 120, { number: (n) => String(n).padStart(32, 'x'), lines });
  report(
    `longest: account ${life.heaviest.account} B, tail ${life.heaviest.tail} B, entry ${life.heaviest.entry} B`,
  );
  const pieces = life.account.orders.reduce((sum, order) => sum + piecesOf(order), 0);
  // Another order would not fit.
  expect(pieces + 3).toBeGreaterThan(bounds.pieces);
  expect(life.heaviest.account).toBeLessThanOrEqual(32 * KILOBYTE);
});

test('an entry explains every rule there may be', () => {
  const rules = Array.from({ length: RULES_MAX }, (_, index) =>
    aRule({ id: long(`rule-${index}-`) }),
  );
  const multipliers = Array.from({ length: MULTIPLIERS_MAX }, (_, index) =>
    aMultiplier({ id: long(`times-${index}-`), percent: 101 }),
  );
  const life = new Life({ weighs: true, programs: [aProgram(earning(rules, multipliers))] });
  const entry = life.buy({ id: '9'.repeat(32), lines: [aLine('a', 1_000_000_000)] });
  report(
    `all ${RULES_MAX} rules and ${MULTIPLIERS_MAX} multipliers: entry ${bytes(withoutRecords(entry))} B`,
  );
  expect(bytes(withoutRecords(entry))).toBeLessThanOrEqual(KILOBYTE);
  const { awards, times } = entry.explain as Extract<Entry['explain'], { kind: 'earn' }>;
  expect(times).toHaveLength(MULTIPLIERS_MAX);
  expect(awards.reduce((sum, award) => sum + award.points, 0)).toBe(RULES_MAX * 10_000_000);
});

test('an entry of eight rules and four multipliers stays within a kilobyte', () => {
  const rules = Array.from({ length: 8 }, (_, index) => aRule({ id: `bonus-${index}` }));
  const multipliers = Array.from({ length: 4 }, (_, index) =>
    aMultiplier({ id: `times-${index}`, percent: 150 }),
  );
  const life = new Life({ weighs: true, programs: [aProgram(earning(rules, multipliers))] });
  const entry = life.buy({ id: '9'.repeat(32), lines: [aLine('a', 10_000_00)] });
  report(`eight rules, four multipliers: entry ${bytes(entry)} B`);
  expect(bytes(entry)).toBeLessThanOrEqual(KILOBYTE);
});
