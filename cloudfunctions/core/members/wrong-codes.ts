import { type Instant, MINUTE_MS } from '@huigan/shared/kernel/time';
import type { Attempts } from '../platform/attempts';
import type { Clock } from '../platform/clock';
import type { Link, LinkId, Links } from './ports';

/** Guesses at the codes of one member. Of a right one nothing is counted, so that it costs no call. */
export type WrongCodes = {
  /** Whether their codes are not looked at for now. */
  readonly areTooMany: (id: LinkId, link: Link) => boolean;
  readonly count: (id: LinkId) => Promise<void>;
};

/** Of ten million proofs seven are good at any time: ten guesses in ten minutes take years to meet one. */
const WRONG_MAX = 10;
/** Short enough that nobody is kept from using their points for long by a stranger. */
const WINDOW_MS = 10 * MINUTE_MS;

type Deps = {
  readonly clock: Clock;
  readonly attempts: Pick<Attempts, 'take'>;
  readonly links: Pick<Links, 'restCodes'>;
};

/** Counts in every process alike; one that remembers the link of before looks at one more of each window. */
export function wrongCodesIn({ clock, attempts, links }: Deps): WrongCodes {
  const seen = new Map<LinkId, number>();
  let window = 0;
  const windowNow = () => {
    const now = Math.floor(clock.now() / WINDOW_MS);
    if (now !== window) seen.clear();
    window = now;
    return now;
  };
  return {
    areTooMany: (id, { restsUntil = 0 }) => {
      windowNow();
      return clock.now() < restsUntil || (seen.get(id) ?? 0) >= WRONG_MAX;
    },
    count: async (id) => {
      const at = windowNow();
      // Here at once, so that many at the same moment are no way around it.
      seen.set(id, (seen.get(id) ?? 0) + 1);
      if (await attempts.take('code', `${id}:${at}`, WRONG_MAX)) return;
      if (windowNow() === at) seen.set(id, WRONG_MAX);
      await links.restCodes(id, ((at + 1) * WINDOW_MS) as Instant);
    },
  };
}
