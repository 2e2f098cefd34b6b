import { type Condition, firstObstacle, holds, leavesOf } from '@huigan/shared/kernel/condition';

type Field = 'channel' | 'tag' | 'paidFen' | 'firstOrder' | 'day' | 'weekday';
const facts = {
  channel: 'pos',
  tag: ['vip', 'baby'],
  paidFen: 10_000,
  firstOrder: false,
  day: '2026-03-02',
  weekday: 1,
} as const;
const obstacle = (condition: Condition<Field>) => firstObstacle(condition, facts);

describe('each question asks in its own way', () => {
  test.each<[string, Condition<Field>, Field | null]>([
    ['one of several names', { field: 'channel', in: ['mall', 'pos'] }, null],
    ['none of several names', { field: 'channel', in: ['mall'] }, 'channel'],
    ['one of several numbers', { field: 'weekday', in: [6, 1] }, null],
    ['a number is not its text', { field: 'weekday', in: ['1'] }, 'weekday'],
    ['any tag of a person', { field: 'tag', in: ['baby'] }, null],
    ['no tag of a person', { field: 'tag', in: ['dog'] }, 'tag'],
    ['exactly at least', { field: 'paidFen', atLeast: 10_000 }, null],
    ['one fen too little', { field: 'paidFen', atLeast: 10_001 }, 'paidFen'],
    ['yes when it is no', { field: 'firstOrder', is: true }, 'firstOrder'],
    ['no when it is no', { field: 'firstOrder', is: false }, null],
    ['the first day of a range', { field: 'day', from: '2026-03-02', through: '2026-03-09' }, null],
    ['the last day of a range', { field: 'day', from: '2026-02-01', through: '2026-03-02' }, null],
    ['the day before', { field: 'day', from: '2026-03-03', through: '2026-03-09' }, 'day'],
    ['the day after', { field: 'day', from: '2026-02-01', through: '2026-03-01' }, 'day'],
  ])('%s', (_, condition, expected) => {
    expect(obstacle(condition)).toBe(expected);
  });
});

const yes: Condition<Field> = { field: 'channel', in: ['pos'] };
const no: Condition<Field> = { field: 'tag', in: ['dog'] };
const alsoNo: Condition<Field> = { field: 'paidFen', atLeast: 99_999 };

describe('questions nest', () => {
  test.each<[string, Condition<Field>, Field | null]>([
    ['all hold', { all: [yes, yes] }, null],
    ['the first that fails is named', { all: [yes, alsoNo, no] }, 'paidFen'],
    ['any one is enough', { any: [no, yes] }, null],
    ['none holds: the first is named', { any: [no, alsoNo] }, 'tag'],
    ['not what fails', { not: no }, null],
    ['not what holds: its field is named', { not: yes }, 'channel'],
    ['not any of what fails', { not: { any: [no, alsoNo] } }, null],
    ['not all where one fails', { not: { all: [yes, no] } }, null],
    ['twice not', { not: { not: yes } }, null],
    ['deep inside', { all: [yes, { any: [no, { not: yes }] }] }, 'tag'],
  ])('%s', (_, condition, expected) => {
    expect(obstacle(condition)).toBe(expected);
    expect(holds(condition, facts)).toBe(expected === null);
  });
});

test('no condition always holds', () => {
  expect(holds(undefined, facts)).toBe(true);
});

test('a missing value answers no question', () => {
  const nobody = { ...facts, channel: null, day: null, paidFen: null, firstOrder: null };
  for (const leaf of [
    { field: 'channel', in: ['pos'] },
    { field: 'day', from: '2000-01-01', through: '2099-01-01' },
    { field: 'paidFen', atLeast: 0 },
    { field: 'firstOrder', is: false },
  ] as const) {
    expect(firstObstacle<Field>(leaf, nobody)).toBe(leaf.field);
  }
});

test('every question inside is found', () => {
  const deep: Condition<Field> = { all: [yes, { not: { any: [no, alsoNo] } }] };
  expect(leavesOf(deep)).toEqual([yes, no, alsoNo]);
});
