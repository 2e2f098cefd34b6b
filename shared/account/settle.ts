import { unreachable } from '../kernel/invariant';
import type { Instant } from '../kernel/time';
import type { Lot, Pending } from '../points/lots';
import { expire, vest } from '../points/purse';
import type { Rulebook } from '../program/preview';
import { decideReview } from '../tiers/tier';
import { type Account, type Bounds, bounds } from './account';
import { appendByTime, appendTier } from './append';
import type { Context } from './commands';

type Due =
  | { readonly kind: 'vest'; readonly at: Instant; readonly parcel: Pending }
  | { readonly kind: 'review'; readonly at: Instant }
  | { readonly kind: 'expire'; readonly at: Instant; readonly lot: Lot };

/** Ties on one instant are settled in this order, so that nothing lapses that could have been kept. */
const ORDER: readonly Due['kind'][] = ['vest', 'review', 'expire'];

/**
 * Everything that time alone has changed up to `now`, item by item in the order of their instants.
 * Every command runs it first, so a late nightly job never lets anyone spend expired points.
 */
export function settle(account: Account, { now, rulebook, limits }: Context): Account {
  let settled = account;
  for (let step = 0; step < limits.steps; step++) {
    const due = nextDue(settled, now);
    if (due === null) return settled;
    settled = settleOne(settled, due, rulebook, limits);
  }
  return settled;
}

/** True while time has more to say than one write could carry. */
export const isDue = (account: Account, now: Instant): boolean => nextDue(account, now) !== null;

/** The same for the eye alone. A reader writes nothing, so it looks at all of it, however late the job. */
export function settleToRead(account: Account, now: Instant, rulebook: Rulebook): Account {
  let settled = account;
  // Every round uses up dates, and settling makes no new ones but the end of a tier's next term.
  while (isDue(settled, now)) settled = settle(settled, { now, rulebook, limits: bounds });
  return settled;
}

function nextDue({ points: purse, tier }: Account, now: Instant): Due | null {
  const candidates: Due[] = [];
  const [parcel] = purse.pending;
  const [lot] = purse.lots;
  if (parcel) candidates.push({ kind: 'vest', at: parcel.vests, parcel });
  const review = earliest(tier.until, tier.review);
  if (review !== null) candidates.push({ kind: 'review', at: review });
  if (lot) candidates.push({ kind: 'expire', at: lot.expires, lot });
  const [first] = candidates
    .filter(({ at }) => at <= now)
    .sort((a, b) => a.at - b.at || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  return first ?? null;
}

function settleOne(account: Account, due: Due, rulebook: Rulebook, limits: Bounds): Account {
  switch (due.kind) {
    case 'vest': {
      const { purse, movement } = vest(account.points, due.parcel, limits.lots);
      const explain = { kind: 'vest', expires: due.parcel.expires } as const;
      return appendByTime(account, purse, { at: due.at, movement, explain });
    }
    case 'expire': {
      const { purse, movement } = expire(account.points, due.lot);
      const explain = { kind: 'expire', expired: due.lot.expires } as const;
      return appendByTime(account, purse, { at: due.at, movement, explain });
    }
    case 'review':
      return review(account, due.at, rulebook);
    default:
      return unreachable(due);
  }
}

function review(account: Account, at: Instant, rulebook: Rulebook): Account {
  const rules = rulebook.at(at);
  if (rules === null) return { ...account, tier: { ...account.tier, until: null, review: null } };
  const ranked = decideReview(account.tier, account.growth, { rules, at });
  return appendTier(account, ranked, { at, program: rules.version });
}

const earliest = (a: Instant | null, b: Instant | null): Instant | null => {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
};
