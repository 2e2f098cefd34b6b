import * as z from 'zod';
import type { Condition } from '../kernel/condition';
import {
  fenAmount,
  fenBetween,
  pointsBetween,
  slug,
  wholePercent,
  words,
} from '../kernel/contracts';
import type { Instant, UtcOffset } from '../kernel/time';

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
  | 'firstOrder';
/** What a condition on the lines of an order may ask. */
export type LineField = 'sku' | 'category' | 'quantity' | 'unitFen';

// Limits keep every explanation within a kilobyte and every order within a millisecond.
export const RULES_MAX = 32;
export const MULTIPLIERS_MAX = 10;
export const LEVELS_MAX = 10;
export const VESTING_DAYS_MAX = 60;
const CONDITION_DEPTH_MAX = 4;
const LIST_MAX = 200;
const AWARD_MAX = 1_000_000;

const outsideName = z.string().min(1).max(64);
const calendarDay = z.iso.date();

const leaf = <F extends string, S extends z.core.$ZodLooseShape>(field: F, shape: S) =>
  z.strictObject({ field: z.literal(field), ...shape });

const oneOf = <T extends z.ZodType>(each: T) => ({ in: z.array(each).min(1).max(LIST_MAX) });
const atLeast = { atLeast: z.int().min(0) };

const orderLeaf = z.discriminatedUnion('field', [
  leaf('channel', oneOf(slug)),
  leaf('shop', oneOf(outsideName)),
  leaf('tier', oneOf(slug)),
  leaf('tag', oneOf(outsideName)),
  leaf('weekday', oneOf(z.int().min(1).max(7))),
  leaf('monthDay', oneOf(z.int().min(1).max(31))),
  leaf('day', { from: calendarDay, through: calendarDay }),
  leaf('paidFen', atLeast),
  leaf('firstOrder', { is: z.boolean() }),
]);

const lineLeaf = z.discriminatedUnion('field', [
  leaf('sku', oneOf(outsideName)),
  leaf('category', oneOf(outsideName)),
  leaf('quantity', atLeast),
  leaf('unitFen', atLeast),
]);

function conditionOf<Field extends string>(
  leaves: z.ZodType,
  depth = CONDITION_DEPTH_MAX,
): z.ZodType<Condition<Field>> {
  if (depth === 0) return leaves as z.ZodType<Condition<Field>>;
  const inner = z.lazy(() => conditionOf<Field>(leaves, depth - 1));
  const several = z.array(inner).min(1).max(20);
  return z.union([
    leaves,
    z.strictObject({ all: several }),
    z.strictObject({ any: several }),
    z.strictObject({ not: inner }),
  ]) as unknown as z.ZodType<Condition<Field>>;
}

const orderCondition = conditionOf<OrderField>(orderLeaf);
const lineCondition = conditionOf<LineField>(lineLeaf);

const award = z.discriminatedUnion('kind', [
  /** `points` for every whole `fen` of the basis. */
  z.strictObject({
    kind: z.literal('perAmount'),
    points: pointsBetween(1, AWARD_MAX),
    fen: fenBetween(1, AWARD_MAX),
  }),
  /** `points` once an order. */
  z.strictObject({ kind: z.literal('fixed'), points: pointsBetween(1, AWARD_MAX) }),
]);

/** Short, because every entry it has a say in carries it. */
const ruleId = slug.refine((id) => id.length <= 24, 'at most 24 characters');

const rule = z.strictObject({
  id: ruleId,
  words,
  award,
  /** Whether the order qualifies; absent means always. */
  when: orderCondition.optional(),
  /** Which of its lines qualify; absent means all. */
  lines: lineCondition.optional(),
});

const multiplier = z.strictObject({
  id: ruleId,
  words,
  /** 120 means ×1.2. */
  percent: wholePercent,
  when: orderCondition.optional(),
});

const level = z.strictObject({
  id: slug,
  words,
  look: z.enum(['plain', 'silver', 'gold', 'platinum', 'diamond', 'black']),
  /** Reached when growth in the window is at least this. */
  fromFen: fenAmount,
});

const channel = z.strictObject({
  id: slug,
  words,
  /** Days until points earned here become spendable, counted in whole days of the program's zone. */
  vestingDays: z.int().min(0).max(VESTING_DAYS_MAX),
});

/** A brand's published promise to its members: one immutable version. See docs/program-format.md. */
export const programSchema = z.strictObject({
  format: z.literal(1),
  version: z.int().min(1).max(100_000),
  effectiveFrom: z.iso.datetime({ offset: true }),
  zone: z.string().regex(/^[+-](0\d|1[0-4]):[0-5]\d$/, 'an offset such as +08:00'),
  brand: z.strictObject({
    name: words,
    accent: z.string().regex(/^#[0-9A-Fa-f]{6}$/, 'a colour such as #A8483C'),
    policyVersion: z.string().min(1).max(32),
  }),
  /** Shown to visitors, one line each. */
  promises: z.array(words).max(3),
  channels: z.array(channel).min(1).max(20),
  earning: z.strictObject({
    rules: z.array(rule).min(1).max(RULES_MAX),
    multipliers: z.array(multiplier).max(MULTIPLIERS_MAX),
  }),
  expiry: z.strictObject({ kind: z.literal('rolling'), months: z.int().min(1).max(120) }),
  tiers: z.strictObject({
    /** Growth counts over this many calendar months, the current one included. */
    windowMonths: z.int().min(1).max(24),
    /** A tier reached is kept this long before it is reviewed. */
    termMonths: z.int().min(1).max(24),
    levels: z.array(level).min(1).max(LEVELS_MAX),
  }),
  returns: z.strictObject({ withinDays: z.int().min(1).max(730) }),
  orders: z.strictObject({ acceptedForDays: z.int().min(1).max(90) }),
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
export type Level = ProgramFile['tiers']['levels'][number];
export type Channel = ProgramFile['channels'][number];
