import { captureCause } from '@huigan/shared/account/apply-hold';
import type { Posting } from '@huigan/shared/account/commands';
import type { Entry } from '@huigan/shared/account/entry';
import { cause, type MemberId, type OrderId, orderId } from '@huigan/shared/kernel/ids';
import { unreachable } from '@huigan/shared/kernel/invariant';
import { err, type Result } from '@huigan/shared/kernel/result';
import { HOUR_MS, type Instant, MINUTE_MS } from '@huigan/shared/kernel/time';
import { type Points, points } from '@huigan/shared/kernel/units';
import type { Link } from './ports';
import { alreadyPosted, type PostDeps, type PostRefusal, post } from './post';
import { readAccount } from './read-account';

/** The till's number for it, its channel, and when it happened there. */
export type Use = { readonly id: string; readonly channel: string; readonly at: Instant };
export type Action =
  | { readonly do: 'spend'; readonly points: Points }
  | { readonly do: 'give-back'; readonly of: string }
  | { readonly do: 'hold'; readonly points: Points; readonly until: Instant | null }
  | { readonly do: 'capture'; readonly points: Points | null }
  | { readonly do: 'release' }
  | { readonly do: 'benefit'; readonly benefit: string };

const CLOCK_AHEAD_MAX_MS = 5 * MINUTE_MS;
const AGE_MAX_MS = 24 * HOUR_MS;

export type Untimely = 'points/clock_ahead' | 'points/too_old';

/** A till uses a member's points or benefit. Its own number is the key: a repeat gets the same entry. */
export async function usePoints(
  deps: PostDeps & { readonly digestOf: (content: unknown) => string },
  { member }: Link,
  { use, action }: { use: Use; action: Action },
): Promise<Result<Entry, PostRefusal | Untimely>> {
  const now = deps.clock.now();
  if (use.at > now + CLOCK_AHEAD_MAX_MS) return err('points/clock_ahead');
  if (use.at < now - AGE_MAX_MS) return err('points/too_old');
  return post(deps, member, commandOf(use, action, deps.digestOf({ ...use, ...action })));
}

/** What only the member may do; the rest follows from it. */
type Own = Extract<Action['do'], 'spend' | 'hold' | 'benefit'>;

/** The entry of what was done before: it then stands by the terms, and the permission, of that time. */
export async function doneBefore(
  { accounts, journal }: Pick<PostDeps, 'accounts' | 'journal'>,
  member: MemberId,
  done: { readonly id: OrderId; readonly at: Instant; readonly what: Own },
): Promise<Entry | null> {
  const held = await readAccount(accounts, member);
  const key = { cause: causeOf(done.what, done.id), at: done.at };
  return held && alreadyPosted(journal, held.account, key);
}

const causeOf = (what: Own, id: OrderId) => cause(`${what}:${id}`);

/** What tills use is known by channel and number, as orders are: an order finds what paid for it. */
function commandOf({ id: number, channel, at }: Use, action: Action, digest: string): Posting {
  const id = orderId(channel, number);
  switch (action.do) {
    case 'spend':
      return { kind: 'spend', id, points: action.points, cause: causeOf('spend', id), digest, at };
    case 'give-back':
      return {
        kind: 'unspend',
        id: orderId(channel, action.of),
        cause: cause(`give-back:${id}`),
        digest,
        at,
        recalled: null,
      };
    case 'hold': {
      const { points: wanted, until } = action;
      return { kind: 'hold', id, points: wanted, until, cause: causeOf('hold', id), digest, at };
    }
    case 'capture':
      return { kind: 'capture', id, points: action.points, cause: captureCause(id), digest, at };
    case 'release':
      return { kind: 'release', id, cause: cause(`release:${id}`), digest, at };
    case 'benefit': {
      const { benefit } = action;
      return { kind: 'benefit', benefit, cause: causeOf('benefit', id), digest, at };
    }
    default:
      return unreachable(action);
  }
}

/** Points an entry moved for its purpose, and those of them that expired on the way. */
export function amountsOf({ explain, ...entry }: Entry): { moved: Points; expired: Points } {
  switch (explain.kind) {
    case 'capture':
      return { moved: explain.paid, expired: explain.lapsed };
    case 'restore':
      return { moved: explain.back, expired: explain.lapsed };
    case 'release':
      return { moved: points(0 - (entry.held ?? 0)), expired: explain.lapsed };
    case 'hold':
      return { moved: entry.held ?? points(0), expired: points(0) };
    default:
      return { moved: points(0 - entry.points), expired: points(0) };
  }
}
