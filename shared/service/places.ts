import { err, ok, type Result } from '../kernel/result';
import { DAY_MS, type Instant } from '../kernel/time';
import { LATELY_MAX, OPEN_MAX } from './preview';
import type { About, Ticket } from './ticket';

const LATELY_MS = 30 * DAY_MS;

type Refusal = 'service/too_many_open' | 'service/too_many_lately';

/**
 * The places a member still has for another open ticket of a kind. A place holds one ticket, so that two
 * who ask at once cannot both take the last.
 */
export function freePlaces(
  known: readonly Ticket[],
  kind: About['kind'],
  now: Instant,
): Result<readonly number[], Refusal> {
  const own = known.filter(({ about }) => about.kind === kind);
  const lately = own.filter(({ at }) => at > now - LATELY_MS);
  if (lately.length >= LATELY_MAX) return err('service/too_many_lately');
  if (own.filter(({ state }) => state !== 'answered').length >= OPEN_MAX) {
    return err('service/too_many_open');
  }
  return ok(Array.from({ length: OPEN_MAX }, (_, place) => place));
}
