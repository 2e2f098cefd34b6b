import { dateWords } from '../kernel/dates';
import { unreachable } from '../kernel/invariant';
import { dayInYear, type Instant } from '../kernel/time';
import { type Words, withCommas, yuan } from '../kernel/words';
import type { PointsPage, Redemption } from '../points/contracts';
import type { Channel, EarnRule, Multiplier, Program } from './contracts';
import { awardInWords, conditionInWords } from './in-words';

type Terms = PointsPage['rules'];

/** Longer ones are a lawyer's to read: that there are some is said, and each entry says which applied. */
const CONDITION_LONGEST = 120;

/** The program as its members read it: how points come, when, how long they last, and what returns do. */
export function memberTerms(program: Program, now: Instant): Terms {
  const { earning, channels, redemption } = program;
  const from = dateWords(program.effectiveFrom, program.offset, now);
  return [
    {
      title: { zh: '怎么得积分', en: 'How you earn' },
      lines: [
        ...earning.rules.map((rule) => ruleLine(rule, program)),
        ...earning.multipliers.map((times) => multiplierLine(times, program)),
      ],
    },
    { title: { zh: '多久入账', en: 'When points arrive' }, lines: channels.map(vestingLine) },
    { title: { zh: '有效期', en: 'How long they last' }, lines: [expiryLine(program)] },
    ...(redemption === undefined
      ? []
      : [{ title: { zh: '积分抵现', en: 'Pay with points' }, lines: redemptionLines(redemption) }]),
    { title: { zh: '退货', en: 'Returns' }, lines: returnLines(program) },
    {
      title: { zh: '规则版本', en: 'Rules version' },
      lines: [
        {
          zh: `版本 ${program.version} · ${from.zh}起`,
          en: `Version ${program.version}, from ${from.en}`,
        },
      ],
    },
  ];
}

function ruleLine(rule: EarnRule, program: Program): Words {
  const given = awardInWords(rule);
  const own = rule.expiry === undefined ? null : { zh: '有效期另计', en: 'own expiry' };
  return line(rule.words, given, [
    rule.lines === undefined ? null : shortened(conditionInWords(rule.lines, memberView(program))),
    rule.when === undefined ? null : shortened(conditionInWords(rule.when, memberView(program))),
    own,
  ]);
}

function multiplierLine({ words, percent, when }: Multiplier, program: Program): Words {
  const factor = String(percent / 100);
  const given = { zh: `积分 ×${factor}`, en: `points ×${factor}` };
  return line(words, given, [
    when === undefined ? null : shortened(conditionInWords(when, memberView(program))),
  ]);
}

/** A member is told that products are chosen, not by which codes. */
const memberView = (program: Program) => ({ ...program, isForMembers: true }) as const;

function shortened(words: Words): Words {
  return words.zh.length <= CONDITION_LONGEST && words.en.length <= 2 * CONDITION_LONGEST
    ? words
    : { zh: '另有条件', en: 'further conditions apply' };
}

function line(name: Words, given: Words, conditions: readonly (Words | null)[]): Words {
  const some = conditions.filter((each) => each !== null);
  if (some.length === 0) {
    return { zh: `${name.zh}：${given.zh}`, en: `${name.en}: ${given.en}` };
  }
  return {
    zh: `${name.zh}：${given.zh}（${some.map(({ zh }) => zh).join('；')}）`,
    en: `${name.en}: ${given.en} (${some.map(({ en }) => en).join('; ')})`,
  };
}

function vestingLine({ words, vestingDays }: Channel): Words {
  if (vestingDays === 0) {
    return { zh: `${words.zh}：付款后即入账`, en: `${words.en}: at once` };
  }
  const days = vestingDays === 1 ? 'a day' : `${vestingDays} days`;
  return {
    zh: `${words.zh}：付款 ${vestingDays} 天后入账`,
    en: `${words.en}: ${days} after payment`,
  };
}

const ROUNDED: Readonly<Record<string, Words>> = {
  month: { zh: '，到当月最后一天', en: ', through the end of that month' },
  quarter: { zh: '，到当季最后一天', en: ', through the end of that quarter' },
  year: { zh: '，到当年最后一天', en: ', through the end of that year' },
};

const LEAP_YEAR = 2024;

function expiryLine({ expiry, offset }: Program): Words {
  switch (expiry.kind) {
    case 'rolling': {
      const rounded = ROUNDED[expiry.roundUpTo ?? ''] ?? { zh: '', en: '' };
      return {
        zh: `自入账起 ${expiry.months} 个月内有效${rounded.zh}`,
        en: `${inMonths(expiry.months)} from the day they arrive${rounded.en}`,
      };
    }
    case 'fixed': {
      // Any leap year: every day there may be has its date in it.
      const dates = expiry.days.map((day) => dayInYear(LEAP_YEAR, day, offset));
      const days = dates.map((date) => dateWords(date, offset, date));
      return {
        zh: `每年${days.map(({ zh }) => zh).join('、')}到期`,
        en: `They expire after ${days.map(({ en }) => en).join(' and ')} of each year`,
      };
    }
    case 'activity':
      return {
        zh: `最近一次获得或使用积分后 ${expiry.months} 个月内有效`,
        en: `${inMonths(expiry.months)} from the last time you earned or used points`,
      };
    case 'never':
      return { zh: '长期有效', en: 'Points do not expire' };
    default:
      return unreachable(expiry);
  }
}

const inMonths = (months: number): string =>
  months === 1 ? 'Valid for a month' : `Valid for ${months} months`;

function redemptionLines(terms: Redemption): Words[] {
  const { points, fen, minimum = 0, step = 0, maxPercent = 100 } = terms;
  const worth = withCommas(points);
  const lines: Words[] = [
    { zh: `${worth} 积分抵 ${yuan(fen)}`, en: `${worth} points pay ${yuan(fen)}` },
  ];
  if (minimum > 1) {
    const least = withCommas(minimum);
    lines.push({ zh: `每次至少 ${least} 积分`, en: `At least ${least} points at a time` });
  }
  if (step > 1) {
    const each = withCommas(step);
    lines.push({ zh: `按 ${each} 的倍数使用`, en: `In multiples of ${each}` });
  }
  if (maxPercent < 100) {
    lines.push({
      zh: `最多抵应付金额的 ${maxPercent}%`,
      en: `No more than ${maxPercent}% of what is to pay`,
    });
  }
  return lines;
}

const SHORTFALLS: Readonly<Record<NonNullable<Program['returns']['shortfall']>, Words>> = {
  debt: {
    zh: '可用积分不够扣回时记为待扣回，下次获得时抵扣',
    en: 'What is no longer there is owed and taken from what you earn next',
  },
  deduct_cash: {
    zh: '可用积分不够扣回时，差额从退款中扣除',
    en: 'What is no longer there is taken from the refund',
  },
  write_off: {
    zh: '可用积分不够扣回时，差额不再追回',
    en: 'What is no longer there is let go',
  },
  only_pending: {
    zh: '只扣回还没有入账的积分',
    en: 'Only points that are still pending are taken back',
  },
  refuse: {
    zh: '可用积分不够扣回时不能退货',
    en: 'Without the points an order cannot be returned',
  },
};

function returnLines({ returns }: Program): Words[] {
  return [
    {
      zh: '退货时按退款金额扣回这一单获得的积分',
      en: 'A return takes back the points that the refunded part had earned',
    },
    {
      zh: '这一单用掉的积分按比例退回，仍按原有效期',
      en: 'Points that paid for it come back in proportion, with the dates they had',
    },
    SHORTFALLS[returns.shortfall ?? 'debt'],
  ];
}
