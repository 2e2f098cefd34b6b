import * as z from 'zod/mini';
import {
  calendarDay,
  epochMs,
  listOf,
  operation,
  slug,
  textLike,
  typedName,
  whole,
  words,
} from '../kernel/contracts';
import { titles } from './called';

export const CHILDREN_MAX = 6;
const NAME_MAX = 20;
const REV_MAX = Number.MAX_SAFE_INTEGER;

const DAY =
  /^(0[13578]|1[02])-(0[1-9]|[12]\d|3[01])$|^(0[469]|11)-(0[1-9]|[12]\d|30)$|^02-(0[1-9]|[12]\d)$/;
const someName = typedName(NAME_MAX);

const called = z.strictObject({ name: someName, title: z.nullable(z.enum(titles)) });
const birthday = z
  .strictObject({
    day: textLike(DAY, 'a day such as 06-30'),
    year: z.nullable(whole(1900, 2100)),
  })
  .check(
    z.refine(({ day, year }) => year === null || day !== '02-29' || isLeap(year), {
      message: 'a day that year has',
      path: ['day'],
    }),
  );
const isLeap = (year: number): boolean => new Date(Date.UTC(year, 1, 29)).getUTCDate() === 29;
const child = z.strictObject({
  id: slug,
  name: z.nullable(someName),
  stage: z.enum(['born', 'due']),
  date: calendarDay,
});

const isEachOnce = (items: readonly string[]): boolean => new Set(items).size === items.length;
const children = listOf(child, 0, CHILDREN_MAX).check(
  z.refine((list) => isEachOnce(list.map(({ id }) => id)), 'each child once'),
);
const preferences = listOf(
  z.strictObject({
    group: slug,
    chosen: listOf(slug, 0, 16).check(z.refine(isEachOnce, 'each once')),
  }),
  0,
  8,
).check(z.refine((list) => isEachOnce(list.map(({ group }) => group)), 'each group once'));

const view = z.strictObject({
  now: epochMs,
  /** To be given back with what is saved. */
  rev: whole(0, REV_MAX),
  name: z.nullable(called),
  birthday: z.nullable(birthday),
  /** The first instant the day may be another one; null where it may be at once. */
  birthdayFreeFrom: z.nullable(epochMs),
  /** The policy in force: what is agreed to here is agreed to under it. */
  policyVersion: z.string(),
  /** Without this nothing is kept of children. */
  childrenAgreed: z.boolean(),
  /** `isAwaited`: the day they were due has passed, and nobody has said that they are born. */
  children: z.array(z.extend(child, { isAwaited: z.boolean() })),
  preferences: z.array(
    z.strictObject({
      id: slug,
      words,
      /** What it is asked for. */
      purpose: words,
      /** Whether several may be chosen. */
      many: z.boolean(),
      options: z.array(z.strictObject({ id: slug, words, chosen: z.boolean() })),
    }),
  ),
  shop: z.nullable(slug),
});

/** What pages that are not the profile show of a person. */
export const card = z.strictObject({
  /** Masked: `张女士`. */
  called: z.nullable(words),
  /** Set while they are about to leave: from this instant on they are gone. */
  leavesAt: z.nullable(epochMs),
});

/** What a member tells the brand of themself. */
export const profileContract = {
  see: operation({ input: z.strictObject({}), output: view, refusals: ['members/not_joined'] }),
  /** Fields that are given are taken over, null takes back; the others stay as they are. */
  save: operation({
    input: z.strictObject({
      seen: whole(0, REV_MAX),
      name: z.optional(z.nullable(called)),
      birthday: z.optional(z.nullable(birthday)),
      children: z.optional(children),
      preferences: z.optional(preferences),
      shop: z.optional(z.nullable(slug)),
    }),
    output: view,
    refusals: [
      'members/not_joined',
      'profile/changed_elsewhere',
      'profile/birthday_fixed',
      'profile/guardian_needed',
      'profile/children_not_agreed',
      'profile/child_date',
      'profile/unknown_choice',
    ],
  }),
} as const;

export type ProfileView = z.output<typeof view>;
export type Card = z.output<typeof card>;
export type SaveRefusal = Exclude<
  (typeof profileContract)['save']['refusals'][number],
  'members/not_joined'
>;
