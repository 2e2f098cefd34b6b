import * as z from 'zod/mini';
import {
  epochMs,
  fenBetween,
  listOf,
  pointsAmount,
  pointsBetween,
  sentence,
  slug,
  textLike,
  whole,
  words,
} from '../kernel/contracts';
import { AMOUNT_MAX } from '../kernel/units';

export const AWARD_MAX = 1_000_000;
const REDEMPTION_TIERS_MAX = 10;
const HOLD_MINUTES_MAX = 60 * 24 * 7;

const monthDay = textLike(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a day such as 06-30');

/** What a rule gives. */
export const award = z.discriminatedUnion('kind', [
  /** `points` for every whole `fen` of the basis. */
  z.strictObject({
    kind: z.literal('perAmount'),
    points: pointsBetween(1, AWARD_MAX),
    fen: fenBetween(1, AWARD_MAX),
  }),
  /** `points` once an order. */
  z.strictObject({ kind: z.literal('fixed'), points: pointsBetween(1, AWARD_MAX) }),
  /** `points` for every piece of the qualifying lines. */
  z.strictObject({ kind: z.literal('perItem'), points: pointsBetween(1, AWARD_MAX) }),
]);

/** A rule's cap counts its own points before multipliers, a program's what an order earns in the end. */
export const cap = z.strictObject({
  per: z.enum(['order', 'day', 'week', 'month', 'year', 'total']),
  points: pointsBetween(1, AMOUNT_MAX),
  /** What happens beyond it: give what still fits (absent), or give nothing. */
  over: z.optional(z.enum(['clip', 'reject'])),
});

const months = whole(1, 120);
/** Points that live by their own date. */
export const datedExpiry = [
  z.strictObject({
    kind: z.literal('rolling'),
    months,
    /** Extends to the last day of that period. */
    roundUpTo: z.optional(z.enum(['month', 'quarter', 'year'])),
  }),
  /** Valid through the next of these days, `06-30`. */
  z.strictObject({ kind: z.literal('fixed'), days: listOf(monthDay, 1, 12) }),
  z.strictObject({ kind: z.literal('never') }),
] as const;
export const expiry = z.discriminatedUnion('kind', [
  ...datedExpiry,
  /** One date for all points of a member: so many months after the last earning or capture. */
  z.strictObject({ kind: z.literal('activity'), months }),
]);

/** Points as money at the checkout; a tier may have terms of its own. */
const checkoutTerms = {
  /** No fewer than these in one order. */
  minimum: z.optional(pointsBetween(0, AWARD_MAX)),
  /** Only in multiples of these. */
  step: z.optional(pointsBetween(1, AWARD_MAX)),
  /** Of what is payable. */
  maxPercent: z.optional(whole(1, 100)),
};
export const redemption = z.strictObject({
  /** `points` are worth `fen`. */
  points: pointsBetween(1, AWARD_MAX),
  fen: fenBetween(1, AWARD_MAX),
  ...checkoutTerms,
  tiers: z.optional(
    listOf(z.strictObject({ tier: slug, ...checkoutTerms }), 1, REDEMPTION_TIERS_MAX),
  ),
  /** How long points wait for a payment; absent means 30. */
  holdMinutes: z.optional(whole(1, HOLD_MINUTES_MAX)),
});

const dated = z.strictObject({ at: epochMs, points: pointsAmount });

/** All points of a member, by what may be done with them and when. */
export const pointsPage = z.strictObject({
  now: epochMs,
  /** Whether whoever asks decides about them, or shares those of somebody who does. */
  isOwner: z.boolean(),
  spendable: pointsAmount,
  pending: pointsAmount,
  /** The earliest of the pending points. */
  nextVesting: z.nullable(dated),
  held: pointsAmount,
  debt: pointsAmount,
  /** This month and the eleven after it; `at` of a date is the first instant its points are gone. */
  strip: z.array(
    z.strictObject({
      /** Midnight that begins the month. */
      month: epochMs,
      points: pointsAmount,
      dates: z.array(dated),
    }),
  ),
  /** What expires after the strip, and what never does. */
  later: pointsAmount,
  lasting: pointsAmount,
  /** The program in words, heading by heading. */
  rules: z.array(z.strictObject({ title: words, lines: z.array(sentence) })),
});

/** Entries are numbered in the order in which they were recorded. */
export const entryNumber = whole(0, Number.MAX_SAFE_INTEGER);

/** Under what a member looks for an entry. */
export const entryKind = z.enum([
  'earn',
  'spend',
  'restore',
  'claw',
  'expire',
  'adjust',
  'vest',
  'hold',
  'tier',
  'benefit',
]);

/** One line of the statement, with the reason for its number. */
export const statementEntry = z.strictObject({
  seq: entryNumber,
  kind: entryKind,
  /** When it happened in the shop. */
  at: epochMs,
  /** When it reached the account. */
  postedAt: epochMs,
  title: words,
  /** The number on the receipt, its last four characters; null where no order caused it. */
  orderTail: z.nullable(z.string()),
  /** The number it is about, pending or not; null where it is about none. */
  amount: z.nullable(pointsAmount),
  /** What expired with it. */
  expired: pointsAmount,
  /** Balance after this entry. */
  spendable: pointsAmount,
  /** When the pending part becomes spendable, if it still is pending. */
  vestsAt: z.nullable(epochMs),
  why: z.strictObject({
    /** The calculation, a step a line; `amount` is set at the right edge. */
    steps: z.array(z.strictObject({ words, amount: z.nullable(z.string()) })),
    /** Rules that did not apply, each with its reason. */
    missed: z.array(words),
    /** "Rules version 3, from 1 June". */
    rules: z.nullable(words),
  }),
});

export type PointsPage = z.output<typeof pointsPage>;
export type Award = z.output<typeof award>;
export type Cap = z.output<typeof cap>;
export type Expiry = z.output<typeof expiry>;
export type Redemption = z.output<typeof redemption>;
