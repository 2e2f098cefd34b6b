import {
  DAY_MS,
  dayOf,
  type Instant,
  later,
  MINUTE_MS,
  startOfDay,
  startOfDayAfter,
  type UtcOffset,
  weekdayOf,
} from '../kernel/time';
import type { ShopInFile, ShopSeen } from './contracts';

type Hours = Pick<ShopInFile, 'hours' | 'exceptions'>;
type Span = { readonly from: Instant; readonly to: Instant };

/** How far ahead somebody is told when a shop opens again. */
const AHEAD_DAYS = 7;

/** Whether a shop is open, until when, or from when again. Null where it does not say. */
export function openAt(shop: Hours, now: Instant, offset: UtcOffset): ShopSeen['open'] {
  if (shop.hours.length === 0 && (shop.exceptions ?? []).length === 0) return null;
  const spans = joined(spansAround(shop, now, offset));
  const current = spans.find(({ from, to }) => from <= now && now < to);
  if (current) return { now: true, until: current.to };
  return { now: false, from: spans.find(({ from }) => from > now)?.from ?? null };
}

/** Opening times from yesterday, which may last past midnight, to a week from now. */
function spansAround(shop: Hours, now: Instant, offset: UtcOffset): readonly Span[] {
  const yesterday = startOfDay(later(now, 0 - DAY_MS), offset);
  const days = Array.from({ length: AHEAD_DAYS + 2 }, (_, index) =>
    startOfDayAfter(yesterday, index, offset),
  );
  return days
    .flatMap((midnight) => timesOn(shop, midnight, offset).map((times) => spanOf(midnight, times)))
    .sort((a, b) => a.from - b.from);
}

/** What an exception says of a day stands instead of the week. */
function timesOn(
  { hours, exceptions = [] }: Hours,
  midnight: Instant,
  offset: UtcOffset,
): readonly { readonly from: string; readonly to: string }[] {
  const day = dayOf(midnight, offset);
  const own = exceptions.filter((exception) => exception.day === day);
  if (own.length > 0) return own.flatMap((each) => ('closed' in each ? [] : [each]));
  return hours.filter(({ days }) => days.includes(weekdayOf(midnight, offset)));
}

function spanOf(midnight: Instant, { from, to }: { from: string; to: string }): Span {
  const opens = minutesOf(from);
  const closes = minutesOf(to);
  const end = closes > opens ? closes : closes + DAY_MS / MINUTE_MS;
  return { from: later(midnight, opens * MINUTE_MS), to: later(midnight, end * MINUTE_MS) };
}

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

/** Times that touch are one: a shop that never closes is not said to close at midnight. */
function joined(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (last && span.from <= last.to) {
      result[result.length - 1] = {
        from: last.from,
        to: later(last.to, Math.max(0, span.to - last.to)),
      };
    } else result.push(span);
  }
  return result;
}

/** Days from today that differ from the week, soonest first. */
export function exceptionsFrom(
  { exceptions = [] }: Hours,
  now: Instant,
  offset: UtcOffset,
): ShopSeen['exceptions'] {
  const today = dayOf(now, offset);
  return exceptions
    .filter(({ day }) => day >= today)
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .slice(0, EXCEPTIONS_SHOWN)
    .map((each) => ({
      day: each.day,
      times: 'closed' in each ? null : { from: each.from, to: each.to },
    }));
}
const EXCEPTIONS_SHOWN = 7;
