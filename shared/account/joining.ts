import type { Instant } from '../kernel/time';
import { joiningFor } from '../points/expiry';
import type { Joining } from '../points/lots';
import type { Context } from './commands';

/** How points that come back, or come from somebody else, join those that are there. */
export const followingAt = (at: Instant, { rulebook, limits }: Context): Joining =>
  joiningFor(rulebook.at(at)?.expiry ?? { kind: 'never' }, limits.lots, 'follows');
