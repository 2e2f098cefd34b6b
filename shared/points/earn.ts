import { type Facts, firstObstacle } from '../kernel/condition';
import {
  dayInYear,
  dayOf,
  type Instant,
  type Period,
  startOfDayAfter,
  startOfPeriod,
  weekdayOf,
  yearOf,
} from '../kernel/time';
import { type Points, points } from '../kernel/units';
import type { OrderPaid } from '../orders/events';
import type { EarnRule, OrderField, Program } from '../program/contracts';
import { type Counter, fitCaps } from './caps';
import type { Cap } from './contracts';
import { expiryOf } from './expiry';
import { applyPercents } from './rounding';

/** What a rule may ask of the member, as the account knew it just before this order. */
export type Standing = {
  readonly tier: string;
  readonly tags: readonly string[];
  /** `MM-DD`; null where the member never said. */
  readonly birthday: string | null;
  readonly ordersBefore: number;
  readonly counters: readonly Counter[];
};

export type Award = { readonly rule: string; readonly points: number };
/** Where rules are too many to be told one by one: no rule has this id. */
export const OTHER_RULES = '';
export type Times = { readonly id: string; readonly percent: number };
/** A rule that gave nothing: the field that stood in the way, or what else did. */
export type Missed = {
  readonly id: string;
  readonly why: OrderField | 'lines' | 'amount' | 'stronger' | 'cap';
};
/** A cap that gave less than was asked: of a rule, or of the program (''). */
export type CapHit = {
  readonly rule: string;
  readonly per: Cap['per'];
  readonly wanted: number;
  readonly given: number;
};
/** Points of one order that share their dates. */
export type Parcel = {
  /** The first instant these points can be spent. */
  readonly vests: Instant;
  /** The first instant they are gone. */
  readonly expires: Instant;
  readonly points: Points;
};

export type Earning = {
  readonly points: Points;
  readonly parcels: readonly Parcel[];
  readonly awards: readonly Award[];
  readonly times: readonly Times[];
  /** After multipliers and rounding, before the program's own caps. */
  readonly multiplied: Points;
  readonly caps: readonly CapHit[];
  readonly missed: readonly Missed[];
};

/**
 * What an order earns: the base rules that count, each under its caps; their sum times every multiplier
 * that matches, rounded once; the program's caps last. Pure, so a write that meets another runs it again.
 * Source: "Earning" of the promotion rules.
 */
export function decideEarn(
  order: OrderPaid,
  standing: Standing,
  { program, now }: { program: Program; now: Instant },
): Earning {
  const { earning, offset } = program;
  const facts = factsOf(order, standing, program);
  const clock = { paidAt: order.paidAt, now, offset };
  const { counters } = standing;
  const judged = judgeRules(strongest(earning.rules, order, facts), order);
  const capped = judged.awards.map(({ rule, points: wanted }) => {
    const caps = earning.rules.find(({ id }) => id === rule)?.caps ?? [];
    return { rule, wanted, ...fitCaps(points(wanted), caps, { rule, counters, clock }) };
  });
  const awards = capped.map(({ rule, given }) => ({ rule, points: given })).filter(isSomething);
  const { times, idle } = judgeMultipliers(program, facts);
  const multiplied = applyPercents(
    awards.reduce((sum, award) => sum + award.points, 0),
    times.map(({ percent }) => percent),
    earning.rounding ?? 'floor',
  );
  const fitted = fitCaps(multiplied, earning.caps ?? [], { rule: '', counters, clock });
  const overall = { rule: '', wanted: multiplied, ...fitted };
  const nothing = capped
    .filter(({ given }) => given === 0)
    .map(({ rule }) => missedBy(rule, 'cap'));
  return {
    points: fitted.given,
    parcels: parcelsOf(fitted.given, awards, { order, program, now }),
    awards,
    times,
    multiplied,
    caps: [...capped, overall].flatMap(hitOf),
    missed: [...nothing, ...judged.missed, ...idle],
  };
}

const isSomething = ({ points: given }: Award): boolean => given > 0;
const missedBy = (id: string, why: Missed['why']): Missed => ({ id, why });

const hitOf = ({
  rule,
  wanted,
  given,
  hit,
}: {
  rule: string;
  wanted: number;
  given: number;
  hit: Cap | null;
}): readonly CapHit[] => (hit === null ? [] : [{ rule, per: hit.per, wanted, given }]);

type OrderFacts = Facts<OrderField>;
type Judged = { readonly rule: EarnRule; readonly obstacle: Missed['why'] | null };

/** Where a rule that does not stack applies, only the strongest such rule counts. */
function strongest(
  rules: readonly EarnRule[],
  order: OrderPaid,
  facts: OrderFacts,
): readonly Judged[] {
  const judged = rules.map((rule) => ({ rule, obstacle: obstacleTo(rule, order, facts) }));
  const alone = judged.filter(({ rule, obstacle }) => rule.stacks === false && obstacle === null);
  if (alone.length === 0) return judged;
  const best = alone.reduce((a, b) => (priorityOf(b.rule) > priorityOf(a.rule) ? b : a));
  return judged.map((each) =>
    each.obstacle !== null || each === best ? each : { ...each, obstacle: 'stronger' as const },
  );
}

const priorityOf = ({ priority }: EarnRule): number => priority ?? 0;

function judgeRules(
  judged: readonly Judged[],
  order: OrderPaid,
): { awards: readonly Award[]; missed: readonly Missed[] } {
  const awards: Award[] = [];
  const missed: Missed[] = [];
  for (const { rule, obstacle } of judged) {
    const given = obstacle === null ? awarded(rule, order) : 0;
    if (given > 0) awards.push({ rule: rule.id, points: given });
    else missed.push(missedBy(rule.id, obstacle ?? 'amount'));
  }
  return { awards, missed };
}

function judgeMultipliers(
  { earning }: Program,
  facts: OrderFacts,
): { times: readonly Times[]; idle: readonly Missed[] } {
  const times: Times[] = [];
  const idle: Missed[] = [];
  for (const { id, percent, when } of earning.multipliers) {
    const why = when === undefined ? null : firstObstacle(when, facts);
    if (why === null) times.push({ id, percent });
    else idle.push({ id, why });
  }
  return { times, idle };
}

function obstacleTo(rule: EarnRule, order: OrderPaid, facts: OrderFacts): Missed['why'] | null {
  const why = rule.when === undefined ? null : firstObstacle(rule.when, facts);
  if (why !== null) return why;
  return rule.lines !== undefined && portionOf(rule, order).pieces === 0 ? 'lines' : null;
}

/** What a rule finds in an order: the lines it takes, or all of them. */
export const portionOf = (
  { id, lines }: Pick<EarnRule, 'id' | 'lines'>,
  order: Pick<OrderPaid, 'basisFen' | 'pieces' | 'portions'>,
): { readonly basisFen: number; readonly pieces: number } =>
  lines === undefined
    ? order
    : (order.portions.find(({ rule }) => rule === id) ?? { basisFen: 0, pieces: 0 });

function awarded(rule: EarnRule, order: OrderPaid): number {
  const { award } = rule;
  const { basisFen, pieces } = portionOf(rule, order);
  if (award.kind === 'fixed') return award.points;
  if (award.kind === 'perItem') return pieces * award.points;
  return Math.floor(basisFen / award.fen) * award.points;
}

function factsOf(order: OrderPaid, standing: Standing, { offset }: Program): OrderFacts {
  const day = dayOf(order.paidAt, offset);
  return {
    channel: order.channel,
    shop: order.shop,
    tier: standing.tier,
    tag: standing.tags,
    weekday: weekdayOf(order.paidAt, offset),
    monthDay: Number(day.slice(8)),
    day,
    paidFen: order.paidFen,
    firstOrder: standing.ordersBefore === 0,
    birthday:
      standing.birthday === null ? [] : birthdayPeriods(standing.birthday, order.paidAt, offset),
  };
}

/** The periods around the birthday that an instant is in; a week may reach into the next year. */
function birthdayPeriods(
  birthday: string,
  at: Instant,
  offset: Program['offset'],
): readonly Period[] {
  const year = yearOf(at, offset);
  const birthdays = [year - 1, year, year + 1].map((each) => dayInYear(each, birthday, offset));
  return (['day', 'week', 'month'] as const).filter((period) => {
    const begins = startOfPeriod(at, period, offset);
    return birthdays.some((each) => startOfPeriod(each, period, offset) === begins);
  });
}

/** Rules may have dates of their own: points are divided by what each gave, the last takes the rest. */
function parcelsOf(total: Points, awards: readonly Award[], judging: Judging): readonly Parcel[] {
  const dates = awards.map(({ rule }) => datesOf(rule, judging));
  const [first] = dates;
  if (!first || total === 0) return [];
  const isOneDate = dates.every(
    ({ vests, expires }) => vests === first.vests && expires === first.expires,
  );
  if (isOneDate) return [{ ...first, points: total }];
  const base = awards.reduce((sum, award) => sum + BigInt(award.points), 0n);
  let left = total as number;
  const parcels = awards.map((award, index) => {
    const share = Number((BigInt(total) * BigInt(award.points)) / base);
    const given = index === awards.length - 1 ? left : share;
    left -= given;
    return { ...(dates[index] ?? first), points: points(given) };
  });
  return parcels.reduce<readonly Parcel[]>(joinParcel, []);
}

function joinParcel(parcels: readonly Parcel[], next: Parcel): readonly Parcel[] {
  const same = parcels.find(
    ({ vests, expires }) => vests === next.vests && expires === next.expires,
  );
  if (!same) return [...parcels, next];
  const both = { ...same, points: points(same.points + next.points) };
  return parcels.map((each) => (each === same ? both : each));
}

type Judging = { readonly order: OrderPaid; readonly program: Program; readonly now: Instant };

/**
 * Shop points are spendable at once, also where the till's clock is a little ahead of ours; others wait
 * whole days, so that a return window can close.
 */
function datesOf(
  ruleId: string,
  { order: { paidAt, channel }, program, now }: Judging,
): { vests: Instant; expires: Instant } {
  const { earning, channels, expiry, offset } = program;
  const rule = earning.rules.find(({ id }) => id === ruleId);
  const days = rule?.vestingDays ?? channels.find(({ id }) => id === channel)?.vestingDays ?? 0;
  const vests = days === 0 ? paidAt : startOfDayAfter(paidAt, days, offset);
  const expires = expiryOf(rule?.expiry ?? expiry, vests, offset);
  return { vests: days === 0 && vests > now ? now : vests, expires };
}
