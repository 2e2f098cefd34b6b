import fc from 'fast-check';

const who = fc.nat(2);
const some = fc.nat(1000);
const lateMinutes = fc.oneof(fc.constant(0), fc.nat(600));
const percent = fc.oneof(fc.nat(100), fc.nat(30), fc.constantFrom(0, 100));
const aLine = fc.record({
  sku: fc.constantFrom('a', 'b', 'c', 'd'),
  unitFen: fc.oneof(fc.nat(300), fc.nat(30_000), fc.nat(100_000), fc.constantFrom(0, 10_000)),
  quantity: fc.integer({ min: 1, max: 4 }),
});
const times = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary });
const act = <K extends string, S extends object>(
  name: K,
  shape: { [F in keyof S]: fc.Arbitrary<S[F]> },
) => fc.record({ do: fc.constant(name), ...shape }) as fc.Arbitrary<{ do: K } & S>;

/** Anything that may happen in a town, in any order. */
const step = fc.oneof(
  times(
    9,
    act('buy', {
      who,
      lines: fc.uniqueArray(aLine, { minLength: 1, maxLength: 3, selector: ({ sku }) => sku }),
      off: fc.nat(100),
      channel: fc.constantFrom('pos', 'pos', 'mall'),
      lateMinutes: fc.oneof(fc.constant(0), fc.nat(29 * 24 * 60)),
      pays: fc.record({ with: fc.option(some), percent: fc.nat(110) }),
      posted: fc.boolean(),
    }),
  ),
  times(
    6,
    act('back', {
      which: some,
      line: fc.nat(2),
      pieces: fc.integer({ min: 1, max: 4 }),
      amount: fc.option(fc.nat(100_000)),
      posted: fc.boolean(),
    }),
  ),
  times(4, act('deliver', { which: some })),
  times(4, act('spend', { who, percent, lateMinutes })),
  times(3, act('unspend', { which: some, lateMinutes })),
  times(5, act('hold', { who, percent, minutes: fc.option(fc.nat(9000)), lateMinutes })),
  times(
    5,
    act('close', { which: some, percent, how: fc.constantFrom('capture', 'capture', 'release') }),
  ),
  times(
    2,
    act('adjust', { who, points: fc.integer({ min: -300, max: 300 }).filter((n) => n !== 0) }),
  ),
  times(3, act('gift', { who, to: who, percent, arrives: fc.boolean() })),
  times(
    1,
    act('merge', {
      who,
      into: who,
      dies: fc.constantFrom(null, 'before' as const, 'after' as const),
    }),
  ),
  times(1, act('benefit', { who })),
  times(1, act('describe', { who, tag: fc.constantFrom('baby', 'vip') })),
  times(4, act('repeat', { which: some })),
  times(1, act('crash', { who })),
  times(
    7,
    act('pass', {
      minutes: fc.oneof(fc.nat(40), fc.nat(600), fc.nat(60 * 24 * 9), fc.nat(60 * 24 * 60)),
      nightly: fc.boolean(),
    }),
  ),
);

/** A life's worth of them: long enough that every bound is met. */
export const steps = fc.array(step, { minLength: 1, maxLength: 50, size: 'max' });

export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
export type Act<K extends Step['do']> = Extract<Step, { do: K }>;
