import * as z from 'zod/mini';
import { epochMs, operation, text, textLike, whole, words } from '../kernel/contracts';
import { optionalPurposes, purposes } from '../members/consents';
import { partNames } from './parts';

const policyVersion = text(1, 32);

const purposeView = z.strictObject({
  purpose: z.enum(purposes),
  granted: z.boolean(),
  /** Newest first. */
  history: z.array(z.strictObject({ granted: z.boolean(), at: epochMs, policyVersion })),
});

/** What ends with a membership: `320 points`, `Gold`. */
const loss = z.strictObject({ what: words, amount: words });

const cell = z.union([z.string(), z.number(), z.null(), words]);

const part = z.enum(partNames);

/** A page of everything kept about a member: rows of one part, and where the next page begins. */
const exportPage = z.strictObject({
  part,
  words,
  columns: z.array(z.strictObject({ id: z.string(), words })),
  rows: z.array(z.array(cell)),
  next: z.nullable(z.strictObject({ part, after: z.nullable(z.string()) })),
  /** How many parts lie behind, and how many there are. */
  done: whole(0, 100),
  all: whole(1, 100),
});

/** What a member decides about their data. */
export const privacyContract = {
  see: operation({
    input: z.strictObject({}),
    output: z.strictObject({
      now: epochMs,
      memberNo: z.string(),
      policyVersion,
      purposes: z.array(purposeView),
      /** How many children are kept; they go when their consent does. */
      children: whole(0, 100),
      leavesAt: z.nullable(epochMs),
      /** What they would lose by leaving. */
      losses: z.array(loss),
    }),
    refusals: ['members/not_joined'],
  }),
  /** Gives or takes back one consent. Membership itself is taken back by leaving. */
  set: operation({
    input: z.strictObject({
      purpose: z.enum(optionalPurposes),
      granted: z.boolean(),
      /** The version of the policy that was on the screen. */
      policyVersion,
    }),
    output: z.strictObject({ purpose: z.enum(optionalPurposes), granted: z.boolean() }),
    refusals: ['members/not_joined', 'members/policy_outdated'],
  }),
  /** Everything kept about the member, a page at a time; absent input begins. */
  export: operation({
    input: z.strictObject({
      part: z.optional(part),
      after: z.optional(
        z.nullable(textLike(/^\d{1,15}(@[\w.:#/-]{1,80})?$/, 'as the page before said')),
      ),
    }),
    output: exportPage,
    refusals: ['members/not_joined'],
  }),
  /** Begins to leave; for seven days one may still stay. */
  leave: operation({
    input: z.strictObject({
      /** The last four digits of their member number, typed. */
      confirm: textLike(/^\d{4}$/, 'four digits'),
    }),
    output: z.strictObject({ leavesAt: epochMs }),
    refusals: ['members/not_joined', 'privacy/confirm_differs'],
  }),
  stay: operation({
    input: z.strictObject({}),
    output: z.strictObject({ leavesAt: z.null() }),
    refusals: ['members/not_joined'],
  }),
} as const;

export type PurposeView = z.output<typeof purposeView>;
export type Loss = z.output<typeof loss>;
export type ExportPage = z.output<typeof exportPage>;
export type Cell = z.output<typeof cell>;
/** Rows of one part, as its own room reads them. */
export type ExportRows = Pick<ExportPage, 'columns'> & {
  readonly rows: readonly (readonly Cell[])[];
  readonly next: string | null;
};
