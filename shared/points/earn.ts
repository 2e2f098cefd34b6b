import { type Facts, firstObstacle } from '../kernel/condition';
import {
  dayOf,
  endOfDayMonthsAfter,
  type Instant,
  startOfDayAfter,
  weekdayOf,
} from '../kernel/time';
import { type Points, points } from '../kernel/units';
import type { OrderPaid } from '../orders/events';
import type { EarnRule, Multiplier, OrderField, Program } from '../program/contracts';
import { weightsOf } from './weigh';

/** What a rule may ask of the member, as the account knew it just before this order. */
export type Standing = {
  readonly tier: string;
  readonly tags: readonly string[];
  readonly ordersBefore: number;
};

export type Award = { readonly rule: string; readonly moneyFen: number; readonly points: number };
/** Where rules are too many to be told one by one: no rule has this id. */
export const OTHER_RULES = '';
export type Times = { readonly id: string; readonly percent: number };
/** A rule that gave nothing: the field that stood in the way, or `amount` when no whole step fitted. */
export type Missed = { readonly id: string; readonly why: OrderField | 'lines' | 'amount' };

export type Earning = {
  readonly points: Points;
  /** The first instant these points can be spent. */
  readonly vests: Instant;
  /** The first instant they are gone. */
  readonly expires: Instant;
  readonly awards: readonly Award[];
  readonly times: readonly Times[];
  readonly missed: readonly Missed[];
  /** The share of each group of lines in what was earned, in whole numbers. */
  readonly weights: readonly number[];
};

/**
 * What an order earns: the sum of all base rules, times every multiplier that matches, rounded down
 * once at the end. Pure, so a write that meets another may run it again.
 */
export function decideEarn(order: OrderPaid, standing: Standing, program: Program): Earning {
  const facts = factsOf(order, standing, program);
  const { awards, missed } = judgeRules(program.earning.rules, order, facts);
  const { times, idle } = judgeMultipliers(program.earning.multipliers, facts);
  const vests = vestingOf(order, program);
  return {
    points: multiplied(awards, times),
    vests,
    expires: endOfDayMonthsAfter(vests, program.expiry.months, program.offset),
    awards,
    times,
    missed: [...missed, ...idle],
    weights: weightsOf(order.groups, awards, filteredRules(program)),
  };
}

type OrderFacts = Facts<OrderField>;

function judgeRules(
  rules: readonly EarnRule[],
  order: OrderPaid,
  facts: OrderFacts,
): { awards: readonly Award[]; missed: readonly Missed[] } {
  const awards: Award[] = [];
  const missed: Missed[] = [];
  for (const rule of rules) {
    const award = obstacleTo(rule, facts) ?? awardOf(rule, order);
    if (typeof award === 'object') awards.push(award);
    else missed.push({ id: rule.id, why: award });
  }
  return { awards, missed };
}

function judgeMultipliers(
  multipliers: readonly Multiplier[],
  facts: OrderFacts,
): { times: readonly Times[]; idle: readonly Missed[] } {
  const times: Times[] = [];
  const idle: Missed[] = [];
  for (const multiplier of multipliers) {
    const why = obstacleTo(multiplier, facts);
    if (why === null) times.push({ id: multiplier.id, percent: multiplier.percent });
    else idle.push({ id: multiplier.id, why });
  }
  return { times, idle };
}

const obstacleTo = ({ when }: Pick<EarnRule, 'when'>, facts: OrderFacts): OrderField | null =>
  when === undefined ? null : firstObstacle(when, facts);

const factsOf = (order: OrderPaid, standing: Standing, program: Program): OrderFacts => {
  const day = dayOf(order.paidAt, program.offset);
  return {
    channel: order.channel,
    shop: order.shop,
    tier: standing.tier,
    tag: standing.tags,
    weekday: weekdayOf(order.paidAt, program.offset),
    monthDay: Number(day.slice(8)),
    day,
    paidFen: order.paidFen,
    firstOrder: standing.ordersBefore === 0,
  };
};

function awardOf(rule: EarnRule, order: OrderPaid): Award | 'lines' | 'amount' {
  const qualifying = rule.lines
    ? order.groups.filter((group) => group.rules.includes(rule.id))
    : order.groups;
  if (qualifying.length === 0) return 'lines';
  const moneyFen = qualifying.reduce((sum, group) => sum + group.moneyFen, 0);
  const { award } = rule;
  const given =
    award.kind === 'fixed' ? award.points : Math.floor(moneyFen / award.fen) * award.points;
  return given === 0 ? 'amount' : { rule: rule.id, moneyFen, points: given };
}

/** Percentages are multiplied as whole numbers and divided once: no floats, one rounding. */
function multiplied(awards: readonly Award[], times: readonly Times[]): Points {
  const base = awards.reduce((sum, award) => sum + BigInt(award.points), 0n);
  const factor = times.reduce((product, { percent }) => product * BigInt(percent), 1n);
  return points(Number((base * factor) / 100n ** BigInt(times.length)));
}

/** Shop points are spendable at once; others wait whole days, so that a return window can close. */
function vestingOf(order: OrderPaid, program: Program): Instant {
  const days = program.channels.find(({ id }) => id === order.channel)?.vestingDays ?? 0;
  return days === 0 ? order.paidAt : startOfDayAfter(order.paidAt, days, program.offset);
}

const filteredRules = (program: Program): ReadonlySet<string> =>
  new Set(program.earning.rules.filter((rule) => rule.lines !== undefined).map(({ id }) => id));
