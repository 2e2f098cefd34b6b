import { type Words, withCommas, yuan } from '../kernel/words';
import type { OrderField, Program } from '../program/contracts';
import { type Award, type Missed, OTHER_RULES, type Times } from './earn';

export type Step = { readonly words: Words; readonly amount: string | null };

/** "¥128 → 128, silver ×1.2 → 153.6, member day ×2 → 307.2 → 307": the calculation, a step a line. */
export function earnSteps(
  {
    paidFen,
    awards,
    times,
  }: { paidFen: number; awards: readonly Award[]; times: readonly Times[] },
  program: Program | null,
): readonly Step[] {
  const base = awards.reduce((sum, award) => sum + award.points, 0);
  const running = runningProducts(base, times);
  const last = running.at(-1);
  return [
    { words: { zh: '实付', en: 'Paid' }, amount: yuan(paidFen) },
    ...awards.map((award) => ({
      words: nameOf(award.rule, program),
      amount: withCommas(award.points),
    })),
    ...times.map(({ id, percent }, index) => ({
      words: timesWords(nameOf(id, program), percent),
      amount: running[index] ?? null,
    })),
    ...(last?.includes('.') ? [roundedDown(last)] : []),
  ];
}

/** Rules that did not apply and why: outcomes, never personal attributes. */
export const missedWords = (missed: readonly Missed[], program: Program | null): readonly Words[] =>
  missed.map(({ id, why }) => {
    const name = nameOf(id, program);
    return { zh: `${name.zh}：${reasons[why].zh}`, en: `${name.en}: ${reasons[why].en}` };
  });

const reasons: Record<OrderField | 'lines' | 'amount', Words> = {
  channel: { zh: '不适用于这个渠道', en: 'not for this channel' },
  shop: { zh: '不适用于这家门店', en: 'not at this shop' },
  tier: { zh: '不适用于当时的等级', en: 'not for the tier at that time' },
  tag: { zh: '不在活动人群内', en: 'not part of this offer' },
  weekday: { zh: '不是活动日', en: 'not on this day' },
  monthDay: { zh: '不是活动日', en: 'not on this day' },
  day: { zh: '不在活动期内', en: 'not in the offer period' },
  paidFen: { zh: '未达到金额', en: 'below the minimum amount' },
  firstOrder: { zh: '只限首单', en: 'first order only' },
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

const roundedDown = (exact: string): Step => ({
  words: { zh: '末尾取整', en: 'Rounded down' },
  amount: exact.slice(0, exact.indexOf('.')),
});

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
