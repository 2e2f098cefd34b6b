import { type Instant, monthOf, type UtcOffset } from '@huigan/shared/kernel/time';
import { type Points, points } from '@huigan/shared/kernel/units';
import { leftOf } from '@huigan/shared/members/month-use';
import type { Family, Link, LinkId, Links } from './ports';

/** What a family may use is counted by the months of China. */
const CHINA = 480 as UtcOffset;
export const familyMonthOf = (at: Instant): string => monthOf(at, CHINA);

type Limit = { readonly monthMax: Points; readonly left: Points };
type Relative = Pick<Link, 'member'> & { readonly family?: Pick<Family, 'monthMax'> | undefined };

/**
 * What somebody of the family may use a month, and what is left of it now; null where that is all there is.
 * Uses that came to nothing are counted until the till asks what became of them: it may be more than this.
 */
export async function limitOf(
  { links, now }: { readonly links: Pick<Links, 'usesBy'>; readonly now: Instant },
  holder: LinkId,
  { member, family }: Relative,
): Promise<Limit | null> {
  const monthMax = family?.monthMax ?? null;
  if (monthMax === null) return null;
  if (monthMax === 0) return { monthMax, left: monthMax };
  const uses = await links.usesBy(holder, member);
  const left = uses.map((each) => leftOf(each, familyMonthOf(now), monthMax));
  return { monthMax, left: points(Math.min(monthMax, ...left)) };
}
