import type { Condition, Leaf } from '../kernel/condition';
import { unreachable } from '../kernel/invariant';
import { type Words, withCommas, yuan } from '../kernel/words';
import type { EarnRule, LineField, OrderField, ProgramFile } from './contracts';

type Named = Pick<ProgramFile, 'channels' | 'tiers'> & {
  /** Members are told that something is chosen, not by which codes. */
  readonly isForMembers?: true;
};
type Field = OrderField | LineField;

/** A rule as a sentence: what it gives, for which lines, when. */
export function ruleInWords(rule: EarnRule, program: Named): Words {
  const lines = rule.lines && conditionInWords(rule.lines, program);
  const when = rule.when && conditionInWords(rule.when, program);
  const given = awardInWords(rule);
  return {
    zh: [given.zh, lines && `商品：${lines.zh}`, when && `条件：${when.zh}`]
      .filter(Boolean)
      .join('；'),
    en: [given.en, lines && `for lines where ${lines.en}`, when && `when ${when.en}`]
      .filter(Boolean)
      .join(', '),
  };
}

export function awardInWords({ award, when }: Pick<EarnRule, 'award' | 'when'>): Words {
  const points = withCommas(award.points);
  const some = award.points === 1 ? '1 point' : `${points} points`;
  switch (award.kind) {
    case 'perAmount': {
      const step = yuan(award.fen);
      return {
        zh: `每满 ${step} 得 ${points} 积分`,
        en: `${some} for every whole ${step}`,
      };
    }
    case 'perItem':
      return { zh: `每件得 ${points} 积分`, en: `${some} for every piece` };
    case 'fixed':
      return isOnce(when)
        ? { zh: `得 ${points} 积分`, en: some }
        : { zh: `每单得 ${points} 积分`, en: `${some} an order` };
    default:
      return unreachable(award);
  }
}

/** No member has two first orders, so what it gives is not given for every one. */
function isOnce(when: EarnRule['when']): boolean {
  if (when === undefined) return false;
  if ('all' in when) return when.all.some(isOnce);
  return 'is' in when && when.field === 'firstOrder' && when.is;
}

/** A condition as a person reads it: "tier is Gold or Black Gold, and not (channel is Web shop)". */
export function conditionInWords<F extends Field>(condition: Condition<F>, program: Named): Words {
  if ('all' in condition) return joined(condition.all, program, { zh: '，且', en: ', and ' });
  if ('any' in condition) return joined(condition.any, program, { zh: '，或', en: ', or ' });
  if ('not' in condition) {
    const inner = conditionInWords(condition.not, program);
    return { zh: `非（${inner.zh}）`, en: `not (${inner.en})` };
  }
  return leafInWords(condition, program);
}

function joined<F extends Field>(
  conditions: readonly Condition<F>[],
  program: Named,
  by: Words,
): Words {
  const each = conditions.map((condition) => {
    const words = conditionInWords(condition, program);
    const isNested = 'all' in condition || 'any' in condition;
    return isNested ? { zh: `（${words.zh}）`, en: `(${words.en})` } : words;
  });
  return { zh: each.map(({ zh }) => zh).join(by.zh), en: each.map(({ en }) => en).join(by.en) };
}

const fieldNames: Record<Field, Words> = {
  channel: { zh: '渠道', en: 'channel' },
  shop: { zh: '门店', en: 'shop' },
  tier: { zh: '等级', en: 'tier' },
  tag: { zh: '标签', en: 'tag' },
  weekday: { zh: '星期', en: 'day of the week' },
  monthDay: { zh: '每月日期', en: 'day of the month' },
  day: { zh: '日期', en: 'date' },
  paidFen: { zh: '实付', en: 'amount paid' },
  firstOrder: { zh: '首单', en: 'first order' },
  birthday: { zh: '会员生日', en: 'birthday' },
  sku: { zh: '商品', en: 'product' },
  category: { zh: '品类', en: 'category' },
  quantity: { zh: '件数', en: 'quantity' },
  unitFen: { zh: '单价', en: 'unit price' },
};

function leafInWords<F extends Field>(leaf: Leaf<F>, program: Named): Words {
  const name = fieldNames[leaf.field];
  if ('is' in leaf) {
    return leaf.is ? name : { zh: `非${name.zh}`, en: `not the ${name.en}` };
  }
  if ('atLeast' in leaf) {
    const isMoney = leaf.field === 'paidFen' || leaf.field === 'unitFen';
    const amount = isMoney ? yuan(leaf.atLeast) : withCommas(leaf.atLeast);
    return { zh: `${name.zh}不少于 ${amount}`, en: `${name.en} at least ${amount}` };
  }
  if ('from' in leaf) {
    const { from, through } = leaf;
    return {
      zh: `${name.zh}在 ${from} 至 ${through}`,
      en: `${name.en} ${from} through ${through}`,
    };
  }
  const chosen = program.isForMembers && CHOSEN[leaf.field];
  if (chosen) return chosen;
  if (leaf.field === 'monthDay') {
    return {
      zh: `每月 ${leaf.in.join('、')} 日`,
      en: `day ${leaf.in.join(' or ')} of the month`,
    };
  }
  const values = leaf.in.map((value) => valueInWords(leaf.field, value, program));
  const named = values.map(({ zh }) => zh).join('、');
  // Letters and digits stand apart from Chinese; Chinese does not.
  const gap = /^\p{Script=Han}/u.test(named) ? '' : ' ';
  return {
    zh: `${name.zh}为${gap}${named}`,
    en: `${name.en} is ${values.map(({ en }) => en).join(' or ')}`,
  };
}

/** Fields whose values are codes of the brand's own. */
const CHOSEN: Partial<Record<Field, Words>> = {
  sku: { zh: '指定商品', en: 'selected products' },
  category: { zh: '指定品类', en: 'selected categories' },
  shop: { zh: '指定门店', en: 'selected shops' },
  tag: { zh: '受邀会员', en: 'invited members' },
};

const WEEKDAYS: readonly Words[] = [
  { zh: '周一', en: 'Monday' },
  { zh: '周二', en: 'Tuesday' },
  { zh: '周三', en: 'Wednesday' },
  { zh: '周四', en: 'Thursday' },
  { zh: '周五', en: 'Friday' },
  { zh: '周六', en: 'Saturday' },
  { zh: '周日', en: 'Sunday' },
];
const BIRTHDAY: Readonly<Record<string, Words>> = {
  day: { zh: '当天', en: 'that day' },
  week: { zh: '当周', en: 'that week' },
  month: { zh: '当月', en: 'that month' },
};

/** By the brand's own name where it has one. */
function valueInWords(field: Field, value: string | number, { channels, tiers }: Named): Words {
  const plain = { zh: String(value), en: String(value) };
  const named = (items: readonly { id: string; words: Words }[]) =>
    items.find(({ id }) => id === value)?.words ?? plain;
  if (field === 'channel') return named(channels);
  if (field === 'tier') return named(tiers.levels);
  if (field === 'weekday') return WEEKDAYS[Number(value) - 1] ?? plain;
  if (field === 'birthday') return BIRTHDAY[value] ?? plain;
  return plain;
}
