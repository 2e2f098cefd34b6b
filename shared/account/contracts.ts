import * as z from 'zod/mini';
import {
  colour,
  epochMs,
  fenAmount,
  operation,
  pointsAmount,
  whole,
  words,
} from '../kernel/contracts';
import { identity, memberNo } from '../members/contracts';

/** How a tier's card is drawn. */
const tierLook = z.enum(['plain', 'silver', 'gold', 'platinum', 'diamond', 'black']);

const brand = z.strictObject({
  name: words,
  accent: colour,
  policyVersion: z.string(),
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
  kind: z.enum(['earn', 'claw', 'vest', 'expire', 'tier']),
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

export type Home = z.output<typeof home>;
export type MemberHome = Extract<Home, { state: 'member' }>;
export type StatementEntry = z.output<typeof statementEntry>;
