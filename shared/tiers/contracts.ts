import * as z from 'zod/mini';
import {
  epochMs,
  fenAmount,
  fenBetween,
  listOf,
  pointsBetween,
  sentence,
  slug,
  whole,
  words,
} from '../kernel/contracts';
import { AMOUNT_MAX } from '../kernel/units';

export const LEVELS_MAX = 10;
const BENEFITS_MAX = 12;
const GROWTH_MONTHS_MAX = 36;
const GIFT_MAX = 1_000_000;

/** Net money in a stretch of time: the last months, this month, this year, or ever since joining. */
const target = z.discriminatedUnion('over', [
  z.strictObject({
    over: z.literal('months'),
    months: whole(1, GROWTH_MONTHS_MAX),
    fen: fenBetween(1, AMOUNT_MAX),
  }),
  z.strictObject({ over: z.literal('month'), fen: fenBetween(1, AMOUNT_MAX) }),
  z.strictObject({ over: z.literal('year'), fen: fenBetween(1, AMOUNT_MAX) }),
  z.strictObject({ over: z.literal('ever'), fen: fenBetween(1, AMOUNT_MAX) }),
]);
/** "¥500 in a month or ¥3,000 in a year": any one of them is enough. */
const targets = listOf(target, 1, 4);

const benefitKind = z.enum([
  'discount',
  'coupon_pack',
  'birthday_gift',
  'free_shipping',
  'priority',
  'own_line',
  'invitation',
  'service',
]);
const QUOTA_MAX = 1000;
const quota = {
  times: whole(1, QUOTA_MAX),
  per: z.enum(['month', 'quarter', 'year', 'term']),
} as const;

const benefit = z.strictObject({
  id: slug,
  words,
  kind: benefitKind,
  /** How often; absent means always. */
  quota: z.optional(z.strictObject(quota)),
});

/** How a tier's card is drawn. */
const look = z.enum(['plain', 'silver', 'gold', 'platinum', 'diamond', 'black']);

export const level = z.strictObject({
  id: slug,
  words,
  look,
  /** What lifts a member into it, at `>=`; absent at the lowest, where everybody starts. */
  reach: z.optional(targets),
  /** What keeps them in it at the end of a term; absent means what lifts. */
  keep: z.optional(targets),
  /** Points on the upgrade, once the return window of the order that caused it has closed. */
  gift: z.optional(z.strictObject({ points: pointsBetween(1, GIFT_MAX) })),
  benefits: z.optional(listOf(benefit, 1, BENEFITS_MAX)),
});

/** How a brand's tiers are reached, kept and lost. */
export const tiers = z.strictObject({
  /** When a tier reached begins to hold; absent means at once. */
  starts: z.optional(z.enum(['now', 'next_period'])),
  ends: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('term'), months: whole(1, GROWTH_MONTHS_MAX) }),
    z.strictObject({ kind: z.literal('end_of_period') }),
    z.strictObject({ kind: z.literal('end_of_next_period') }),
    z.strictObject({ kind: z.literal('anniversary') }),
  ]),
  /** What `next_period` and `end_of_period` speak of; absent means calendar years. */
  period: z.optional(z.enum(['month', 'quarter', 'year'])),
  /** Where a term ends unkept; absent means `recompute`: to what the growth of the day carries. */
  falls: z.optional(z.enum(['recompute', 'one', 'never'])),
  /** Days after a term in which it can still be kept. */
  graceDays: z.optional(whole(0, 366)),
  /** When a return takes back a tier that it undid; absent means at the next nightly review. */
  undo: z.optional(z.enum(['at_review', 'at_once'])),
  levels: listOf(level, 1, LEVELS_MAX),
});

/** A member's tier as their phone shows it. */
export const tierView = z.strictObject({
  id: z.string(),
  words,
  look,
  /** The first instant it no longer holds; null while it cannot lapse. */
  until: z.nullable(epochMs),
  /** The term ended unkept: until then it can still be kept. */
  inGrace: z.boolean(),
  /** Upgrading and keeping are two sentences and two bars, never one. */
  next: z.nullable(
    z.strictObject({
      words,
      toGoFen: fenAmount,
      growthFen: fenAmount,
      fromFen: fenAmount,
      by: epochMs,
    }),
  ),
  keep: z.nullable(z.strictObject({ toGoFen: fenAmount, fromFen: fenAmount, by: epochMs })),
});

const shownBenefit = { id: z.string(), words, kind: benefitKind } as const;

/** All of a brand's tiers around the one a member has. */
export const tierPage = z.strictObject({
  now: epochMs,
  tier: tierView,
  /** Reached already; it begins on that day. */
  coming: z.nullable(z.strictObject({ words, at: epochMs })),
  ladder: z.array(
    z.strictObject({
      id: z.string(),
      words,
      look,
      place: z.enum(['below', 'here', 'above']),
      /** What lifts a member into it; null at the lowest, where everybody starts. */
      reach: z.nullable(sentence),
      gift: z.nullable(pointsBetween(1, GIFT_MAX)),
    }),
  ),
  benefits: z.array(
    z.discriminatedUnion('state', [
      z.strictObject({
        state: z.literal('yours'),
        ...shownBenefit,
        /** Null: as often as one likes. */
        quota: z.nullable(
          z.strictObject({ ...quota, left: whole(0, QUOTA_MAX), renews: z.nullable(epochMs) }),
        ),
      }),
      z.strictObject({
        state: z.literal('locked'),
        ...shownBenefit,
        quota: z.nullable(z.strictObject(quota)),
        /** The lowest tier that has it. */
        from: words,
      }),
    ]),
  ),
});

export type TierView = z.output<typeof tierView>;
export type TierPage = z.output<typeof tierPage>;
export type TierRules = z.output<typeof tiers>;
export type Level = z.output<typeof level>;
export type Target = z.output<typeof target>;
export type Benefit = z.output<typeof benefit>;
