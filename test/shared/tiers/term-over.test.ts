import { type Instant, later } from '@huigan/shared/kernel/time';
import type { Fen } from '@huigan/shared/kernel/units';
import {
  decideReview,
  decideUndo,
  decideUpgrade,
  type Tier,
  tierDue,
} from '@huigan/shared/tiers/tier';
import { aLevel, at } from '../../support/build';
import { aTier, seenAt, spent, tierRules } from '../../support/build-tier';

const rules = tierRules();
const noon = at('2026-03-02', '12:00:00');
const end = at('2027-03-03');
const silver = aTier('silver', noon, { until: end });
const gold = aTier('gold', noon, { until: end });

describe('at the end of the term', () => {
  test('who spent enough in the last twelve months keeps it for another term', () => {
    const growth = spent(['2026-04', 50_000], ['2027-03', 50_000]);
    expect(decideReview(silver, growth, seenAt(rules, end))).toEqual({
      tier: aTier('silver', end, { until: at('2028-03-04'), by: 'keep' }),
      change: null,
    });
  });

  test('who did not falls to what the growth carries', () => {
    // The window April 2026 … March 2027 no longer reaches the ¥1,000 of March 2026.
    expect(decideReview(silver, spent(['2026-03', 100_000]), seenAt(rules, end))).toEqual({
      tier: aTier('member', end),
      change: { from: 'silver', to: 'member', why: 'term_over' },
    });
  });

  test('gold falls to silver where silver is carried, for a new term', () => {
    expect(decideReview(gold, spent(['2026-12', 100_000]), seenAt(rules, end)).tier).toEqual(
      aTier('silver', end, { until: at('2028-03-04') }),
    );
  });

  test('a level the program no longer has is a move to the lowest that carries, and is told', () => {
    const old = aTier('diamond', noon, { until: end });
    expect(decideReview(old, [], seenAt(rules, end))).toEqual({
      tier: aTier('member', end),
      change: { from: 'diamond', to: 'member', why: 'term_over' },
    });
  });
});

describe('how a tier falls', () => {
  // Platinum at ¥10,000 above the builder's silver and gold; nothing or ¥1,000 in the last window.
  const levels = [...rules.tiers.levels, aLevel('platinum', 1_000_000)];
  const platinum = aTier('platinum', noon, { until: end });
  test.each([
    ['recompute', 0, 'member', null],
    ['recompute', 100_000, 'silver', 'reach'],
    ['one', 0, 'gold', null],
    ['one', 500_000, 'gold', 'reach'],
    ['never', 0, 'platinum', 'reach'],
  ] as const)('%s, with %i fen in the window: to %s', (falls, amount, level, by) => {
    const seen = seenAt(tierRules({ falls, levels }), end);
    const { tier, change } = decideReview(platinum, spent(['2026-12', amount]), seen);
    expect([tier.level, tier.by]).toEqual([level, by]);
    expect(tier.until).toBe(level === 'member' ? null : at('2028-03-04'));
    expect(change?.to ?? 'platinum').toBe(level);
  });

  test('step by step, a term each, until nothing carries it', () => {
    const one = tierRules({ falls: 'one', levels });
    let tier = platinum;
    const path: string[] = [];
    for (let due = tierDue(tier); due !== null; due = tierDue(tier)) {
      tier = decideReview(tier, [], seenAt(one, due)).tier;
      path.push(tier.level);
    }
    expect(path).toEqual(['gold', 'silver', 'member']);
  });
});

describe('days of grace', () => {
  const graceful = tierRules({ graceDays: 30 });
  const grace = at('2027-04-02');
  const waiting = decideReview(silver, [], seenAt(graceful, end));

  test('begin where a term ends unkept; the tier holds on', () => {
    expect(waiting).toEqual({ tier: { ...silver, grace }, change: null });
    expect(tierDue(waiting.tier)).toBe(grace);
  });

  test('who spends enough in them keeps it, for a term from that day', () => {
    const day = at('2027-03-20', '15:00:00');
    const kept = decideUpgrade(waiting.tier, spent(['2027-03', 100_000]), seenAt(graceful, day));
    expect(kept).toEqual({
      tier: aTier('silver', day, { until: at('2028-03-21'), by: 'keep' }),
      change: null,
    });
  });

  test('one fen too little keeps nothing', () => {
    const day = seenAt(graceful, at('2027-03-20'));
    expect(decideUpgrade(waiting.tier, spent(['2027-03', 99_999]), day).tier).toBe(waiting.tier);
  });

  test('who does not falls on their last midnight, and gets no second ones', () => {
    expect(decideReview(waiting.tier, [], seenAt(graceful, grace))).toEqual({
      tier: aTier('member', grace),
      change: { from: 'silver', to: 'member', why: 'term_over' },
    });
  });

  test('a late job grants them from the day the term ended', () => {
    const late = decideReview(silver, [], seenAt(graceful, at('2027-03-10')));
    expect(late.tier.grace).toBe(grace);
  });

  test('who reaches a higher tier in them is lifted', () => {
    const day = at('2027-03-20');
    const lifted = decideUpgrade(waiting.tier, spent(['2027-03', 500_000]), seenAt(graceful, day));
    expect(lifted.tier).toMatchObject({ level: 'gold', grace: null, until: at('2028-03-21') });
  });
});

describe('keeping is another rule than reaching', () => {
  const keep = [{ over: 'months' as const, months: 12, fen: 60_000 as Fen }];
  const levels = [
    aLevel('member', 0),
    aLevel('silver', 100_000, { keep }),
    aLevel('gold', 500_000),
  ];
  const two = tierRules({ levels });
  const review = (amount: number, when: Instant = end) =>
    decideReview(silver, spent(['2026-12', amount]), seenAt(two, when)).tier;

  test('¥600 keeps what ¥1,000 reaches; one fen less does not', () => {
    expect(review(60_000)).toMatchObject({ level: 'silver', by: 'keep' });
    expect(review(59_999)).toMatchObject({ level: 'member' });
  });

  test('the keep rule lifts nobody', () => {
    const member = aTier('member', noon);
    expect(decideUpgrade(member, spent(['2026-03', 99_999]), seenAt(two, noon)).change).toBeNull();
  });

  test('it may ask for more than what lifts: who only reaches again stays by reaching', () => {
    const stricter = [{ over: 'months' as const, months: 12, fen: 200_000 as Fen }];
    const strict = tierRules({
      levels: [aLevel('member', 0), aLevel('silver', 100_000, { keep: stricter })],
    });
    const after = decideReview(silver, spent(['2026-12', 100_000]), seenAt(strict, end));
    // Falling to what the growth carries finds silver reached anew.
    expect(after).toMatchObject({ tier: { level: 'silver', by: 'reach' }, change: null });
  });
});

describe('the night a term ends and a return is looked at', () => {
  const review = end;
  test.each(['never', 'recompute'] as const)(
    'what was undone is taken back first (%s)',
    (falls) => {
      const undone: Tier = { ...aTier('silver', noon, { until: end }), review };
      const seen = seenAt(tierRules({ falls }), end);
      expect(decideReview(undone, [], seen)).toMatchObject({
        tier: { level: 'member', review: null },
        change: { to: 'member', why: 'returned' },
      });
    },
  );

  test('a tier that nobody falls from by time is still undone by a return, terms later', () => {
    const never = tierRules({ falls: 'never', undo: 'at_once' });
    const left = decideReview(aTier('silver', noon, { until: end }), spent(['2026-03', 100_000]), {
      ...seenAt(never, end),
    }).tier;
    expect(left).toMatchObject({ level: 'silver', until: at('2028-03-04'), by: 'reach' });
    const day = later(end, 1);
    expect(decideUndo(left, spent(['2026-03', 100_000]), seenAt(never, day)).change).toBeNull();
    expect(decideUndo(left, spent(['2026-03', 99_000]), seenAt(never, day)).change).toMatchObject({
      to: 'member',
    });
  });
});
