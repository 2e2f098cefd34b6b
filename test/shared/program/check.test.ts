import type { Fen } from '@huigan/shared/kernel/units';
import { faultsOf } from '@huigan/shared/program/check';
import { programSchema } from '@huigan/shared/program/contracts';
import { offsetOf, programOf, rulebookOf } from '@huigan/shared/program/preview';
import { aLevel, aMultiplier, aProgram, aRule, at, earning } from '../../support/build';

const channel = (id: string) => ({ id, words: { zh: id, en: id }, vestingDays: 0 });
const tiers = (...levels: ReturnType<typeof aLevel>[]) => ({
  tiers: { ...aProgram().tiers, levels },
});

const month = (fen: number) => ({ over: 'month' as const, fen: fen as Fen });
const year = (fen: number) => ({ over: 'year' as const, fen: fen as Fen });
const benefit = (id: string) => ({ id, words: { zh: id, en: id }, kind: 'priority' as const });

test('a program without faults has none', () => {
  expect(programSchema.parse(aProgram())).toEqual(aProgram());
  expect(faultsOf(aProgram())).toEqual([]);
});

test('an accent that cannot be read is refused', () => {
  const brand = { ...aProgram().brand, accent: '#FFCC00' };
  const read = programSchema.safeParse({ ...aProgram(), brand });
  expect(read.error?.issues).toMatchObject([
    { path: ['brand', 'accent'], message: expect.stringContaining('at least 4.5 to 1') },
  ]);
});

describe('what no single field can tell is found, with its place', () => {
  test.each<[string, Parameters<typeof aProgram>[0], string, RegExp]>([
    [
      'a channel twice',
      { channels: [channel('pos'), channel('mall'), channel('pos')] },
      'channels[2].id',
      /already at channels\[0\]/,
    ],
    [
      'a rule twice',
      earning([aRule({ id: 'a' }), aRule({ id: 'a' })]),
      'earning.rules[1].id',
      /already/,
    ],
    [
      'a multiplier twice',
      earning(
        [aRule({ id: 'a' })],
        [aMultiplier({ id: 'm', percent: 2 }), aMultiplier({ id: 'm', percent: 3 })],
      ),
      'earning.multipliers[1].id',
      /already/,
    ],
    [
      'a multiplier named like a rule',
      earning([aRule({ id: 'a' })], [aMultiplier({ id: 'a', percent: 2 })]),
      'earning.multipliers[0].id',
      /id of a rule/,
    ],
    ['a tier twice', tiers(aLevel('a', 0), aLevel('a', 5)), 'tiers.levels[1].id', /already/],
    [
      'a lowest tier that has to be reached',
      tiers(aLevel('a', 1)),
      'tiers.levels[0].reach',
      /everybody starts/,
    ],
    [
      'a higher tier that nothing lifts into',
      tiers(aLevel('a', 0), aLevel('b', 0)),
      'tiers.levels[1].reach',
      /says what lifts/,
    ],
    [
      'tiers out of order',
      tiers(aLevel('a', 0), aLevel('b', 9), aLevel('c', 9)),
      'tiers.levels[2].reach[0].fen',
      /more than the tier below \(9\)/,
    ],
    [
      'a tier nobody declared',
      earning([
        aRule({ id: 'a', when: { all: [{ not: { field: 'tier', in: ['silver', 'ruby'] } }] } }),
      ]),
      'earning.rules[0].when',
      /no tier "ruby"/,
    ],
    [
      'a channel nobody declared',
      earning(
        [aRule({ id: 'a' })],
        [aMultiplier({ id: 'm', percent: 2, when: { field: 'channel', in: ['moon'] } })],
      ),
      'earning.multipliers[0].when',
      /no channel "moon"/,
    ],
    [
      'a range that ends before it begins',
      earning([
        aRule({ id: 'a', when: { field: 'day', from: '2026-02-01', through: '2026-01-31' } }),
      ]),
      'earning.rules[0].when',
      /2026-02-01 is after through 2026-01-31/,
    ],
  ])('%s', (_, over, path, message) => {
    const file = aProgram(over);
    const faults = faultsOf(file).filter((fault) => fault.path === path);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.message).toMatch(message);
  });

  test('all faults are told at once', () => {
    const when = { field: 'tier', in: ['x', 'y'] };
    const file = aProgram({
      ...earning([aRule({ id: 'a', when }), aRule({ id: 'a' })]),
      ...tiers(aLevel('l', 7)),
    });
    expect(faultsOf(file).map(({ path }) => path)).toEqual([
      'earning.rules[1].id',
      'tiers.levels[0].reach',
      'earning.rules[0].when',
      'earning.rules[0].when',
    ]);
  });
});

describe('policies that do not fit together', () => {
  const cap = (per: string) => ({ per, points: 5 });
  const capped = (...periods: string[]) => aRule({ id: 'a', caps: periods.map(cap) });
  const program = (...caps: string[]) => ({
    earning: { ...earning([aRule({ id: 'a' })]).earning, caps: caps.map(cap) },
  });
  const rate = { points: 100, fen: 100 };
  const ownExpiry = earning([aRule({ id: 'a' }), aRule({ id: 'b', expiry: { kind: 'never' } })]);
  test.each<[string, object, string, RegExp]>([
    [
      'a rule capped twice for a day',
      earning([capped('day', 'week', 'day')]),
      'earning.rules[0].caps[2].per',
      /"day" has a cap here already/,
    ],
    [
      'a program capped twice for a year',
      program('year', 'year'),
      'earning.caps[1].per',
      /"year" has a cap/,
    ],
    [
      'too many caps that count by the day',
      earning(['b', 'c', 'd'].map((id) => ({ ...capped('day'), id }))),
      'earning',
      /3 caps count by the day, at most 2/,
    ],
    [
      'more caps than an account can count',
      earning(['b', 'c', 'd', 'e', 'f'].map((id) => ({ ...capped('week', 'month', 'year'), id }))),
      'earning',
      /15 caps count over time, at most 12/,
    ],
    [
      'more quotas than an account can count',
      tiers(
        aLevel('a', 0, {
          benefits: Array.from({ length: 9 }, (_, index) => ({
            id: `b${index}`,
            words: { zh: '权', en: 'B' },
            kind: 'service' as const,
            quota: { times: 1, per: 'month' as const },
          })),
        }),
      ),
      'tiers.levels',
      /9 benefits have a quota, at most 8/,
    ],
    [
      'a date of its own where all points share one',
      { ...ownExpiry, expiry: { kind: 'activity', months: 6 } },
      'earning.rules[1].expiry',
      /share one date/,
    ],
    [
      'cash for points that are worth nothing',
      { returns: { withinDays: 30, shortfall: 'deduct_cash' } },
      'returns.shortfall',
      /needs `redemption`/,
    ],
    [
      'terms for a tier nobody declared',
      { redemption: { ...rate, tiers: [{ tier: 'silver' }, { tier: 'ruby' }] } },
      'redemption.tiers[1].tier',
      /no tier "ruby"/,
    ],
    [
      'a benefit twice in a tier',
      tiers(aLevel('a', 0, { benefits: [benefit('x'), benefit('y'), benefit('x')] })),
      'tiers.levels[0].benefits[2].id',
      /"x" is in this tier already/,
    ],
    [
      'tiers out of order in one of their ways',
      tiers(
        aLevel('a', 0),
        aLevel('b', 0, { reach: [month(50), year(300)] }),
        aLevel('c', 0, { reach: [month(60), year(300)] }),
      ),
      'tiers.levels[2].reach[1].fen',
      /more than the tier below \(300\)/,
    ],
    [
      'points beyond what an account can hold',
      earning([aRule({ id: 'a', award: { kind: 'perItem', points: 1_000_000 } })]),
      'earning',
      /could earn 1000000000000 points/,
    ],
  ])('%s', (_, over, path, message) => {
    const faults = faultsOf(aProgram(over)).filter((fault) => fault.path === path);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.message).toMatch(message);
  });

  test.each<[string, object]>([
    ['one cap of each period', earning([capped('order', 'day', 'total')])],
    ['two caps by the day', earning(['b', 'c'].map((id) => ({ ...capped('day'), id })))],
    [
      'cash where points have a worth',
      { redemption: rate, returns: { withinDays: 30, shortfall: 'deduct_cash' } },
    ],
    ['dates of their own under rolling expiry', ownExpiry],
    [
      'different ways need no order',
      {
        ...earning([aRule({ id: 'a' })]),
        ...tiers(
          aLevel('a', 0),
          aLevel('b', 0, { reach: [year(300)] }),
          aLevel('c', 0, { reach: [month(60)] }),
        ),
      },
    ],
  ])('%s is fine', (_, over) => {
    expect(faultsOf(aProgram(over))).toEqual([]);
  });
});

describe('the shape', () => {
  const refused = (over: object) => !programSchema.safeParse({ ...aProgram(), ...over }).success;
  test('words must be in both languages', () => {
    expect(refused({ promises: [{ zh: '好' }] })).toBe(true);
    expect(refused({ promises: [{ zh: '好', en: '' }] })).toBe(true);
  });
  test('percentages are whole numbers', () => {
    expect(refused(earning([aRule({ id: 'a' })], [aMultiplier({ id: 'm', percent: 1.2 })]))).toBe(
      true,
    );
    expect(refused(earning([aRule({ id: 'a' })], [aMultiplier({ id: 'm', percent: 0 })]))).toBe(
      true,
    );
  });
  test('unknown fields are spelling mistakes', () => {
    expect(refused({ expirey: {} })).toBe(true);
    expect(refused(earning([aRule({ id: 'a', when: { field: 'teir', in: ['a'] } })]))).toBe(true);
    expect(refused(earning([aRule({ id: 'a', lines: { field: 'tier', in: ['a'] } })]))).toBe(true);
  });
  test('vesting takes at most sixty days', () => {
    const days = (vestingDays: number) => ({ channels: [{ ...channel('pos'), vestingDays }] });
    expect(refused(days(60))).toBe(false);
    expect(refused(days(61))).toBe(true);
  });
});

describe('the version in force', () => {
  const book = rulebookOf(
    ['2026-01-01', '2026-06-01'].map((day, index) =>
      programOf(aProgram({ version: index + 1, effectiveFrom: `${day}T00:00:00+08:00` })),
    ),
  );
  test('changes at its instant, and old orders keep theirs', () => {
    expect(book.at(at('2025-12-31', '23:59:59'))).toBeNull();
    expect(book.at(at('2026-05-31', '23:59:59'))?.version).toBe(1);
    expect(book.at(at('2026-06-01'))?.version).toBe(2);
    expect(book.version(1)?.version).toBe(1);
    expect(book.version(3)).toBeNull();
  });
});

test.each([
  ['+08:00', 480],
  ['-03:30', -210],
  ['+00:00', 0],
])('the zone %s is %i minutes ahead', (zone, minutes) => {
  expect(offsetOf(zone)).toBe(minutes);
});
