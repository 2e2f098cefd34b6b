import { DAY_MS, type Instant, later, NEVER } from '../kernel/time';
import { proportion } from '../kernel/units';
import { sumOf } from '../points/lots';
import { worthOf } from '../points/preview';
import type { Program } from '../program/contracts';
import { progressOf } from '../tiers/progress';
import type { Account } from './account';
import type { MemberHome } from './contracts';

/** Points that are gone within these days are worth a visit. */
const EXPIRING_DAYS = 7;
/** A tier is near when this much of its way is left at most. */
const NEAR_PERCENT = 20;

type Seen = { readonly program: Program; readonly now: Instant };

/** The one thing worth doing today, the first that holds; null where nothing presses. */
export const oneThingToday = (account: Account, seen: Seen): MemberHome['today'] =>
  expiringSoon(account, seen) ?? nearTier(account, seen);

function expiringSoon(
  { points: { lots } }: Account,
  { program: { redemption }, now }: Seen,
): MemberHome['today'] {
  const end = later(now, EXPIRING_DAYS * DAY_MS);
  const soon = lots.filter(({ expires }) => expires <= end && expires < NEVER);
  const first = soon[0];
  const last = soon.at(-1);
  if (first === undefined || last === undefined) return null;
  const points = sumOf(soon);
  const worthFen = redemption === undefined ? null : worthOf(points, redemption);
  return { kind: 'expiring', points, at: first.expires, through: last.expires, worthFen };
}

function nearTier({ tier, growth }: Account, { program, now }: Seen): MemberHome['today'] {
  const { next } = progressOf(tier, growth, { rules: program, now });
  // What is reached already begins by itself.
  if (next === null || next.toGoFen === 0) return null;
  if (next.toGoFen > proportion(next.fromFen, NEAR_PERCENT, 100)) return null;
  return { kind: 'near_tier', words: next.level.words, toGoFen: next.toGoFen, by: next.by };
}
