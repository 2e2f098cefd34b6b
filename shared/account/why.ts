import { dateWords, lastDayWords } from '../kernel/dates';
import { type Instant, NEVER } from '../kernel/time';
import { type Words, withCommas, yuan } from '../kernel/words';
import { earnSteps, missedWords, type Step } from '../points/words';
import type { Program } from '../program/contracts';
import type { Rulebook } from '../program/preview';
import type { StatementEntry } from './contracts';
import type { Entry, Explanation } from './entry';

export type Reading = {
  readonly rulebook: Rulebook;
  readonly current: Program;
  readonly now: Instant;
  /** Null where the brand lists no shop under that. */
  readonly shopName: (shop: string) => Words | null;
};
type Of<K extends Explanation['kind']> = Extract<Explanation, { kind: K }>;

/** "Why this number": the calculation step by step, rules that did not apply, and the rules' version. */
export function whyOf(entry: Entry, reading: Reading): StatementEntry['why'] {
  const { explain } = entry;
  return {
    steps: [...stepsOf(explain, reading), ...debtSteps(entry), ...joinedSteps(entry, reading)],
    missed:
      explain.kind === 'earn'
        ? [...missedWords(explain.missed, reading.rulebook.version(explain.program))]
        : [],
    rules: 'program' in explain ? rulesWords(explain.program, reading) : null,
  };
}

function stepsOf(explain: Explanation, reading: Reading): readonly Step[] {
  switch (explain.kind) {
    case 'earn':
      return whyEarned(explain, reading);
    case 'claw':
      return clawSteps(explain);
    case 'vest':
      return validUntil(explain.expires, reading);
    case 'expire':
      return [lastDayStep(expiredWords, explain.expired, reading)];
    case 'tier':
      return [said(tierReasons[explain.why])];
    case 'tier-gift':
      return [
        datedStep(availableWords, explain.vests, reading),
        said({
          zh: '订单退货期结束后到账',
          en: 'Available once the order can no longer be returned',
        }),
      ];
    case 'adjust':
      return adjustSteps(explain);
    case 'spend':
      return spendSteps(explain);
    case 'capture':
      return [counted('付款使用', 'Used for the payment', explain.paid), ...lapsedSteps(explain)];
    case 'release':
      return [said(releaseReasons[explain.why]), ...lapsedSteps(explain)];
    case 'restore':
      return [
        counted('按原有效期退回', 'Returned with the dates they had', explain.back),
        ...lapsedSteps(explain),
      ];
    case 'gift-in':
    case 'merge-in':
      return [said(moved[explain.kind]), ...lapsedSteps(explain)];
    case 'gift-out':
    case 'merge-out':
    case 'tier-gift-undone':
      return [said(moved[explain.kind])];
    case 'hold':
      return [datedStep(heldWords, explain.until, reading)];
    case 'benefit':
      return benefitSteps(explain);
    default:
      return [];
  }
}

const said = (words: Words): Step => ({ words, amount: null });
const counted = (zh: string, en: string, amount: number): Step => ({
  words: { zh, en },
  amount: withCommas(amount),
});

function whyEarned(explain: Of<'earn'>, reading: Reading): readonly Step[] {
  const { vests, expires, program } = explain;
  return [
    ...earnSteps(explain, reading.rulebook.version(program)),
    ...(vests === null ? [] : [datedStep(availableWords, vests, reading)]),
    ...(expires === null ? [] : validUntil(expires, reading)),
  ];
}

const validUntil = (expires: Instant, reading: Reading): readonly Step[] =>
  expires === NEVER
    ? [said({ zh: '长期有效', en: 'Does not expire' })]
    : [lastDayStep(validWords, expires, reading)];

type Dated = (day: Words) => Words;
const availableWords: Dated = ({ zh, en }) => ({ zh: `${zh}入账`, en: `Available on ${en}` });
const heldWords: Dated = ({ zh, en }) => ({
  zh: `${zh}前未付款将退回`,
  en: `Released if not paid by ${en}`,
});
const expiredWords: Dated = ({ zh, en }) => ({ zh: `${zh}到期`, en: `Expired after ${en}` });
const validWords: Dated = ({ zh, en }) => ({ zh: `有效期至${zh}`, en: `Valid until ${en}` });

/** Instants that end a day are told by the day they end. */
const lastDayStep = (words: Dated, end: Instant, { current, now }: Reading): Step =>
  said(words(lastDayWords(end, current.offset, now)));

const datedStep = (words: Dated, at: Instant, { current, now }: Reading): Step =>
  said(words(dateWords(at, current.offset, now)));

function clawSteps({
  earned,
  before,
  kept,
  refundedFen,
  cash,
  writtenOff,
}: Of<'claw'>): readonly Step[] {
  return [
    { words: { zh: '退款', en: 'Refunded' }, amount: yuan(refundedFen) },
    counted('这一单获得', 'Earned by this order', earned),
    ...(before === earned ? [] : [counted('此前已扣回', 'Taken back before', earned - before)]),
    counted('按未退部分保留', 'Kept for what was not returned', kept),
    counted('本次扣回', 'Taken back now', before - kept),
    ...(cash === null
      ? []
      : [
          {
            words: {
              zh: `其中 ${withCommas(cash.points)} 积分从退款扣除`,
              en: `${withCommas(cash.points)} points of it taken from the refund`,
            },
            amount: yuan(cash.fen),
          },
        ]),
    ...(writtenOff === 0 ? [] : [counted('其中免扣', 'Let go of it', writtenOff)]),
  ];
}

const tierReasons: Record<Of<'tier'>['why'], Words> = {
  reached: { zh: '累计消费达到升级标准', en: 'Spending reached the upgrade threshold' },
  term_over: { zh: '等级有效期结束，按近期消费评定', en: 'The tier period ended and was reviewed' },
  returned: {
    zh: '退货后消费未达到等级标准',
    en: 'After returns, spending is below the threshold',
  },
};

const releaseReasons: Record<Of<'release'>['why'], Words> = {
  cancelled: { zh: '付款取消，积分退回', en: 'The payment was cancelled' },
  timeout: { zh: '超时未付款，积分自动退回', en: 'Not paid in time, so released' },
};

const moved: Record<'gift-in' | 'gift-out' | 'merge-in' | 'merge-out' | 'tier-gift-undone', Words> =
  {
    'gift-in': { zh: '好友送的积分，有效期不变', en: 'From a friend, with the dates they had' },
    'gift-out': { zh: '已送给好友，有效期不变', en: 'To a friend, with the dates they had' },
    'merge-in': { zh: '两个会员合并为一个', en: 'Two memberships became one' },
    'merge-out': { zh: '两个会员合并为一个', en: 'Two memberships became one' },
    'tier-gift-undone': {
      zh: '升级的订单退货，升级礼一并取消',
      en: 'The order that brought the upgrade came back',
    },
  };

const adjustSteps = ({ reason, approvedBy }: Of<'adjust'>): readonly Step[] => [
  said({ zh: `原因：${reason}`, en: `Reason: ${reason}` }),
  ...(approvedBy === null
    ? []
    : [said({ zh: '已由第二人复核', en: 'Approved by a second person' })]),
];

const spendSteps = ({ wanted, short }: Of<'spend'>): readonly Step[] =>
  short === 0
    ? [said({ zh: '先用最早到期的积分', en: 'What expires first was used first' })]
    : [
        counted('订单使用', 'Used for the order', wanted),
        counted('余额不足', 'Beyond the balance', short),
      ];

function lapsedSteps({ lapsed }: { readonly lapsed: number }): readonly Step[] {
  return lapsed === 0 ? [] : [counted('其中已过期', 'Of it expired meanwhile', lapsed)];
}

const benefitSteps = ({ left }: Of<'benefit'>): readonly Step[] =>
  left === null
    ? [said({ zh: '不限次数', en: 'As often as you like' })]
    : [counted('本期剩余次数', 'Uses left in this period', left)];

/** Debt moves beside the balance: what a return could not take, and what an earning repaid. */
function debtSteps({ debt }: Entry): readonly Step[] {
  if (debt === 0) return [];
  const words =
    debt > 0
      ? { zh: '余额不足，待扣回（下次获得时抵扣）', en: 'Owed, repaid by the next points earned' }
      : { zh: '抵扣待扣回积分', en: 'Repaid points owed' };
  return [{ words, amount: withCommas(Math.abs(debt)) }];
}

function joinedSteps({ joined }: Entry, reading: Reading): readonly Step[] {
  if (joined === undefined) return [];
  const words: Dated = ({ zh, en }) => ({
    zh: `与${zh}到期的积分合并，更晚到期`,
    en: `Joined with points valid until ${en}, a later date`,
  });
  return [lastDayStep(words, joined, reading)];
}

function rulesWords(version: number, { rulebook, current, now }: Reading): Words {
  const program = rulebook.version(version) ?? current;
  const from = dateWords(program.effectiveFrom, program.offset, now);
  return {
    zh: `规则版本 ${version} · ${from.zh}起`,
    en: `Rules version ${version}, from ${from.en}`,
  };
}
