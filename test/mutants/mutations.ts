/** One small lie in the kernel: where, what stands there, and what the mutant says instead. */
export type Mutation = {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
};

const of = (file: string, name: string, from: string, to: string): Mutation => ({
  name,
  file: `shared/${file}`,
  from,
  to,
});

/** Each is a mistake somebody could make on a bad day. The suite has to notice every one. */
export const mutations: readonly Mutation[] = [
  of('account/settle.ts', 'expiry compare', 'due.at <= now &&', 'due.at < now &&'),
  of(
    'account/settle.ts',
    'ties: expire before vest',
    "['vest', 'timeout', 'review', 'expire']",
    "['expire', 'vest', 'timeout', 'review']",
  ),
  of(
    'points/weigh.ts',
    'claw-back rounding',
    '(BigInt(earned) * top) / (total * shared)',
    '(BigInt(earned) * top + total * shared - 1n) / (total * shared)',
  ),
  of(
    'points/claw.ts',
    'claw-back beyond what is left',
    'points(Math.min(before, keptOf(order, before, refund, program)))',
    'points(keptOf(order, before, refund, program))',
  ),
  of(
    'account/append.ts',
    'floor compare',
    'at > newest ? at : newest',
    'at < newest ? at : newest',
  ),
  of(
    'account/apply-merge.ts',
    'merge order: the oldest first',
    'sort((a, b) => b.paidAt - a.paidAt)',
    'sort((a, b) => a.paidAt - b.paidAt)',
  ),
  of(
    'account/apply-merge.ts',
    'the lower tier survives',
    'difference > 0 ? own',
    'difference < 0 ? own',
  ),
  of(
    'points/caps.ts',
    'cap period: always the day',
    'startOfPeriod(at, per, offset)',
    "startOfPeriod(at, 'day', offset)",
  ),
  of(
    'points/caps.ts',
    'cap reached exactly',
    'if (fitted.given <= room) continue',
    'if (fitted.given < room) continue',
  ),
  of(
    'points/purse.ts',
    'release date: the wrong end',
    'const { before, last } = splitLast(held.parts, rest);',
    'const { before: last, last: before } = splitLast(held.parts, captured);',
  ),
  of(
    'points/purse.ts',
    'debt before lot',
    'const repaid = Math.min(purse.debt, lot.left);',
    'const repaid = 0;',
  ),
  of(
    'points/purse.ts',
    'a passed date comes back to life',
    'part.expires <= now && !takesStanding',
    'part.expires < 0 && !takesStanding',
  ),
  of(
    'points/lots.ts',
    'the date too many joins the earlier one',
    'return { lots: topUp(lots, later, lot.left), joined: lots[later]?.expires ?? null };',
    'return { lots: topUp(lots, Math.max(0, later - 1), lot.left), joined: lots[later]?.expires ?? null };',
  ),
  of(
    'points/lots.ts',
    'other orders’ pending points are touched',
    'each.vests === other.vests && each.expires === other.expires',
    'each.expires === other.expires',
  ),
  of(
    'points/rounding.ts',
    'floor becomes ceil',
    'Number(product / divisor)',
    'Number((product + divisor - 1n) / divisor)',
  ),
  of(
    'points/earn.ts',
    'steps are rounded',
    'Math.floor(basisFen / award.fen)',
    'Math.round(basisFen / award.fen)',
  ),
  of(
    'points/earn.ts',
    'the weakest rule counts',
    'priorityOf(b.rule) > priorityOf(a.rule)',
    'priorityOf(b.rule) < priorityOf(a.rule)',
  ),
  of('tiers/targets.ts', 'threshold is more than', '>= target.fen)', '> target.fen)'),
  of(
    'tiers/targets.ts',
    'keep rule is the upgrade rule',
    'level.keep ?? level.reach ?? []',
    'level.reach ?? []',
  ),
  of(
    'tiers/tier.ts',
    'no days of grace',
    'startOfDayAfter(tier.until ?? at, graceDays, rules.offset)',
    'startOfDayAfter(tier.until ?? at, 0, rules.offset)',
  ),
  of(
    'account/apply-reverse.ts',
    'growth leaves today’s month',
    'monthOf(refund.paidAt, rules.offset)',
    'monthOf(now, rules.offset)',
  ),
  of(
    'account/apply-reverse.ts',
    'points that paid come back soonest first',
    'const { before, last } = splitLast(payment.parts, points(back - owed));',
    'const { before: last, last: before } = splitLast(payment.parts, points(leftOfPayment(payment) - back));',
  ),
  of(
    'account/pay-order.ts',
    'a shortage is forgotten',
    'debt: points(taken.purse.debt + short)',
    'debt: taken.purse.debt',
  ),
  of('kernel/time.ts', 'no leap days', 'Math.min(date, last)', 'date'),
  of('points/expiry.ts', 'rounded up from the midnight', 'later(end, -1)', 'end'),
];
