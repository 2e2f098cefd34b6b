import type { Instant } from '@huigan/shared/kernel/time';
import { type Words, withCommas } from '@huigan/shared/kernel/words';
import type { PointsPage } from '@huigan/shared/points/contracts';
import { onDay } from '../../copy/dates';
import { words } from '../../copy/words';

/** `待入账 307（7月6日）`; "from" where some come later. */
export function pendingWords(
  { pending, nextVesting }: Pick<PointsPage, 'pending' | 'nextVesting'>,
  now: Instant,
): Words {
  const points = withCommas(pending);
  if (nextVesting === null) return words.card.pending(points);
  const when = { points, day: onDay(nextVesting.at, now) };
  return nextVesting.points === pending ? words.card.pendingOn(when) : words.card.pendingFrom(when);
}
