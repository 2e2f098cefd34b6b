import type { MemberId } from '../kernel/ids';
import { unreachable } from '../kernel/invariant';
import { DAY_MS, dayOf, type Instant, later, startOfDay, type UtcOffset } from '../kernel/time';
import { type Points, points } from '../kernel/units';
import type { TierView } from '../tiers/contracts';
import type { Content } from './content';
import type { Kind } from './kinds';
import { leftOf, type Subscription } from './subscription';

/** Days from today to the last day points can be used. A night or two without the job is caught up with. */
const STAGES = [
  { days: 7, from: 0 },
  { days: 30, from: 28 },
] as const;
const LAPSES_WITHIN_DAYS = 30;

/** What stands in a member's account that may be worth a word ahead. */
export type Standing = {
  readonly member: MemberId;
  /** Points by the first instant they are gone, soonest first. */
  readonly dates: readonly { readonly at: Instant; readonly points: Points }[];
  readonly tier: Pick<TierView, 'words' | 'keep'>;
  /** A higher tier begins anyway: nothing will be missed of the one before. */
  readonly isRising: boolean;
  /** What is left of late orders, and from when on it can be used where that is still to come. */
  readonly orders: readonly {
    readonly id: string;
    readonly points: Points;
    readonly usableFrom: Instant | null;
  }[];
};

/** A message, under the id its cause gives it. */
export type Reminder = { readonly id: string; readonly content: Content };
/** One that was written before and did not come to nothing: it waits, or its turn has come. */
export type Told = Reminder & { readonly isWaiting: boolean };

type Context = { readonly now: Instant; readonly offset: UtcOffset };

/** What a member would want to know tonight, the most urgent first, whoever has been told of it already. */
export function worthTelling(standing: Standing, context: Context): readonly Reminder[] {
  const [soon = [], ahead = []] = STAGES.map((stage) => expiring(standing, stage, context));
  return [...soon, ...lapsing(standing, context), ...ahead];
}

/**
 * Of those, what goes: nothing twice, fewer points of the same date and stage not again, and no more of a
 * kind than they agreed to.
 */
export function chosen(
  wanted: readonly Reminder[],
  { subscription, told }: { subscription: Subscription; told: readonly Told[] },
): readonly Reminder[] {
  const taken = new Map<Kind, number>();
  return wanted.filter((reminder) => {
    if (told.some((each) => says(each, reminder))) return false;
    const { kind } = reminder.content;
    const waiting = told.filter((each) => each.isWaiting && each.content.kind === kind).length;
    const before = taken.get(kind) ?? waiting;
    if (before >= leftOf(subscription, kind)) return false;
    taken.set(kind, before + 1);
    return true;
  });
}

/** What a message that was written says by now; null where there is nothing to say any more. */
export function asItStands({ id, content }: Reminder, standing: Standing): Content | null {
  switch (content.kind) {
    case 'points_expiring': {
      const dated = standing.dates.filter(({ at }) => at === content.expires);
      const left = dated.reduce((sum, { points: each }) => sum + each, 0);
      return left > 0 ? { ...content, points: points(left) } : null;
    }
    case 'tier_lapsing': {
      const { words, keep } = standing.tier;
      const isKept = keep === null || keep.toGoFen === 0 || standing.isRising;
      if (isKept || keep.by !== content.until) return null;
      return { ...content, tier: words, toGoFen: keep.toGoFen };
    }
    case 'order_credited': {
      const order = standing.orders.find((each) => idOfOrder(each.id) === id);
      // One that the account keeps no longer is long settled.
      if (!order) return content;
      const { points: left, usableFrom } = order;
      if (left <= 0) return null;
      return { ...content, points: left, ...(usableFrom !== null && { usableFrom }) };
    }
    default:
      return unreachable(content);
  }
}

/** Under what an order is told of. */
export const idOfOrder = (order: string): string => `order_credited:${order}`;

function expiring(
  { member, dates }: Standing,
  { days, from }: (typeof STAGES)[number],
  { now, offset }: Context,
): readonly Reminder[] {
  return dates.flatMap(({ at, points: left }) => {
    const last = later(at, -1);
    const ahead = (startOfDay(last, offset) - startOfDay(now, offset)) / DAY_MS;
    if (left <= 0 || ahead < from || ahead > days) return [];
    const id = `points_expiring:${days}:${member}:${dayOf(last, offset)}:${left}`;
    return [{ id, content: { kind: 'points_expiring', points: left, expires: at } }];
  });
}

function lapsing(
  { member, tier: { words, keep }, isRising }: Standing,
  { now, offset }: Context,
): readonly Reminder[] {
  if (keep === null || keep.toGoFen === 0 || isRising) return [];
  if (keep.by <= now || keep.by - now > LAPSES_WITHIN_DAYS * DAY_MS) return [];
  const id = `tier_lapsing:${member}:${dayOf(later(keep.by, -1), offset)}`;
  const content = {
    kind: 'tier_lapsing',
    tier: words,
    until: keep.by,
    toGoFen: keep.toGoFen,
  } as const;
  return [{ id, content }];
}

/** Whether what was told says at least as much: the same, or more points of the same date and stage. */
function says(told: Reminder, wanted: Reminder): boolean {
  if (told.id === wanted.id) return true;
  const { content } = wanted;
  if (told.content.kind !== 'points_expiring' || content.kind !== 'points_expiring') return false;
  return (
    withoutAmount(told.id) === withoutAmount(wanted.id) && told.content.points >= content.points
  );
}

const withoutAmount = (id: string): string => id.slice(0, id.lastIndexOf(':'));
