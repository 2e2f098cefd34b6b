import type { Instant } from '../kernel/time';
import { minuteOf, type UtcOffset } from '../kernel/time';
import type { Words } from '../kernel/words';
import { withCommas } from '../kernel/words';
import type { ExportRows, Loss } from '../privacy/contracts';
import type { Program } from '../program/contracts';
import { progressOf } from '../tiers/progress';
import { type Account, pending, spendable } from './account';
import type { StatementEntry } from './contracts';

/** Every entry as a row, newest first. */
export const exportedEntries = (
  entries: readonly StatementEntry[],
  offset: UtcOffset,
): Pick<ExportRows, 'columns' | 'rows'> => ({
  columns: [
    { id: 'number', words: { zh: '序号', en: 'Number' } },
    { id: 'at', words: { zh: '时间', en: 'Time' } },
    { id: 'title', words: { zh: '事项', en: 'What' } },
    { id: 'points', words: { zh: '积分', en: 'Points' } },
    { id: 'expired', words: { zh: '其中过期', en: 'Of them expired' } },
    { id: 'balance', words: { zh: '可用积分余额', en: 'Balance' } },
    { id: 'order', words: { zh: '订单尾号', en: 'Order ending' } },
  ],
  rows: entries.map((entry) => [
    entry.seq,
    minuteOf(entry.at, offset),
    entry.title,
    entry.amount,
    entry.expired,
    entry.spendable,
    entry.orderTail,
  ]),
});

type Reading = { readonly program: Program; readonly now: Instant };

/** What a member would lose by leaving, each with its number; what they do not have is not named. */
export function lossesOf(account: Account, { program, now }: Reading): Loss[] {
  const { level } = progressOf(account.tier, account.growth, { rules: program, now });
  const points = (amount: number): Words => ({
    zh: `${withCommas(amount)} 积分`,
    en: `${withCommas(amount)} points`,
  });
  const amounts: readonly [Words, number][] = [
    [{ zh: '可用积分', en: 'Available points' }, spendable(account)],
    [{ zh: '待入账积分', en: 'Pending points' }, pending(account)],
  ];
  return [
    ...amounts
      .filter(([, amount]) => amount > 0)
      .map(([what, amount]) => ({ what, amount: points(amount) })),
    { what: { zh: '会员等级', en: 'Tier' }, amount: level.words },
  ];
}

/** What rules know of a member beside their points. */
export function exportedAccount(account: Account, { program, now }: Reading): ExportRows {
  const { level } = progressOf(account.tier, account.growth, { rules: program, now });
  const { points: purse, about } = account;
  return {
    columns: [
      { id: 'field', words: { zh: '项目', en: 'Field' } },
      { id: 'value', words: { zh: '内容', en: 'Value' } },
    ],
    rows: [
      [{ zh: '会员等级', en: 'Tier' }, level.words],
      [{ zh: '可用积分', en: 'Available points' }, spendable(account)],
      [{ zh: '待入账积分', en: 'Pending points' }, pending(account)],
      [{ zh: '待扣回积分', en: 'Points owed' }, purse.debt],
      [{ zh: '入会时间', en: 'Joined' }, minuteOf(about.joined, program.offset)],
      ...about.tags.map((tag) => [{ zh: '标签', en: 'Tag' }, tag]),
    ],
    next: null,
  };
}
