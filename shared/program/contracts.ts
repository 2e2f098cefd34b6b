import * as z from 'zod/mini';
import { isReadable } from '../kernel/colour';
import type { Condition } from '../kernel/condition';
import {
  calendarDay,
  colour,
  listOf,
  outsideName,
  pointsBetween,
  slug,
  text,
  textLike,
  whole,
  wholePercent,
  words,
} from '../kernel/contracts';
import type { Instant, UtcOffset } from '../kernel/time';
import { AMOUNT_MAX } from '../kernel/units';
import { AWARD_MAX, award, cap, datedExpiry, expiry, redemption } from '../points/contracts';
import { level, tiers } from '../tiers/contracts';

/** What an order-level condition may ask. */
export type OrderField =
  | 'channel'
  | 'shop'
  | 'tier'
  | 'tag'
  | 'weekday'
  | 'monthDay'
  | 'day'
  | 'paidFen'
  | 'firstOrder'
  | 'birthday';
/** What a condition on the lines of an order may ask. */
export type LineField = 'sku' | 'category' | 'quantity' | 'unitFen';

// Limits keep every explanation within a kilobyte and every order within a millisecond.
export const RULES_MAX = 32;
export const MULTIPLIERS_MAX = 10;
export const VESTING_DAYS_MAX = 60;
const CAPS_OF_A_RULE_MAX = 3;
const CAPS_OF_A_PROGRAM_MAX = 6;
const CONDITION_DEPTH_MAX = 4;
const LIST_MAX = 200;

const leaf = <F extends string, S extends z.core.$ZodLooseShape>(field: F, shape: S) =>
  z.strictObject({ field: z.literal(field), ...shape });

const oneOf = <T extends z.ZodMiniType>(each: T) => ({ in: listOf(each, 1, LIST_MAX) });
const atLeast = { atLeast: whole(0, AMOUNT_MAX) };

const orderLeaf = z.discriminatedUnion('field', [
  leaf('channel', oneOf(slug)),
  leaf('shop', oneOf(outsideName)),
  leaf('tier', oneOf(slug)),
  leaf('tag', oneOf(outsideName)),
  leaf('weekday', oneOf(whole(1, 7))),
  leaf('monthDay', oneOf(whole(1, 31))),
  leaf('day', { from: calendarDay, through: calendarDay }),
  leaf('paidFen', atLeast),
  leaf('firstOrder', { is: z.boolean() }),
  /** Whether the order falls on the day, or into the week or month, of the member's birthday. */
  leaf('birthday', oneOf(z.enum(['day', 'week', 'month']))),
]);

const lineLeaf = z.discriminatedUnion('field', [
  leaf('sku', oneOf(outsideName)),
  leaf('category', oneOf(outsideName)),
  leaf('quantity', atLeast),
  leaf('unitFen', atLeast),
]);

function conditionOf<Field extends string>(
  leaves: z.ZodMiniType,
  depth = CONDITION_DEPTH_MAX,
): z.ZodMiniType<Condition<Field>> {
  if (depth === 0) return leaves as z.ZodMiniType<Condition<Field>>;
  const inner = z.lazy(() => conditionOf<Field>(leaves, depth - 1));
  const several = listOf(inner, 1, 20);
  return z.union([
    leaves,
    z.strictObject({ all: several }),
    z.strictObject({ any: several }),
    z.strictObject({ not: inner }),
  ]) as unknown as z.ZodMiniType<Condition<Field>>;
}

const orderCondition = conditionOf<OrderField>(orderLeaf);
const lineCondition = conditionOf<LineField>(lineLeaf);

/** Short, because every entry it has a say in carries it. */
const ruleId = slug.check(z.maxLength(24, 'at most 24 characters'));

/** Days until points become spendable, counted in whole days of the program's zone. */
const vestingDays = whole(0, VESTING_DAYS_MAX);

const rule = z.strictObject({
  id: ruleId,
  words,
  award,
  /** Whether the order qualifies; absent means always. */
  when: z.optional(orderCondition),
  /** Which of its lines qualify; absent means all. */
  lines: z.optional(lineCondition),
  /** False: where it applies, only the rule of the highest priority among such rules counts. */
  stacks: z.optional(z.boolean()),
  priority: z.optional(whole(0, 1000)),
  caps: z.optional(listOf(cap, 1, CAPS_OF_A_RULE_MAX)),
  /** Other than the channel's. */
  vestingDays: z.optional(vestingDays),
  /** Other than the program's. */
  expiry: z.optional(z.discriminatedUnion('kind', datedExpiry)),
});

const multiplier = z.strictObject({
  id: ruleId,
  words,
  /** 120 means ×1.2. */
  percent: wholePercent,
  when: z.optional(orderCondition),
});

const returns = z.strictObject({
  withinDays: whole(1, 730),
  /** How much a return takes back; absent means `proportional`, exact to the last point. */
  takesBack: z.optional(z.enum(['proportional', 'by_refund_step'])),
  /** What happens to points that are no longer there; absent means `debt`. */
  shortfall: z.optional(z.enum(['debt', 'deduct_cash', 'write_off', 'only_pending', 'refuse'])),
});

const channel = z.strictObject({ id: slug, words, vestingDays });

/** What a brand asks its members about their taste; answering is free. */
const preferenceGroup = z.strictObject({
  id: slug,
  words,
  /** What it is asked for, shown beside it. */
  purpose: words,
  /** Whether several may be chosen; absent means one. */
  many: z.optional(z.boolean()),
  options: listOf(z.strictObject({ id: slug, words }), 2, 16),
});

/** As it is dialled: digits, with dashes and a country's +. */
const dialled = textLike(/^\+?\d[\d-]{2,19}$/, 'a phone number such as 400-820-0000');

/** A brand's published promise to its members: one immutable version. See docs/program-format.md. */
export const programSchema = z.strictObject({
  format: z.literal(1),
  version: whole(1, 100_000),
  effectiveFrom: z.iso.datetime({ offset: true }),
  zone: textLike(/^[+-](0\d|1[0-4]):[0-5]\d$/, 'an offset such as +08:00'),
  brand: z.strictObject({
    name: words,
    accent: colour.check(
      z.refine(isReadable, 'a colour dark enough to be read on #FAF8F4, at least 4.5 to 1'),
    ),
    policyVersion: text(1, 32),
    /** Who answers for it, by the name on the business licence. */
    entity: z.optional(words),
    servicePhone: z.optional(dialled),
    complaintPhone: z.optional(dialled),
  }),
  /** Shown to visitors, one line each. */
  promises: listOf(words, 0, 3),
  preferences: z.optional(listOf(preferenceGroup, 1, 8)),
  channels: listOf(channel, 1, 20),
  earning: z.strictObject({
    /** What money earns: paid for the lines after everything (absent), before points, before discounts. */
    basis: z.optional(z.enum(['paid', 'before_points', 'gross'])),
    /** Once, at the end; absent means `floor`. */
    rounding: z.optional(z.enum(['floor', 'round', 'ceil'])),
    rules: listOf(rule, 1, RULES_MAX),
    multipliers: listOf(multiplier, 0, MULTIPLIERS_MAX),
    caps: z.optional(listOf(cap, 1, CAPS_OF_A_PROGRAM_MAX)),
  }),
  expiry,
  redemption: z.optional(redemption),
  tiers,
  returns,
  orders: z.strictObject({ acceptedForDays: whole(1, 90) }),
  /** Points one member of staff may add or take alone; absent means none. */
  adjustments: z.optional(z.strictObject({ aloneMax: pointsBetween(0, AWARD_MAX) })),
  /** Points that may travel from a member to friends. */
  gifting: z.optional(
    z.strictObject({
      dayMax: z.optional(pointsBetween(1, AMOUNT_MAX)),
      monthMax: z.optional(pointsBetween(1, AMOUNT_MAX)),
    }),
  ),
});

/** The items of its lists, so that each can be read where others are faulty. */
export const programItems = { rule, multiplier, level, channel } as const;

export type ProgramFile = z.output<typeof programSchema>;
/** A published version as decisions read it: the file with its two texts parsed once. */
export type Program = Omit<ProgramFile, 'effectiveFrom' | 'zone'> & {
  readonly effectiveFrom: Instant;
  readonly offset: UtcOffset;
};
export type EarnRule = ProgramFile['earning']['rules'][number];
export type Multiplier = ProgramFile['earning']['multipliers'][number];
export type PreferenceGroup = z.output<typeof preferenceGroup>;
export type Channel = ProgramFile['channels'][number];
