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
import { entryKind, entryNumber, pointsPage, statementEntry } from '../points/contracts';
import { card } from '../profile/contracts';
import { tierPage, tierView } from '../tiers/contracts';

const brand = z.strictObject({
  name: words,
  accent: colour,
  policyVersion: z.string(),
  /** Who answers for it, and where one calls; absent where the brand has not said. */
  entity: z.optional(words),
  servicePhone: z.optional(z.string()),
  complaintPhone: z.optional(z.string()),
});

/** The one thing worth doing today, the first that holds. */
const today = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('expiring'),
    points: pointsAmount,
    /** When the first of them are gone, and the last. */
    at: epochMs,
    through: epochMs,
    /** What they may pay; null where the brand takes no points. */
    worthFen: z.nullable(fenAmount),
  }),
  z.strictObject({ kind: z.literal('near_tier'), words, toGoFen: fenAmount, by: epochMs }),
]);

const lastPurchase = z.strictObject({
  title: words,
  at: epochMs,
  /** The number on the receipt, its last four characters. */
  orderTail: z.string(),
  /** What it earned, less what its returns took back. */
  points: pointsAmount,
  /** When the last of them become spendable, if some still wait. */
  vestsAt: z.nullable(epochMs),
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
    /** False for somebody of the family, who shares the membership. */
    isOwner: z.boolean(),
    person: card,
    points: z.strictObject({
      spendable: pointsAmount,
      pending: pointsAmount,
      /** The earliest of the pending points. */
      nextVesting: z.nullable(z.strictObject({ points: pointsAmount, at: epochMs })),
      debt: pointsAmount,
      /** What expires next: `at` is the first instant it is gone. */
      nextExpiry: z.nullable(z.strictObject({ points: pointsAmount, at: epochMs })),
    }),
    tier: tierView,
    /** Uses of benefits that are left this month; null where the tier has none that are counted. */
    usesLeft: z.nullable(whole(0, Number.MAX_SAFE_INTEGER)),
    today: z.nullable(today),
    lastPurchase: z.nullable(lastPurchase),
  }),
]);

/** What a member may ask of their points and tier. */
export const accountContract = {
  home: operation({ input: z.strictObject({}), output: home }),
  statement: operation({
    input: z.strictObject({
      /** Entries older than this one; absent for the newest page. */
      before: z.optional(entryNumber),
      /** Only entries of this kind. */
      kind: z.optional(entryKind),
    }),
    output: z.strictObject({
      now: epochMs,
      entries: z.array(statementEntry),
      /** Pass as `before` to look further back; null at the end. A page of one kind may be empty before it. */
      next: z.nullable(entryNumber),
    }),
    refusals: ['members/not_joined'],
  }),
  /** What happened since, asked every few seconds while the code is shown at a till. */
  news: operation({
    input: z.strictObject({
      /** What `seq` was the last time; absent at the first. */
      since: z.optional(entryNumber),
    }),
    output: z.strictObject({
      now: epochMs,
      seq: entryNumber,
      /** False for somebody of the family, who shares the membership. */
      isOwner: z.boolean(),
      spendable: pointsAmount,
      /** What of them the owner lets somebody of the family use; null where that is all there is. */
      limit: z.nullable(z.strictObject({ monthMax: pointsAmount, left: pointsAmount })),
      /** What those they may use are worth at the till; null where points are not taken. */
      worthFen: z.nullable(fenAmount),
      /** The latest purchase or payment with points, where there was one since. */
      happened: z.nullable(
        z.strictObject({
          title: words,
          /** Null where nothing was bought. */
          paidFen: z.nullable(fenAmount),
          points: pointsAmount,
          pendingPoints: pointsAmount,
          vestsAt: z.nullable(epochMs),
        }),
      ),
    }),
    refusals: ['members/not_joined'],
  }),
  /** What the points are, when they expire, and the rules they came by. */
  points: operation({
    input: z.strictObject({}),
    output: pointsPage,
    refusals: ['members/not_joined'],
  }),
  /** The tier, those around it, and what each gives. */
  tier: operation({
    input: z.strictObject({}),
    output: tierPage,
    refusals: ['members/not_joined'],
  }),
} as const;

const unknownMember = ['members/unknown', 'members/code_not_good'] as const;
/** Whose points are used has to show that they are there. */
const notAllowed = ['points/code_needed', 'points/code_used', 'points/over_family_limit'] as const;

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
    refusals: unknownMember,
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
  ...unknownMember,
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
    refusals: [...unknownMember, 'points/not_accepted'],
  }),
  spend: operation({
    input: z.strictObject({ ...use, points: somePoints }),
    output: used,
    refusals: [...refusalsOfUse, ...notAllowed, 'points/insufficient_balance'],
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
      ...notAllowed,
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
    refusals: [...refusalsOfUse, ...notAllowed, 'benefits/not_yours', 'benefits/used_up'],
  }),
} as const;

export type Home = z.output<typeof home>;
export type MemberHome = Extract<Home, { state: 'member' }>;
export type EntryKind = z.output<typeof entryKind>;
export type StatementEntry = z.output<typeof statementEntry>;
export type News = z.output<typeof accountContract.news.output>;
