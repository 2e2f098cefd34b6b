import type { Instant } from '@huigan/shared/kernel/time';
import type { Fen } from '@huigan/shared/kernel/units';
import { decideReview, decideUndo, type Tier } from '@huigan/shared/tiers/tier';
import { aLevel, at } from '../../support/build';
import { aTier, seenAt, spent, standingOf, tierRules } from '../../support/build-tier';

const rules = tierRules();
const noon = at('2026-03-02', '12:00:00');
const until = at('2027-03-03');
const silver = aTier('silver', noon, { until });
const day = at('2026-03-10', '15:00:00');
const night = at('2026-03-11');
const undo = (tier: Tier, growth: ReturnType<typeof spent>, when: Instant = day) =>
  decideUndo(tier, growth, seenAt(rules, when));

describe('a return that undoes a tier is looked at the next night', () => {
  test('a tier whose money is gone is reviewed, and falls', () => {
    const growth = spent(['2026-03', 99_999]);
    const waiting = undo(silver, growth);
    expect(waiting).toEqual({ tier: { ...silver, review: night }, change: null });
    expect(decideReview(waiting.tier, growth, seenAt(rules, night))).toEqual({
      tier: aTier('member', night),
      change: { from: 'silver', to: 'member', why: 'returned' },
    });
  });

  test('who buys again before the night keeps it, to its old date', () => {
    const waiting = { ...silver, review: night };
    expect(decideReview(waiting, spent(['2026-03', 100_000]), seenAt(rules, night))).toEqual({
      tier: silver,
      change: null,
    });
  });

  test('a tier that is still carried is left alone', () => {
    expect(undo(silver, spent(['2026-03', 100_000])).tier).toBe(silver);
  });

  test('a review that waits already is not moved', () => {
    const waiting = { ...silver, review: night };
    expect(undo(waiting, [], at('2026-03-10', '23:00:00')).tier).toBe(waiting);
  });

  test('a tier stands for its term on the window it was reached in', () => {
    // Ten months on: the window of today has little, that of March 2026 has enough.
    const growth = spent(['2025-04', 60_000], ['2026-03', 40_000], ['2027-02', 100]);
    expect(undo(silver, growth, at('2027-02-10')).tier).toBe(silver);
  });

  test('a tier kept at the end of a month stands on the window that kept it', () => {
    // Reached on 31 March 2026; kept at midnight 1 April 2027 by the window April 2026 … March 2027.
    const april = at('2027-04-01');
    const term = aTier('silver', at('2026-03-31', '12:00:00'), { until: april });
    const growth = spent(['2026-04', 100_000]);
    const kept = decideReview(term, growth, seenAt(rules, april));
    expect(kept.change).toBeNull();
    // Something small of April 2027 is bought and returned: nothing that kept the tier was undone.
    expect(undo(kept.tier, growth, at('2027-04-10')).tier).toBe(kept.tier);
  });

  test('the lowest tier has nothing to lose', () => {
    const member = aTier('member', noon);
    expect(undo(member, spent(['2026-03', -5])).tier).toBe(member);
  });
});

describe('where the brand takes it back at once', () => {
  const atOnce = tierRules({ undo: 'at_once' });
  test('it falls with the return, to what is carried', () => {
    expect(decideUndo(silver, spent(['2026-03', 99_999]), seenAt(atOnce, day))).toEqual({
      tier: aTier('member', day),
      change: { from: 'silver', to: 'member', why: 'returned' },
    });
    const gold = aTier('gold', noon, { until });
    const fallen = decideUndo(gold, spent(['2026-03', 499_999]), seenAt(atOnce, day));
    expect(fallen.tier).toEqual(aTier('silver', day, { until: at('2027-03-11') }));
  });

  test('however the brand lets tiers fall at the end of a term, a return undoes just what it undid', () => {
    for (const falls of ['one', 'never'] as const) {
      const seen = seenAt(tierRules({ undo: 'at_once', falls }), day);
      const gold = aTier('gold', noon, { until });
      expect(decideUndo(gold, [], seen).tier.level).toBe('member');
    }
  });
});

test('a promised tier is no longer promised once the money for it is back', () => {
  const next = tierRules({ starts: 'next_period' });
  const promised = aTier('member', noon, {
    next: { level: 'silver', at: at('2027-01-01'), from: noon },
  });
  expect(decideUndo(promised, spent(['2026-03', 99_999]), seenAt(next, day))).toEqual({
    tier: { ...promised, next: null },
    change: null,
  });
  const still = decideUndo(promised, spent(['2026-03', 100_000]), seenAt(next, day));
  expect(still.tier).toBe(promised);
});

describe('a tier stands by the rule that gave it', () => {
  const keep = [{ over: 'months' as const, months: 12, fen: 60_000 as Fen }];
  const two = tierRules({ levels: [aLevel('member', 0), aLevel('silver', 100_000, { keep })] });
  const march = spent(['2026-03', 60_000]);

  test('who kept it with ¥600 needs ¥600 after a return, who reached it ¥1,000', () => {
    const kept: Tier = { ...silver, by: 'keep' };
    expect(decideUndo(kept, march, seenAt(two, day)).tier).toBe(kept);
    expect(decideUndo(silver, march, seenAt(two, day)).tier.review).toBe(night);
    const less = decideUndo(kept, spent(['2026-03', 59_999]), seenAt(two, day));
    expect(less.tier.review).toBe(night);
  });

  test('what was left to a member who fulfilled neither is not taken by a small return', () => {
    const left: Tier = { ...silver, by: null };
    expect(decideUndo(left, [], seenAt(two, day)).tier).toBe(left);
  });
});

describe('an upgrade that is undone gives back what stood before it', () => {
  const atOnce = tierRules({ undo: 'at_once' });
  const before = aTier('silver', at('2025-12-10'), { until: at('2026-12-11'), by: 'keep' });
  const gold = aTier('gold', noon, { until, previous: standingOf(before) });
  const growth = spent(['2025-12', 100_000]);

  test('dates and all', () => {
    expect(decideUndo(gold, growth, seenAt(atOnce, day))).toEqual({
      tier: before,
      change: { from: 'gold', to: 'silver', why: 'returned' },
    });
  });

  test('where its own term is over by then, as that term would have ended', () => {
    const late = at('2026-12-13', '12:00:00');
    const midnight = at('2026-12-11');
    const kept = decideUndo(gold, spent(['2026-06', 100_000]), seenAt(atOnce, late));
    const renewed = aTier('silver', midnight, { until: at('2027-12-12'), by: 'keep' });
    expect(kept.tier).toEqual(renewed);
    const unkept = decideUndo(gold, spent(['2026-06', 99_999]), seenAt(atOnce, late));
    expect(unkept.tier.level).toBe('member');
  });

  test('also when the upgrade was kept for another term before it was undone', () => {
    const quarter = tierRules({
      undo: 'at_once',
      ends: { kind: 'end_of_period' },
      period: 'quarter',
      levels: [
        aLevel('member', 0),
        aLevel('silver', 0, { reach: [{ over: 'month', fen: 30_000 as Fen }] }),
        aLevel('gold', 0, { reach: [{ over: 'month', fen: 60_000 as Fen }] }),
      ],
    });
    const april = at('2026-04-01');
    const silver = aTier('silver', at('2026-03-01'), { until: april });
    const won = aTier('gold', at('2026-03-17'), { until: april, previous: standingOf(silver) });
    const renewed = decideReview(won, spent(['2026-03', 69_000]), seenAt(quarter, april)).tier;
    expect([renewed.level, renewed.until]).toEqual(['gold', at('2026-07-01')]);
    const returned = spent(['2026-03', 32_000]);
    const undone = decideUndo(renewed, returned, seenAt(quarter, at('2026-04-03')));
    expect(undone.tier).toMatchObject({ level: 'silver', until: at('2026-07-01'), by: 'keep' });
  });

  test('and a tier of last year is not lost with this year’s purchase', () => {
    const yearly = tierRules({
      undo: 'at_once',
      ends: { kind: 'end_of_next_period' },
      levels: [
        aLevel('member', 0),
        aLevel('silver', 0, { reach: [{ over: 'year', fen: 100_000 as Fen }] }),
        aLevel('gold', 0, { reach: [{ over: 'year', fen: 500_000 as Fen }] }),
      ],
    });
    const silver = aTier('silver', at('2025-06-01'), { until: at('2027-01-01') });
    const won = aTier('gold', noon, { until: at('2028-01-01'), previous: standingOf(silver) });
    const undone = decideUndo(won, spent(['2025-06', 100_000]), seenAt(yearly, day));
    expect(undone.tier).toEqual(silver);
  });

  test('or it is no longer carried either', () => {
    expect(decideUndo(gold, [], seenAt(atOnce, day)).tier).toEqual(aTier('member', day));
  });
});

test('a return undoes a tier by the rules it was won by, never by stricter ones of today', () => {
  const stricter = {
    ...tierRules({ levels: [aLevel('member', 0), aLevel('silver', 300_000)], undo: 'at_once' }),
    version: 2,
  };
  const seen = seenAt(stricter, day, rules);
  expect(decideUndo(silver, spent(['2026-03', 100_000]), seen).tier).toBe(silver);
  expect(decideUndo(silver, spent(['2026-03', 99_999]), seen).change?.to).toBe('member');
});
