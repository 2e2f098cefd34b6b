import * as z from 'zod/mini';
import {
  colour,
  epochMs,
  fenAmount,
  isoInstant,
  operation,
  outsideName,
  pointsAmount,
  pointsBetween,
  slug,
  tillNumber,
  whole,
  words,
} from '../kernel/contracts';
import { AMOUNT_MAX } from '../kernel/units';
import { identity, memberNo } from '../members/contracts';

/** How a tier's card is drawn. */
const tierLook = z.enum(['plain', 'silver', 'gold', 'platinum', 'diamond', 'black']);

const brand = z.strictObject({
  name: words,
  accent: colour,
  policyVersion: z.string(),
  /** Who answers for it, and where one calls; absent where the brand has not said. */
  entity: z.optional(words),
  servicePhone: z.optional(z.string()),
  complaintPhone: z.optional(z.string()),
});

const tier = z.strictObject({
  id: z.string(),
  words,
  look: tierLook,
  /** The first instant it no longer holds; null while it cannot lapse. */
  until: z.nullable(epochMs),
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

const home = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('visitor'),
    now: epochMs,
    brand,
    /** What a first order would earn, in words of the program. */
    promises: z.array(words),
  }),
  z.strictObject({
    state: z.literal('member'),
    now: epochMs,
    brand,
    memberNo,
    points: z.strictObject({
      spendable: pointsAmount,
      pending: pointsAmount,
      /** The earliest of the pending points. */
      nextVesting: z.nullable(z.strictObject({ points: pointsAmount, at: epochMs })),
      debt: pointsAmount,
      /** What expires next: `at` is the first instant it is gone. */
      nextExpiry: z.nullable(z.strictObject({ points: pointsAmount, at: epochMs })),
    }),
    tier,
  }),
]);

const entryNumber = whole(0, Number.MAX_SAFE_INTEGER);

const statementEntry = z.strictObject({
  seq: entryNumber,
  kind: z.enum([
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
  ]),
  /** When it happened in the shop. */
  at: epochMs,
  /** When it reached the account. */
  postedAt: epochMs,
  title: words,
  /** The number on the receipt, its last four characters; null where no order caused it. */
  orderTail: z.nullable(z.string()),
  points: pointsAmount,
  pendingPoints: pointsAmount,
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

/** What a member may ask of their points and tier. */
export const accountContract = {
  home: operation({ input: z.strictObject({}), output: home }),
  statement: operation({
    input: z.strictObject({
      /** Entries older than this one; absent for the newest page. */
      before: z.optional(entryNumber),
    }),
    output: z.strictObject({
      now: epochMs,
      entries: z.array(statementEntry),
      /** Pass as `before` for the next page; null at the end. */
      next: z.nullable(entryNumber),
    }),
    refusals: ['members/not_joined'],
  }),
} as const;

/** What a till may see of a member before it takes their money. */
export const lookupContract = {
  lookup: operation({
    input: z.strictObject({ member: identity }),
    output: z.strictObject({
      memberNo,
      tier: z.strictObject({ id: z.string(), words }),
      spendable: pointsAmount,
      pending: pointsAmount,
      debt: pointsAmount,
    }),
    refusals: ['members/unknown'],
  }),
} as const;

const somePoints = pointsBetween(1, AMOUNT_MAX);

/** Every use of points has a number of the till's own, and the time it happened there. */
const use = {
  id: tillNumber,
  channel: slug,
  at: isoInstant,
  shop: outsideName,
  member: identity,
};

const used = z.strictObject({
  id: z.string(),
  memberNo,
  /** Points this moved: used, set aside, paid with, given back. */
  points: pointsAmount,
  /** What of them has expired meanwhile. */
  expired: pointsAmount,
  spendable: pointsAmount,
});

const refusalsOfUse = [
  'members/unknown',
  'points/replay_differs',
  'points/clock_ahead',
  'points/too_old',
] as const;

/** Points as money: what tills ask and do while somebody pays. A repeat gets the same answer. */
export const redemptionContract = {
  /** How many points may pay, and what they are worth. Changes nothing. */
  quote: operation({
    input: z.strictObject({
      member: identity,
      payableFen: fenAmount,
      /** Absent: as many as possible. */
      points: z.optional(somePoints),
    }),
    output: z.strictObject({
      memberNo,
      spendable: pointsAmount,
      points: pointsAmount,
      fen: fenAmount,
      limit: z.nullable(z.enum(['balance', 'share', 'step', 'minimum'])),
    }),
    refusals: ['members/unknown', 'points/not_accepted'],
  }),
  spend: operation({
    input: z.strictObject({ ...use, points: somePoints }),
    output: used,
    refusals: [...refusalsOfUse, 'points/insufficient_balance'],
  }),
  /** Undoes a spending that was not for an order. */
  giveBack: operation({
    input: z.strictObject({ ...use, of: tillNumber }),
    output: used,
    refusals: [...refusalsOfUse, 'points/unknown', 'points/nothing_to_return'],
  }),
  hold: operation({
    input: z
      .strictObject({
        ...use,
        points: somePoints,
        /** Where given, the brand's terms for it hold. */
        payableFen: z.optional(fenAmount),
        /** A week ahead at most; a later one counts as a week. */
        until: z.optional(isoInstant),
      })
      .check(
        z.refine(({ at, until }) => until === undefined || until > at, {
          message: 'after "at"',
          path: ['until'],
        }),
      ),
    output: used,
    refusals: [
      ...refusalsOfUse,
      'points/insufficient_balance',
      'points/too_many_holds',
      'points/not_accepted',
      'points/not_usable',
    ],
  }),
  capture: operation({
    input: z.strictObject({ ...use, points: z.optional(somePoints) }),
    output: used,
    refusals: [...refusalsOfUse, 'points/no_hold', 'points/more_than_held'],
  }),
  release: operation({
    input: z.strictObject(use),
    output: used,
    refusals: [...refusalsOfUse, 'points/no_hold'],
  }),
} as const;

/** Benefits of a tier, used at the counter. */
export const benefitsContract = {
  use: operation({
    input: z.strictObject({ ...use, benefit: slug }),
    output: z.strictObject({
      id: z.string(),
      memberNo,
      benefit: z.string(),
      /** In this period; null: as often as one likes. */
      left: z.nullable(whole(0, 1000)),
    }),
    refusals: [...refusalsOfUse, 'benefits/not_yours', 'benefits/used_up'],
  }),
} as const;

export type Home = z.output<typeof home>;
export type MemberHome = Extract<Home, { state: 'member' }>;
export type StatementEntry = z.output<typeof statementEntry>;
