import { unreachable } from '../kernel/invariant';
import { type Instant, startOfDayAfter } from '../kernel/time';
import { joiningFor } from '../points/expiry';
import type { Hold, Lot, Pending } from '../points/lots';
import { expire, vest } from '../points/purse';
import type { Rulebook } from '../program/preview';
import { decideReview, type Tier, tierDue } from '../tiers/tier';
import { type Account, bounds } from './account';
import { appendByTime, appendTier } from './append';
import { promiseTierGift } from './apply-earn';
import { timeOut } from './apply-hold';
import type { Context } from './commands';
import { undoTierGift } from './undo-tier-gift';

type Due =
  | { readonly kind: 'vest'; readonly at: Instant; readonly parcel: Pending }
  | { readonly kind: 'timeout'; readonly at: Instant; readonly held: Hold }
  | { readonly kind: 'review'; readonly at: Instant }
  | { readonly kind: 'expire'; readonly at: Instant; readonly lot: Lot };

/** Ties on one instant are settled in this order, so that nothing lapses that could have been kept. */
const ORDER: readonly Due['kind'][] = ['vest', 'timeout', 'review', 'expire'];

/**
 * Everything that time alone has changed up to `now`, item by item in the order of their instants.
 * Every command runs it first, so a late nightly job never lets anyone spend expired points.
 */
export function settle(account: Account, context: Context): Account {
  const { now, limits } = context;
  let settled = account;
  for (let step = 0; step < limits.steps; step++) {
    const due = nextDue(settled, now, context.rulebook);
    if (due === null) return settled;
    settled = settleOne(settled, due, context);
  }
  return settled;
}

/** True while time has more to say than one write could carry. */
export const isDue = (account: Account, now: Instant, rulebook: Rulebook): boolean =>
  nextDue(account, now, rulebook) !== null;

/** The same for the eye alone. A reader writes nothing, so it looks at all of it, however late the job. */
export function settleToRead(account: Account, now: Instant, rulebook: Rulebook): Account {
  let settled = account;
  // Every round uses up dates, and settling makes no new ones but the end of a tier's next term.
  while (isDue(settled, now, rulebook))
    settled = settle(settled, { now, rulebook, limits: bounds });
  return settled;
}

function nextDue({ points: purse, tier }: Account, now: Instant, rulebook: Rulebook): Due | null {
  const [parcel] = purse.pending;
  const [lot] = purse.lots;
  const review = earlier(tierDue(tier), newRulesDue(tier, rulebook, now));
  let next: Due | null = null;
  const consider = (due: Due) => {
    if (due.at <= now && (next === null || comesBefore(due, next))) next = due;
  };
  if (parcel) consider({ kind: 'vest', at: parcel.vests, parcel });
  for (const held of purse.holds) consider({ kind: 'timeout', at: held.until, held });
  if (review !== null) consider({ kind: 'review', at: review });
  if (lot) consider({ kind: 'expire', at: lot.expires, lot });
  return next;
}

/** Newer rules are looked at by the first nightly review after they take effect. */
function newRulesDue({ judged }: Tier, rulebook: Rulebook, now: Instant): Instant | null {
  const rules = rulebook.at(now);
  if (rules === null || rules.version <= judged) return null;
  return startOfDayAfter(rules.effectiveFrom, 1, rules.offset);
}

const earlier = (a: Instant | null, b: Instant | null): Instant | null =>
  a === null || (b !== null && b < a) ? b : a;

const comesBefore = (a: Due, b: Due): boolean =>
  a.at < b.at || (a.at === b.at && ORDER.indexOf(a.kind) < ORDER.indexOf(b.kind));

function settleOne(account: Account, due: Due, context: Context): Account {
  switch (due.kind) {
    case 'vest':
      return vestParcel(account, due.parcel, context);
    case 'timeout':
      return timeOut(account, due.held, due.at, context);
    case 'expire': {
      const { purse, movement } = expire(account.points, due.lot);
      const explain = { kind: 'expire', expired: due.lot.expires } as const;
      return appendByTime(account, purse, { at: due.at, movement, explain });
    }
    case 'review':
      return review(account, due.at, context.rulebook);
    default:
      return unreachable(due);
  }
}

function vestParcel(account: Account, parcel: Pending, { rulebook, limits }: Context): Account {
  const policy = rulebook.at(parcel.vests)?.expiry ?? { kind: 'never' };
  const joining = joiningFor(policy, limits.lots, 'moves');
  const { purse, movement } = vest(account.points, parcel, joining);
  const explain = { kind: 'vest', expires: parcel.expires } as const;
  return appendByTime(account, purse, { at: parcel.vests, movement, explain });
}

function review(account: Account, at: Instant, rulebook: Rulebook): Account {
  const rules = rulebook.at(at);
  const { tier, growth, about } = account;
  if (rules === null)
    return { ...account, tier: { ...tier, until: null, grace: null, review: null, next: null } };
  const ranked = decideReview(tier, growth, {
    rules,
    at,
    joined: about.joined,
    rulesOf: rulebook.version,
  });
  const ranks = appendTier(account, ranked, { at, program: rules.version });
  return undoTierGift(
    promiseTierGift(ranks, ranked, { from: tier.next?.from ?? at, at, rules }),
    ranked,
    {
      at,
      rules,
    },
  );
}
