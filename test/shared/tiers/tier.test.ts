import type { Instant, Month } from '@huigan/shared/kernel/time';
import { fen } from '@huigan/shared/kernel/units';
import { programOf } from '@huigan/shared/program/preview';
import { addGrowth, growthIn, recentGrowth } from '@huigan/shared/tiers/growth';
import { decideReview, decideUpgrade, scheduleReview, type Tier } from '@huigan/shared/tiers/tier';
import { aLevel, aProgram, at } from '../../support/build';

const rules = programOf(aProgram());
const spent = (...months: [string, number][]) =>
  months.map(([month, amount]) => ({ month: month as Month, fen: fen(amount) }));
const tier = (
  level: string,
  since: Instant,
  until: Instant | null = null,
  review: Instant | null = null,
): Tier => ({
  level,
  since,
  until,
  review,
});
const noon = at('2026-03-02', '12:00:00');

describe('growth by month', () => {
  test('a month that is back at nothing is forgotten', () => {
    const march = addGrowth([], '2026-03' as Month, 500);
    expect(addGrowth(march, '2026-01' as Month, 200)).toEqual(
      spent(['2026-01', 200], ['2026-03', 500]),
    );
    expect(addGrowth(march, '2026-03' as Month, -500)).toEqual([]);
  });

  test('twelve months end with the current one', () => {
    const growth = spent(['2025-03', 1], ['2025-04', 10], ['2026-03', 100], ['2026-04', 1000]);
    expect(growthIn(growth, { last: '2026-03' as Month, months: 12 })).toBe(110);
    expect(growthIn(growth, { last: '2026-03' as Month, months: 1 })).toBe(100);
  });

  test('months no window can reach are dropped', () => {
    const growth = spent(['2025-01', 1], ['2026-03', 100]);
    expect(recentGrowth(growth, { last: '2026-03' as Month, months: 12 })).toEqual(
      spent(['2026-03', 100]),
    );
    expect(recentGrowth(growth, { last: '2026-03' as Month, months: 15 })).toBe(growth);
  });
});

describe('upgrading', () => {
  const member = tier('member', at('2026-01-01'));
  const now = noon;

  test('one fen below is not enough, exactly enough is', () => {
    expect(decideUpgrade(member, spent(['2026-03', 99_999]), { rules, now }).change).toBeNull();
    expect(decideUpgrade(member, spent(['2026-03', 100_000]), { rules, now })).toEqual({
      tier: tier('silver', noon, at('2027-03-03')),
      change: { from: 'member', to: 'silver', why: 'reached' },
    });
  });

  test('one large purchase passes a tier', () => {
    expect(decideUpgrade(member, spent(['2026-03', 500_000]), { rules, now }).tier.level).toBe(
      'gold',
    );
  });

  test('growth never moves anybody down', () => {
    const gold = tier('gold', at('2026-01-01'), at('2027-01-02'));
    expect(decideUpgrade(gold, spent(['2026-03', 1]), { rules, now })).toEqual({
      tier: gold,
      change: null,
    });
  });

  test('what was spent before the window does not count', () => {
    expect(
      decideUpgrade(member, spent(['2025-03', 90_000], ['2026-03', 90_000]), { rules, now }).change,
    ).toBeNull();
  });
});

describe('at the end of the term', () => {
  const end = at('2027-03-03');
  const silver = tier('silver', noon, end);

  test('who spent enough in the last twelve months keeps it for another term', () => {
    expect(
      decideReview(silver, spent(['2026-04', 50_000], ['2027-03', 50_000]), { rules, at: end }),
    ).toEqual({
      tier: tier('silver', end, at('2028-03-04')),
      change: null,
    });
  });

  test('who did not falls to what the growth carries', () => {
    // The window April 2026 … March 2027 no longer reaches the ¥1,000 of March 2026.
    expect(decideReview(silver, spent(['2026-03', 100_000]), { rules, at: end })).toEqual({
      tier: tier('member', end),
      change: { from: 'silver', to: 'member', why: 'term_over' },
    });
  });

  test('gold falls to silver where silver is carried, for a new term', () => {
    const gold = tier('gold', noon, end);
    expect(decideReview(gold, spent(['2026-12', 100_000]), { rules, at: end }).tier).toEqual(
      tier('silver', end, at('2028-03-04')),
    );
  });

  test('a level the program no longer has is a move to the lowest that carries, and is told', () => {
    const old = tier('diamond', noon, end);
    expect(decideReview(old, [], { rules, at: end })).toEqual({
      tier: tier('member', end),
      change: { from: 'diamond', to: 'member', why: 'term_over' },
    });
  });
});

describe('after a return', () => {
  const until = at('2027-03-03');
  const silver = tier('silver', noon, until);
  const now = at('2026-03-10', '15:00:00');
  const night = at('2026-03-11');

  test('a tier whose money is gone is reviewed the next night, and falls', () => {
    const growth = spent(['2026-03', 99_999]);
    const waiting = scheduleReview(silver, growth, { rules, now });
    expect(waiting).toEqual({ ...silver, review: night });
    expect(decideReview(waiting, growth, { rules, at: night })).toEqual({
      tier: tier('member', night),
      change: { from: 'silver', to: 'member', why: 'returned' },
    });
  });

  test('who buys again before the night keeps it, to its old date', () => {
    const waiting = { ...silver, review: night };
    expect(decideReview(waiting, spent(['2026-03', 100_000]), { rules, at: night })).toEqual({
      tier: silver,
      change: null,
    });
  });

  test('a tier that is still carried is left alone', () => {
    expect(scheduleReview(silver, spent(['2026-03', 100_000]), { rules, now })).toBe(silver);
  });

  test('a tier stands for its term on the window it was reached in', () => {
    // Ten months on: the window of today has little, that of March 2026 has enough.
    const later = at('2027-02-10');
    const growth = spent(['2025-04', 60_000], ['2026-03', 40_000], ['2027-02', 100]);
    expect(scheduleReview(silver, growth, { rules, now: later })).toBe(silver);
  });

  test('a tier kept at the end of a month stands on the window that kept it', () => {
    // Reached on 31 March 2026; kept at midnight 1 April 2027 by the window April 2026 … March 2027.
    const term = tier('silver', at('2026-03-31', '12:00:00'), at('2027-04-01'));
    const growth = spent(['2026-04', 100_000]);
    const kept = decideReview(term, growth, { rules, at: at('2027-04-01') });
    expect(kept.change).toBeNull();
    // Something small of April 2027 is bought and returned: nothing that kept the tier was undone.
    expect(scheduleReview(kept.tier, growth, { rules, now: at('2027-04-10') })).toBe(kept.tier);
  });

  test('the lowest tier has nothing to lose', () => {
    const member = tier('member', noon);
    expect(scheduleReview(member, spent(['2026-03', -5]), { rules, now })).toBe(member);
  });
});

test('five levels are climbed one threshold at a time', () => {
  const levels = [0, 100, 200, 300, 400].map((from, index) => aLevel(`l${index}`, from));
  const ladder = programOf(aProgram({ tiers: { windowMonths: 1, termMonths: 1, levels } }));
  const reached = [0, 99, 100, 250, 399, 400, 9999].map(
    (amount) =>
      decideUpgrade(tier('l0', noon), spent(['2026-03', amount]), { rules: ladder, now: noon }).tier
        .level,
  );
  expect(reached).toEqual(['l0', 'l0', 'l1', 'l2', 'l3', 'l4', 'l4']);
});
