import { DAY_MS, type Instant } from '@huigan/shared/kernel/time';
import type { Words } from '@huigan/shared/kernel/words';
import type { ShopSeen } from '@huigan/shared/shops/contracts';
import { clock, dayNamed, onDay } from '../../copy/dates';
import { words } from '../../copy/words';

/** Whether it is open now, until when, or when it opens. Null where the shop does not say. */
export function openingWords(open: ShopSeen['open'], now: Instant): Words | null {
  if (open === null) return null;
  if (open.now) {
    const isLong = open.until - now > DAY_MS;
    return isLong ? words.shops.openAllDay : words.shops.openUntil(clock(open.until));
  }
  if (open.from === null) return words.shops.closed;
  const time = clock(open.from);
  const day = dayNamed(open.from);
  if (day === dayNamed(now)) return words.shops.opensToday(time);
  if (day === dayNamed(now, -1)) return words.shops.opensTomorrow(time);
  return words.shops.opensOn({ day: onDay(open.from, now), time });
}

/** `周一至周四`, `周五、周日`, `每天`. */
export function daysWords(days: readonly number[]): Words {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  const first = sorted[0] ?? 1;
  const last = sorted.at(-1) ?? first;
  if (sorted.length === 7) return words.shops.everyDay;
  if (sorted.length > 2 && last - first === sorted.length - 1) {
    return words.shops.span(words.shops.day(first), words.shops.day(last));
  }
  const named = sorted.map(words.shops.day);
  return {
    zh: named.map(({ zh }) => zh).join('、'),
    en: named.map(({ en }) => en).join(', '),
  };
}

/** `350 米`, `1.2 公里`, `18 公里`. */
export function distanceWords(metres: number): Words {
  if (metres < 1_000) return words.shops.metres(metres);
  const tenths = Math.round(metres / 100);
  const text = tenths < 100 && tenths % 10 !== 0 ? `${Math.floor(tenths / 10)}.${tenths % 10}` : '';
  return words.shops.kilometres(text === '' ? String(Math.round(metres / 1_000)) : text);
}
