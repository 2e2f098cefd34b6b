import type { MemberId } from '../kernel/ids';
import { DAY_MS, dayOf, type Instant, later, startOfDay, type UtcOffset } from '../kernel/time';
import type { Points } from '../kernel/units';
import type { TierView } from '../tiers/contracts';
import type { Content } from './content';
import type { Kind } from './kinds';
import { leftOf, type Subscription } from './subscription';

/** Days from today to the last day points can be used. A night or two without the job is caught up with. */
const STAGES = [
  { days: 7, from: 1 },
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
};

/** A message, under the id its cause gives it. */
export type Reminder = { readonly id: string; readonly content: Content };
/** One that was written before: it waits, or its turn has come. */
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

function expiring(
  { member, dates }: Standing,
  { days, from }: (typeof STAGES)[number],
  { now, offset }: Context,
): readonly Reminder[] {
  return dates.flatMap(({ at, points }) => {
    const last = later(at, -1);
    const ahead = (startOfDay(last, offset) - startOfDay(now, offset)) / DAY_MS;
    if (points <= 0 || ahead < from || ahead > days) return [];
    const id = `points_expiring:${days}:${member}:${dayOf(last, offset)}:${points}`;
    return [{ id, content: { kind: 'points_expiring', points, expires: at } }];
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
