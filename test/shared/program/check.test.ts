import { faultsOf } from '@huigan/shared/program/check';
import { programSchema } from '@huigan/shared/program/contracts';
import { offsetOf, programOf, rulebookOf } from '@huigan/shared/program/preview';
import { aLevel, aMultiplier, aProgram, aRule, at, earning } from '../../support/build';

const channel = (id: string) => ({ id, words: { zh: id, en: id }, vestingDays: 0 });
const tiers = (...levels: ReturnType<typeof aLevel>[]) => ({
  tiers: { windowMonths: 12, termMonths: 12, levels },
});

test('a program without faults has none', () => {
  expect(programSchema.parse(aProgram())).toEqual(aProgram());
  expect(faultsOf(aProgram())).toEqual([]);
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
      'a lowest tier nobody reaches',
      tiers(aLevel('a', 1)),
      'tiers.levels[0].fromFen',
      /starts at 0/,
    ],
    [
      'tiers out of order',
      tiers(aLevel('a', 0), aLevel('b', 9), aLevel('c', 9)),
      'tiers.levels[2].fromFen',
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
      'tiers.levels[0].fromFen',
      'earning.rules[0].when',
      'earning.rules[0].when',
    ]);
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
