import { type Fen, fen, type Points, points, proportion } from '../kernel/units';
import type { Redemption } from './contracts';

/** What points are worth at the checkout, rounded down to the fen; nothing where the brand takes none. */
export const worthOf = (
  amount: Points,
  rate: Pick<Redemption, 'points' | 'fen'> | undefined,
): Fen => fen(rate === undefined ? 0 : proportion(amount, rate.fen, rate.points));

/** The most points that are worth no more than so much money. */
export const pointsFor = (
  money: Fen,
  rate: Pick<Redemption, 'points' | 'fen'> | undefined,
): Points => points(rate === undefined ? 0 : proportion(money, rate.points, rate.fen));

export type Usable = {
  readonly points: Points;
  readonly fen: Fen;
  /** What kept it from being more: null when all that was asked can be used. */
  readonly limit: 'balance' | 'share' | 'step' | 'minimum' | null;
};

/**
 * How many points may pay a part of `payable`: the fewest of what is asked, what is there, and the share
 * the brand allows; rounded down to the step; none below the minimum. A tier may have terms of its own.
 * Source: "Redeeming points at checkout" of the promotion rules.
 */
export function decideUse(
  { asked, spendable, payableFen }: { asked: Points; spendable: Points; payableFen: Fen },
  redemption: Redemption,
  tier: string,
): Usable {
  const terms = { ...redemption, ...redemption.tiers?.find((each) => each.tier === tier) };
  const { minimum = 0, step = 1, maxPercent = 100 } = terms;
  const share = pointsFor(fen(proportion(payableFen, maxPercent, 100)), redemption);
  const most = Math.min(asked, spendable, share);
  const stepped = points(most - (most % step));
  const used = stepped < minimum ? points(0) : stepped;
  return {
    points: used,
    fen: worthOf(used, redemption),
    limit: used === asked ? null : limitOf({ used, stepped, most, spendable, share }),
  };
}

function limitOf({
  used,
  stepped,
  most,
  spendable,
  share,
}: Record<'used' | 'stepped' | 'most' | 'spendable' | 'share', number>): Usable['limit'] {
  if (used < stepped) return 'minimum';
  if (stepped < most) return 'step';
  return spendable <= share ? 'balance' : 'share';
}
