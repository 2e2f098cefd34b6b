import { dateWords, lastDayWords } from '../kernel/dates';
import { numberOf } from '../kernel/ids';
import { unreachable } from '../kernel/invariant';
import type { Instant } from '../kernel/time';
import { type Words, withCommas, yuan } from '../kernel/words';
import { earnSteps, missedWords, type Step } from '../points/words';
import type { Program } from '../program/contracts';
import type { Rulebook } from '../program/preview';
import type { Entry, Explanation } from './account';
import type { StatementEntry } from './contracts';

type Reading = { readonly rulebook: Rulebook; readonly current: Program; readonly now: Instant };
type Of<K extends Explanation['kind']> = Extract<Explanation, { kind: K }>;
type Why = StatementEntry['why'];

/** One line of the statement as a person reads it, with the calculation behind it. */
export function statementEntry(entry: Entry, reading: Reading): StatementEntry {
  const { explain } = entry;
  const why = whyOf(explain, reading);
  return {
    seq: entry.seq,
    kind: explain.kind,
    at: entry.at,
    postedAt: entry.postedAt,
    title: titleOf(explain, reading),
    orderTail: entry.order === undefined ? null : numberOf(entry.order).slice(-4),
    points: entry.points,
    pendingPoints: entry.pending,
    spendable: entry.spendable,
    vestsAt: explain.kind === 'earn' ? stillAhead(explain.vests, reading.now) : null,
    why: { ...why, steps: [...why.steps, ...debtSteps(entry), ...joinedSteps(entry, reading)] },
  };
}

const stillAhead = (vests: Instant | null, now: Instant): Instant | null =>
  vests !== null && vests > now ? vests : null;

function titleOf(explain: Explanation, { rulebook, current }: Reading): Words {
  switch (explain.kind) {
    case 'earn': {
      const channels = (rulebook.version(explain.program) ?? current).channels;
      const fallback = { zh: '购物', en: 'Purchase' };
      return channels.find(({ id }) => id === explain.channel)?.words ?? fallback;
    }
    case 'claw':
      return { zh: '退货扣回', en: 'Taken back for a return' };
    case 'vest':
      return { zh: '待入账积分到账', en: 'Pending points now available' };
    case 'expire':
      return { zh: '积分过期', en: 'Points expired' };
    case 'tier':
      return tierTitle(explain, rulebook.version(explain.program) ?? current);
    default:
      return unreachable(explain);
  }
}

function tierTitle({ to, why }: Of<'tier'>, program: Program): Words {
  const name = levelName(to, program);
  return why === 'reached'
    ? { zh: `升级为${name.zh}`, en: `Upgraded to ${name.en}` }
    : { zh: `等级调整为${name.zh}`, en: `Tier changed to ${name.en}` };
}

function whyOf(explain: Explanation, reading: Reading): Why {
  switch (explain.kind) {
    case 'earn':
      return whyEarned(explain, reading);
    case 'claw':
      return {
        steps: [...clawSteps(explain)],
        missed: [],
        rules: rulesWords(explain.program, reading),
      };
    case 'vest':
      return { steps: [expirySteps(explain.expires, reading)], missed: [], rules: null };
    case 'expire':
      return { steps: [expiredStep(explain.expired, reading)], missed: [], rules: null };
    case 'tier':
      return {
        steps: [...tierSteps(explain)],
        missed: [],
        rules: rulesWords(explain.program, reading),
      };
    default:
      return unreachable(explain);
  }
}

function whyEarned(explain: Of<'earn'>, reading: Reading): Why {
  const program = reading.rulebook.version(explain.program);
  const { vests } = explain;
  return {
    steps: [
      ...earnSteps(explain, program),
      ...(vests === null ? [] : [vestingStep(vests, reading)]),
      expirySteps(explain.expires, reading),
    ],
    missed: [...missedWords(explain.missed, program)],
    rules: rulesWords(explain.program, reading),
  };
}

const vestingStep = (vests: Instant, { current, now }: Reading): Step => {
  const on = dateWords(vests, current.offset, now);
  return { words: { zh: `${on.zh}入账`, en: `Available on ${on.en}` }, amount: null };
};

const expirySteps = (expires: Instant, { current, now }: Reading): Step => {
  const day = lastDayWords(expires, current.offset, now);
  return { words: { zh: `有效期至${day.zh}`, en: `Valid until ${day.en}` }, amount: null };
};

const expiredStep = (expired: Instant, { current, now }: Reading): Step => {
  const day = lastDayWords(expired, current.offset, now);
  return { words: { zh: `${day.zh}到期`, en: `Expired after ${day.en}` }, amount: null };
};

const clawSteps = ({ earned, before, kept, refundedFen }: Of<'claw'>): readonly Step[] => [
  { words: { zh: '退款', en: 'Refunded' }, amount: yuan(refundedFen) },
  { words: { zh: '这一单获得', en: 'Earned by this order' }, amount: withCommas(earned) },
  ...(before === earned
    ? []
    : [
        {
          words: { zh: '此前已扣回', en: 'Taken back before' },
          amount: withCommas(earned - before),
        },
      ]),
  {
    words: { zh: '按未退部分保留', en: 'Kept for what was not returned' },
    amount: withCommas(kept),
  },
  { words: { zh: '本次扣回', en: 'Taken back now' }, amount: withCommas(before - kept) },
];

const tierReasons: Record<Of<'tier'>['why'], Words> = {
  reached: { zh: '累计消费达到升级标准', en: 'Spending reached the upgrade threshold' },
  term_over: { zh: '等级有效期结束，按近期消费评定', en: 'The tier period ended and was reviewed' },
  returned: {
    zh: '退货后消费未达到等级标准',
    en: 'After returns, spending is below the threshold',
  },
};

const tierSteps = ({ why }: Of<'tier'>): readonly Step[] => [
  { words: tierReasons[why], amount: null },
];

/** Debt moves beside the balance: what a return could not take, and what an earning repaid. */
function debtSteps({ debt }: Entry): readonly Step[] {
  if (debt === 0) return [];
  const words =
    debt > 0
      ? { zh: '余额不足，待扣回（下次获得时抵扣）', en: 'Owed, repaid by the next points earned' }
      : { zh: '抵扣待扣回积分', en: 'Repaid points owed' };
  return [{ words, amount: withCommas(Math.abs(debt)) }];
}

function joinedSteps({ joined }: Entry, { current, now }: Reading): readonly Step[] {
  if (joined === undefined) return [];
  const day = lastDayWords(joined, current.offset, now);
  const words = {
    zh: `与${day.zh}到期的积分合并，更晚到期`,
    en: `Joined with points valid until ${day.en}, a later date`,
  };
  return [{ words, amount: null }];
}

function rulesWords(version: number, { rulebook, current, now }: Reading): Words {
  const program = rulebook.version(version) ?? current;
  const from = dateWords(program.effectiveFrom, program.offset, now);
  return {
    zh: `规则版本 ${version} · ${from.zh}起`,
    en: `Rules version ${version}, from ${from.en}`,
  };
}

const levelName = (id: string, program: Program): Words =>
  program.tiers.levels.find((level) => level.id === id)?.words ?? { zh: id, en: id };
