import { unreachable } from '../kernel/invariant';
import { DAY_MS, type Instant } from '../kernel/time';
import type { Fen, Points } from '../kernel/units';
import type { Words } from '../kernel/words';

/** What a message says, as facts; words are made of them when it is sent. */
export type Content =
  | { readonly kind: 'points_expiring'; readonly points: Points; readonly expires: Instant }
  | {
      readonly kind: 'tier_lapsing';
      readonly tier: Words;
      readonly until: Instant;
      readonly toGoFen: Fen;
    }
  | {
      readonly kind: 'order_credited';
      readonly shop: string;
      readonly paidAt: Instant;
      readonly points: Points;
      /** While they are pending: when they can be used. */
      readonly usableFrom?: Instant;
    };

/** Whether it would say what nobody can act on any more, or has long known. */
export function isLate(content: Content, now: Instant): boolean {
  switch (content.kind) {
    case 'points_expiring':
      return content.expires <= now;
    case 'tier_lapsing':
      return content.until <= now;
    case 'order_credited':
      return now - content.paidAt > DAY_MS;
    default:
      return unreachable(content);
  }
}
