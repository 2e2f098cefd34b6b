import type { Instant } from '../kernel/time';
import type { OrderPaid } from '../orders/events';
import { type Award, type Earning, OTHER_RULES } from '../points/earn';
import type { Explanation } from './entry';
import type { Payment } from './returnable';

type Earned = Extract<Explanation, { kind: 'earn' }>;

/** Enough to answer "why not more?". */
const MISSED_SHOWN_MAX = 6;
/** With its numbers and ids around it, an entry then stays within a kilobyte. */
const EXPLANATION_CHARACTERS_MAX = 700;

/**
 * Why an order earned what it did. Where very many rules had a say, first those that gave nothing are
 * left out, then the smallest of those that gave are told together: the sum is always right.
 */
export function explainEarn(
  earning: Earning,
  order: OrderPaid,
  { now, payment }: { now: Instant; payment: Payment | null },
): Earned {
  let told: Earned = {
    kind: 'earn',
    program: order.program,
    channel: order.channel,
    shop: order.shop,
    paidFen: order.paidFen,
    basisFen: order.basisFen,
    awards: earning.awards,
    times: earning.times,
    caps: earning.caps,
    missed: earning.missed.slice(0, MISSED_SHOWN_MAX),
    vests: earliest(earning.parcels.map(({ vests }) => vests).filter((vests) => vests > now)),
    expires: earliest(earning.parcels.map(({ expires }) => expires)),
    ...(payment !== null && { used: { points: payment.total, short: payment.short } }),
  };
  while (isLong(told) && told.missed.length > 0) {
    told = { ...told, missed: told.missed.slice(0, -1) };
  }
  while (isLong(told) && told.awards.length > 2) {
    told = { ...told, awards: withSmallestTogether(told.awards) };
  }
  return told;
}

const earliest = (dates: readonly Instant[]): Instant | null =>
  dates.length === 0 ? null : (Math.min(...dates) as Instant);

const isLong = (told: Earned): boolean =>
  told.awards.length + told.times.length + told.missed.length + told.caps.length > 4 &&
  JSON.stringify(told).length > EXPLANATION_CHARACTERS_MAX;

function withSmallestTogether(awards: readonly Award[]): readonly Award[] {
  const named = awards.filter(({ rule }) => rule !== OTHER_RULES);
  const others = awards.find(({ rule }) => rule === OTHER_RULES);
  const [smallest] = [...named].sort((a, b) => a.points - b.points);
  if (!smallest) return awards;
  const together = {
    rule: OTHER_RULES,
    points: smallest.points + (others?.points ?? 0),
  };
  return [...named.filter((award) => award !== smallest), together];
}
