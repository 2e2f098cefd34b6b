import { numberOf, type OrderId } from '../kernel/ids';
import type { Instant } from '../kernel/time';
import { type Points, points } from '../kernel/units';
import type { Words } from '../kernel/words';
import type { Program } from '../program/contracts';
import type { EntryKind, StatementEntry } from './contracts';
import { type Entry, type Explanation, flowsOf } from './entry';
import { type Reading, whyOf } from './why';

/** One line of the statement as a person reads it, with the calculation behind it. */
export function statementEntry(entry: Entry, reading: Reading): StatementEntry {
  const { explain } = entry;
  return {
    seq: entry.seq,
    kind: kindOf(entry),
    at: entry.at,
    postedAt: entry.postedAt,
    title: titleOf(explain, reading),
    orderTail: entry.order === undefined ? null : tailOf(entry.order),
    amount: amountOf(entry),
    expired: points(flowsOf(entry).expired ?? 0),
    spendable: entry.spendable,
    vestsAt: stillAhead(explain, reading.now),
    why: whyOf(entry, reading),
  };
}

/** The last of a receipt's number, enough to find it by. */
export const tailOf = (order: OrderId): string => numberOf(order).slice(-4);

export const kindOf = ({ explain }: Entry): EntryKind => kinds[explain.kind];

/**
 * Vesting only moves points from pending to available, so there it is what became available; a payment
 * takes what was set aside before, so there it is what was paid. Elsewhere it is all that came or went,
 * with what was owed for it or repaid by it: a return that found nothing left to take took its points
 * all the same.
 */
function amountOf({ explain, points: change, pending, debt }: Entry): Points | null {
  switch (explain.kind) {
    case 'tier':
    case 'benefit':
      return null;
    case 'vest':
      return change;
    case 'capture':
      return points(0 - explain.paid);
    default:
      return points(change + pending - debt);
  }
}

/** Under which of the statement's kinds a member looks for it. */
const kinds: Record<Explanation['kind'], EntryKind> = {
  earn: 'earn',
  'tier-gift': 'earn',
  'gift-in': 'earn',
  spend: 'spend',
  capture: 'spend',
  'gift-out': 'spend',
  hold: 'hold',
  release: 'hold',
  restore: 'restore',
  claw: 'claw',
  'tier-gift-undone': 'claw',
  expire: 'expire',
  adjust: 'adjust',
  'merge-out': 'adjust',
  'merge-in': 'adjust',
  vest: 'vest',
  tier: 'tier',
  benefit: 'benefit',
  leave: 'expire',
};

function stillAhead(explain: Explanation, now: Instant): Instant | null {
  const vests = explain.kind === 'earn' || explain.kind === 'tier-gift' ? explain.vests : null;
  return vests !== null && vests > now ? vests : null;
}

export function titleOf(explain: Explanation, { rulebook, current, shopName }: Reading): Words {
  const programOf = (version: number) => rulebook.version(version) ?? current;
  switch (explain.kind) {
    case 'earn':
      return (
        boughtAt(shopName(explain.shop)) ?? channelName(explain.channel, programOf(explain.program))
      );
    case 'tier':
      return tierTitle(explain, programOf(explain.program));
    case 'tier-gift':
      return levelTitle(explain.level, current, '升级礼', 'upgrade gift');
    case 'tier-gift-undone':
      return levelTitle(explain.level, current, '升级礼取消', 'upgrade gift withdrawn');
    case 'benefit':
      return benefitTitle(explain.benefit, current);
    default:
      return titles[explain.kind];
  }
}

type Titled = Exclude<
  Explanation['kind'],
  'earn' | 'tier' | 'tier-gift' | 'tier-gift-undone' | 'benefit'
>;
const titles: Record<Titled, Words> = {
  claw: { zh: '退货扣回', en: 'Taken back for a return' },
  vest: { zh: '待入账积分到账', en: 'Pending points now available' },
  expire: { zh: '积分过期', en: 'Points expired' },
  spend: { zh: '使用积分', en: 'Points used' },
  hold: { zh: '付款中占用', en: 'On hold for a payment' },
  capture: { zh: '积分抵现', en: 'Paid with points' },
  release: { zh: '未付款，已退回', en: 'Not paid, points released' },
  restore: { zh: '退回已用积分', en: 'Used points returned' },
  adjust: { zh: '积分调整', en: 'Points adjusted' },
  'gift-out': { zh: '送给好友', en: 'Given to a friend' },
  'gift-in': { zh: '收到好友的积分', en: 'Received from a friend' },
  'merge-out': { zh: '转到合并后的会员', en: 'Moved to the merged membership' },
  'merge-in': { zh: '会员合并转入', en: 'Moved from the merged membership' },
  leave: { zh: '退出会员，积分清零', en: 'Membership ended' },
};

const boughtAt = (shop: Words | null): Words | null =>
  shop && { zh: `${shop.zh}购物`, en: shop.en };

export const channelName = (id: string, { channels }: Program): Words =>
  channels.find((channel) => channel.id === id)?.words ?? { zh: '购物', en: 'Purchase' };

function tierTitle({ to, why }: Extract<Explanation, { kind: 'tier' }>, program: Program): Words {
  const name = levelName(to, program);
  return why === 'reached'
    ? { zh: `升级为${name.zh}`, en: `Upgraded to ${name.en}` }
    : { zh: `等级调整为${name.zh}`, en: `Tier changed to ${name.en}` };
}

function levelTitle(level: string, program: Program, zh: string, en: string): Words {
  const name = levelName(level, program);
  return { zh: `${name.zh}${zh}`, en: `${name.en} ${en}` };
}

const levelName = (id: string, program: Program): Words =>
  program.tiers.levels.find((level) => level.id === id)?.words ?? unnamed(id);

function benefitTitle(id: string, { tiers }: Program): Words {
  const benefits = tiers.levels.flatMap((level) => level.benefits ?? []);
  const name = benefits.find((benefit) => benefit.id === id)?.words ?? unnamed(id);
  return { zh: `使用权益：${name.zh}`, en: `Benefit used: ${name.en}` };
}

/** What a version we can no longer read called so keeps its id as its name. */
const unnamed = (id: string): Words => ({ zh: id, en: id });
