import type { ProgramFile } from '@huigan/shared/program/contracts';
import { aLadder, aMultiplier, aProgram, aRule, earning } from './build';
import type { Promise as Promised } from './simulate-oracle';

type Pair = { readonly name: string; readonly file: ProgramFile; readonly promise: Promised };
const always = () => true;

const plain: Pair = {
  name: 'a point a yuan',
  file: aProgram(),
  promise: {
    rules: [{ points: 1, every: 100, when: always }],
    times: [
      { percent: 120, when: (_, level) => level === 'silver' },
      { percent: 200, when: ({ paidAt }) => new Date(paidAt + 28_800_000).getUTCDate() === 18 },
    ],
    waits: (channel) => (channel === 'mall' ? 7 : 0),
    months: 12,
    window: 12,
    term: 12,
    levels: [
      ['member', 0],
      ['silver', 100_000],
      ['gold', 500_000],
    ],
  },
};

const channels = [
  { id: 'pos', words: { zh: '店', en: 'Shop' }, vestingDays: 2 },
  { id: 'mall', words: { zh: '网', en: 'Web' }, vestingDays: 60 },
];
const levels = [
  ['l0', 0],
  ['l1', 20_000],
  ['l2', 20_001],
  ['l3', 900_000],
] as const;

const tangled: Pair = {
  name: 'rules that overlap',
  file: aProgram({
    ...earning(
      [
        aRule({ id: 'base', award: { kind: 'perAmount', points: 3, fen: 700 } }),
        aRule({
          id: 'ab',
          award: { kind: 'perAmount', points: 7, fen: 1300 },
          lines: { field: 'sku', in: ['a', 'b'] },
        }),
        aRule({
          id: 'bc',
          award: { kind: 'perAmount', points: 11, fen: 1 },
          lines: { field: 'sku', in: ['b', 'c'] },
        }),
        aRule({
          id: 'bulk',
          award: { kind: 'fixed', points: 17 },
          lines: { field: 'quantity', atLeast: 3 },
        }),
        aRule({
          id: 'hello',
          award: { kind: 'fixed', points: 5 },
          when: { field: 'channel', in: ['pos'] },
        }),
      ],
      [
        aMultiplier({ id: 'x', percent: 115 }),
        aMultiplier({ id: 'y', percent: 133, when: { field: 'tier', in: ['l2', 'l3'] } }),
        aMultiplier({ id: 'z', percent: 77, when: { not: { field: 'paidFen', atLeast: 5000 } } }),
      ],
    ),
    channels,
    expiry: { kind: 'rolling', months: 1 },
    tiers: aLadder({ window: 2, term: 1 }, ...levels),
  }),
  promise: {
    rules: [
      { points: 3, every: 700, when: always },
      { points: 7, every: 1300, takes: ({ sku }) => sku === 'a' || sku === 'b', when: always },
      { points: 11, every: 1, takes: ({ sku }) => sku === 'b' || sku === 'c', when: always },
      { points: 17, every: null, takes: ({ quantity }) => quantity >= 3, when: always },
      { points: 5, every: null, when: ({ channel }) => channel === 'pos' },
    ],
    times: [
      { percent: 115, when: always },
      { percent: 133, when: (_, level) => level === 'l2' || level === 'l3' },
      { percent: 77, when: ({ lines }) => lines.reduce((sum, line) => sum + line.paid, 0) < 5000 },
    ],
    waits: (channel) => (channel === 'mall' ? 60 : 2),
    months: 1,
    window: 2,
    term: 1,
    levels,
  },
};

export const pairs: readonly Pair[] = [plain, tangled];
