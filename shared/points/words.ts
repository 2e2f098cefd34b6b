import { type Words, withCommas, yuan } from '../kernel/words';
import type { Program } from '../program/contracts';
import { type Award, type CapHit, type Missed, OTHER_RULES, type Times } from './earn';
import type { Rounding } from './rounding';

export type Step = { readonly words: Words; readonly amount: string | null };

type Told = {
  readonly paidFen: number;
  readonly basisFen: number;
  readonly awards: readonly Award[];
  readonly times: readonly Times[];
  readonly caps: readonly CapHit[];
};

/** "¥128 → 128, silver ×1.2 → 153.6, member day ×2 → 307.2 → 307": the calculation, a step a line. */
export function earnSteps(
  { paidFen, basisFen, awards, times, caps }: Told,
  program: Program | null,
): readonly Step[] {
  const base = awards.reduce((sum, award) => sum + award.points, 0);
  const running = runningProducts(base, times);
  const last = running.at(-1);
  const ofRule = (rule: string) => caps.find((cap) => cap.rule === rule);
  const overall = ofRule('');
  return [
    { words: { zh: '实付', en: 'Paid' }, amount: yuan(paidFen) },
    ...(basisFen === paidFen
      ? []
      : [{ words: { zh: '计分金额', en: 'Counted for points' }, amount: yuan(basisFen) }]),
    ...awards.flatMap((award) => awardSteps(award, ofRule(award.rule), program)),
    ...times.map(({ id, percent }, index) => ({
      words: timesWords(nameOf(id, program), percent),
      amount: running[index] ?? null,
    })),
    ...(last?.includes('.') ? [rounded(last, program?.earning.rounding ?? 'floor')] : []),
    ...(overall ? [{ words: capWords(overall), amount: withCommas(overall.given) }] : []),
  ];
}

const awardSteps = (award: Award, cap: CapHit | undefined, program: Program | null): Step[] => [
  { words: nameOf(award.rule, program), amount: withCommas(cap?.wanted ?? award.points) },
  ...(cap ? [{ words: capWords(cap), amount: withCommas(award.points) }] : []),
];

const periods: Record<CapHit['per'], Words> = {
  order: { zh: '单笔', en: 'per order' },
  day: { zh: '每日', en: 'per day' },
  week: { zh: '每周', en: 'per week' },
  month: { zh: '每月', en: 'per month' },
  year: { zh: '每年', en: 'per year' },
  total: { zh: '累计', en: 'in all' },
};

const capWords = ({ per }: CapHit): Words => ({
  zh: `达到${periods[per].zh}上限`,
  en: `Limit ${periods[per].en} reached`,
});

/** Rules that did not apply and why: outcomes, never personal attributes. */
export const missedWords = (missed: readonly Missed[], program: Program | null): readonly Words[] =>
  missed.map(({ id, why }) => {
    const name = nameOf(id, program);
    return { zh: `${name.zh}：${reasons[why].zh}`, en: `${name.en}: ${reasons[why].en}` };
  });

const reasons: Record<Missed['why'], Words> = {
  channel: { zh: '不适用于这个渠道', en: 'not for this channel' },
  shop: { zh: '不适用于这家门店', en: 'not at this shop' },
  tier: { zh: '不适用于当时的等级', en: 'not for the tier at that time' },
  tag: { zh: '不在活动人群内', en: 'not part of this offer' },
  weekday: { zh: '不是活动日', en: 'not on this day' },
  monthDay: { zh: '不是活动日', en: 'not on this day' },
  day: { zh: '不在活动期内', en: 'not in the offer period' },
  paidFen: { zh: '未达到金额', en: 'below the minimum amount' },
  firstOrder: { zh: '只限首单', en: 'first order only' },
  birthday: { zh: '不在生日期间', en: 'not in the birthday period' },
  stronger: { zh: '另一项不可叠加的规则优先', en: 'another rule counts alone' },
  cap: { zh: '已达上限', en: 'the limit is used up' },
  lines: { zh: '没有参与的商品', en: 'no qualifying product' },
  amount: { zh: '未满一个计分单位', en: 'less than one whole step' },
};

/** A rule of a version we can no longer read keeps its id as its name. */
function nameOf(id: string, program: Program | null): Words {
  if (id === OTHER_RULES) return { zh: '其他规则', en: 'Other rules' };
  const { rules, multipliers } = program?.earning ?? { rules: [], multipliers: [] };
  return [...rules, ...multipliers].find((each) => each.id === id)?.words ?? { zh: id, en: id };
}

const timesWords = (name: Words, percent: number): Words => {
  const factor = decimal(BigInt(percent), 2);
  return { zh: `${name.zh} ×${factor}`, en: `${name.en} ×${factor}` };
};

function rounded(exact: string, rounding: Rounding): Step {
  const whole = exact.slice(0, exact.indexOf('.'));
  const up = rounding === 'ceil' || (rounding === 'round' && exact.charAt(whole.length + 1) >= '5');
  const amount = up ? withCommas(Number(whole.replaceAll(',', '')) + 1) : whole;
  const words = up ? { zh: '末尾进位', en: 'Rounded up' } : { zh: '末尾取整', en: 'Rounded down' };
  return { words, amount };
}

function runningProducts(base: number, times: readonly Times[]): readonly string[] {
  let product = BigInt(base);
  return times.map(({ percent }, index) => {
    product *= BigInt(percent);
    return decimal(product, 2 * (index + 1));
  });
}

/** `value / 10^places` written exactly, without trailing zeros. */
function decimal(value: bigint, places: number): string {
  const digits = value.toString().padStart(places + 1, '0');
  const whole = withCommas(Number(digits.slice(0, -places)));
  const rest = digits.slice(-places).replace(/0+$/, '');
  return rest === '' ? whole : `${whole}.${rest}`;
}
