import type { Fen } from '@huigan/shared/kernel/units';
import { decideReview, decideUpgrade } from '@huigan/shared/tiers/tier';
import { aLadder, aLevel, at } from '../../support/build';
import { aTier, seenAt, spent, standingOf, tierRules } from '../../support/build-tier';

const rules = tierRules();
const noon = at('2026-03-02', '12:00:00');
const member = aTier('member', at('2026-01-01'));
const now = seenAt(rules, noon);

describe('upgrading at once', () => {
  test('one fen below is not enough, exactly enough is', () => {
    expect(decideUpgrade(member, spent(['2026-03', 99_999]), now).change).toBeNull();
    expect(decideUpgrade(member, spent(['2026-03', 100_000]), now)).toEqual({
      tier: aTier('silver', noon, { until: at('2027-03-03'), previous: standingOf(member) }),
      change: { from: 'member', to: 'silver', why: 'reached' },
    });
  });

  test('one large purchase passes a tier', () => {
    expect(decideUpgrade(member, spent(['2026-03', 500_000]), now).tier.level).toBe('gold');
  });

  test('growth never moves anybody down', () => {
    const gold = aTier('gold', at('2026-01-01'), { until: at('2027-01-02') });
    expect(decideUpgrade(gold, spent(['2026-03', 1]), now)).toEqual({ tier: gold, change: null });
  });

  test('what was spent before the window does not count', () => {
    const growth = spent(['2025-03', 90_000], ['2026-03', 90_000]);
    expect(decideUpgrade(member, growth, now).change).toBeNull();
  });

  test('five levels are climbed one threshold at a time', () => {
    const ladder = tierRules(
      aLadder(
        { window: 1, term: 1 },
        ['l0', 0],
        ['l1', 100],
        ['l2', 200],
        ['l3', 300],
        ['l4', 400],
      ),
    );
    const reached = [0, 99, 100, 250, 399, 400, 9999].map(
      (amount) =>
        decideUpgrade(aTier('l0', noon), spent(['2026-03', amount]), seenAt(ladder, noon)).tier
          .level,
    );
    expect(reached).toEqual(['l0', 'l0', 'l1', 'l2', 'l3', 'l4', 'l4']);
  });
});

describe('¥500 in a month or ¥3,000 in a year', () => {
  const reach = [
    { over: 'month' as const, fen: 50_000 as Fen },
    { over: 'year' as const, fen: 300_000 as Fen },
  ];
  const either = tierRules({ levels: [aLevel('member', 0), aLevel('silver', 1, { reach })] });
  test.each<[string, [string, number][], string]>([
    ['¥499.99 this month is too little', [['2026-03', 49_999]], 'member'],
    ['¥500 this month is enough', [['2026-03', 50_000]], 'silver'],
    [
      '¥500 of two months is not a month',
      [
        ['2026-02', 40_000],
        ['2026-03', 10_000],
      ],
      'member',
    ],
    ['a good month that is over counts no more', [['2026-02', 60_000]], 'member'],
    [
      '¥3,000 of the calendar year, spent evenly, is enough',
      [
        ['2026-01', 40_000],
        ['2026-02', 220_000],
        ['2026-03', 40_000],
      ],
      'silver',
    ],
    [
      'last year’s money is not this year’s',
      [
        ['2025-12', 290_000],
        ['2026-03', 10_000],
      ],
      'member',
    ],
  ])('%s', (_, months, level) => {
    expect(decideUpgrade(member, spent(...months), seenAt(either, noon)).tier.level).toBe(level);
  });
});

test('money ever spent lifts who has been here for long', () => {
  const reach = [{ over: 'ever' as const, fen: 100_000 as Fen }];
  const ever = tierRules({ levels: [aLevel('member', 0), aLevel('silver', 1, { reach })] });
  const growth = spent(['2019-05', 60_000], ['2026-03', 40_000]);
  expect(decideUpgrade(member, growth, seenAt(ever, noon)).tier.level).toBe('silver');
});

describe('a tier that begins with the next period', () => {
  const next = tierRules({
    starts: 'next_period',
    period: 'quarter',
    ends: { kind: 'end_of_period' },
  });
  const april = at('2026-04-01');
  const promised = decideUpgrade(member, spent(['2026-03', 100_000]), seenAt(next, noon));

  test('is promised on the day and holds from the first of the quarter', () => {
    expect(promised).toEqual({
      tier: { ...member, next: { level: 'silver', at: april, from: noon } },
      change: null,
    });
    expect(decideReview(promised.tier, spent(['2026-03', 100_000]), seenAt(next, april))).toEqual({
      tier: aTier('silver', april, { until: at('2026-07-01'), previous: standingOf(member) }),
      change: { from: 'member', to: 'silver', why: 'reached' },
    });
  });

  test('remembers when the order was paid that reached it, however late it is reported', () => {
    const late = { ...seenAt(next, noon), paidAt: at('2026-02-20') };
    const { tier } = decideUpgrade(member, spent(['2026-02', 100_000]), late);
    expect(tier.next).toEqual({ level: 'silver', at: april, from: at('2026-02-20') });
  });

  test('is promised higher when more is spent before it begins, and not twice for the same', () => {
    const later = seenAt(next, at('2026-03-20'));
    const same = decideUpgrade(promised.tier, spent(['2026-03', 200_000]), later);
    expect(same.tier).toBe(promised.tier);
    const more = decideUpgrade(promised.tier, spent(['2026-03', 500_000]), later);
    expect(more.tier.next).toEqual({ level: 'gold', at: april, from: later.at });
  });

  test('waits for the end of the year where the brand names no period', () => {
    const yearly = tierRules({ starts: 'next_period' });
    const tier = decideUpgrade(member, spent(['2026-03', 100_000]), seenAt(yearly, noon)).tier;
    expect(tier.next?.at).toBe(at('2027-01-01'));
  });

  test('a tier that is promised survives the fall of the one that stands', () => {
    const silver = aTier('silver', noon, {
      until: at('2026-03-20'),
      next: { level: 'gold', at: april, from: noon },
    });
    const fallen = decideReview(silver, [], seenAt(next, at('2026-03-20')));
    expect(fallen.tier).toMatchObject({ level: 'member', next: { level: 'gold', at: april } });
  });
});

describe('newer rules', () => {
  const night = at('2026-05-02');
  const easier = {
    ...tierRules({
      levels: [aLevel('member', 0), aLevel('silver', 60_000), aLevel('gold', 500_000)],
    }),
    version: 2,
  };
  const seen = seenAt(easier, night, rules);

  test('lift who reaches a tier by them, at the first nightly review', () => {
    expect(decideReview(member, spent(['2026-03', 60_000]), seen)).toEqual({
      tier: aTier('silver', night, {
        until: at('2027-05-03'),
        version: 2,
        judged: 2,
        previous: standingOf(member),
      }),
      change: { from: 'member', to: 'silver', why: 'reached' },
    });
  });

  test('that no longer have a promised tier let nobody fall', () => {
    const without = {
      ...tierRules({
        starts: 'next_period',
        levels: [aLevel('member', 0), aLevel('silver', 100_000)],
      }),
      version: 2,
    };
    const silver = aTier('silver', noon, { until: at('2027-03-03') });
    const promised = { ...silver, next: { level: 'gold', at: night, from: noon } };
    const growth = spent(['2026-03', 500_000]);
    expect(decideReview(promised, growth, seenAt(without, night, rules))).toEqual({
      tier: { ...silver, judged: 2 },
      change: null,
    });
  });

  test('leave others where they are, and look once', () => {
    const looked = decideReview(member, spent(['2026-03', 59_999]), seen);
    expect(looked).toEqual({ tier: { ...member, judged: 2 }, change: null });
    const silver = aTier('silver', noon, { until: at('2027-03-03') });
    expect(decideReview(silver, [], seen)).toEqual({
      tier: { ...silver, judged: 2 },
      change: null,
    });
  });
});
