import type { StatementEntry } from '@huigan/shared/account/contracts';
import type { Instant } from '@huigan/shared/kernel/time';
import type { Words } from '@huigan/shared/kernel/words';
import { clock, inMonth, onDay } from './dates';
import { words } from './words';

/** `6月12日 14:05 · 订单尾号 0381`. What stands under another month than its own says when it was recorded. */
export function whenAndWhere({ at, postedAt, orderTail }: StatementEntry, now: Instant): Words {
  const day = onDay(at, now);
  const parts: Words[] = [{ zh: `${day.zh} ${clock(at)}`, en: `${day.en} ${clock(at)}` }];
  if (orderTail !== null) parts.push(words.statement.order(orderTail));
  if (inMonth(at, now).en !== inMonth(postedAt, now).en)
    parts.push(words.statement.recorded({ day: onDay(postedAt, now) }));
  return {
    zh: parts.map(({ zh }) => zh).join(' · '),
    en: parts.map(({ en }) => en).join(' · '),
  };
}
