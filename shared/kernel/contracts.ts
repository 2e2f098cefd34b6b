import { en as english } from 'zod/locales';
import * as z from 'zod/mini';
import { type Day, type Instant, instant } from './time';
import { AMOUNT_MAX, type Fen, type Percent, type Points } from './units';

// The small zod loads in a fraction of the time; what it says of a fault is said in English.
z.config(english());

type Schema = z.ZodMiniType;

/** One remote operation: what goes in, what comes out, and which refusals the caller must handle. */
export type Operation<I extends Schema, O extends Schema, C extends string> = {
  readonly input: I;
  readonly output: O;
  readonly refusals: readonly C[];
};

export const operation = <
  I extends Schema,
  O extends Schema,
  const C extends string = never,
>(shape: {
  input: I;
  output: O;
  refusals?: readonly C[];
}): Operation<I, O, C> => ({ refusals: [], ...shape });

export type Contract = Readonly<Record<string, Operation<Schema, Schema, string>>>;
export type Input<Op> = Op extends Operation<infer I, Schema, string> ? z.input<I> : never;
export type Parsed<Op> = Op extends Operation<infer I, Schema, string> ? z.output<I> : never;
export type Output<Op> = Op extends Operation<Schema, infer O, string> ? z.output<O> : never;
export type Refusal<Op> = Op extends Operation<Schema, Schema, infer C> ? C : never;

/** Refusals any call may meet before the operation itself runs. */
export const commonRefusals = [
  'common/signed_out',
  'common/forbidden',
  'common/unknown_operation',
  'common/invalid_input',
  'common/unavailable',
] as const;
export type CommonRefusal = (typeof commonRefusals)[number];

// Checked values come out with their unit. The cast is the one place where a unit is given.
type As<Unit, Sent> = z.ZodMiniType<Unit, Sent>;

export const whole = (min: number, max: number) => z.int().check(z.minimum(min), z.maximum(max));
export const fenBetween = (min: number, max: number) =>
  whole(min, max) as unknown as As<Fen, number>;
export const pointsBetween = (min: number, max: number) =>
  whole(min, max) as unknown as As<Points, number>;
export const fenAmount = fenBetween(0, AMOUNT_MAX);
/** A sum of amounts: as large as exact integers allow. */
export const pointsAmount = pointsBetween(-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
export const wholePercent = whole(1, 10_000) as unknown as As<Percent, number>;
export const epochMs = z.int() as unknown as As<Instant, number>;
/** ISO 8601 with an offset: a till that sends local time without a zone is asked to say which. */
export const isoInstant = z.pipe(
  z.iso.datetime({ offset: true }),
  z.transform((text: string) => instant(text)),
) as unknown as As<Instant, string>;

/** A day that the calendar has, such as 2026-06-12. */
export const calendarDay = z.iso.date() as unknown as As<Day, string>;

export const text = (min: number, max: number) =>
  z.string().check(z.minLength(min), z.maxLength(max));
export const textLike = (pattern: RegExp, inWords: string) =>
  z.string().check(z.regex(pattern, inWords));
export const listOf = <T extends Schema>(item: T, min: number, max: number) =>
  z.array(item).check(z.minLength(min), z.maxLength(max));

export const words = z.strictObject({ zh: text(1, 60), en: text(1, 120) });
/** What is put together of a brand's words: as long as a paragraph. */
export const sentence = z.strictObject({ zh: text(1, 600), en: text(1, 1200) });
export const colour = textLike(/^#[0-9A-Fa-f]{6}$/, 'a colour such as #A8483C');
/** A name somebody else gave: a shop, a product, a cashier. */
export const outsideName = text(1, 64);
/** Neither a blank, nor unseen, nor turning round what follows, nor half a letter. */
const SHOWN =
  '[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff\\ud800-\\udfff]';
/** What somebody types as the name of a person; a joiner of letters, as in some pictures, only within. */
export const typedName = (max: number) =>
  textLike(
    new RegExp(`^${SHOWN}((${SHOWN}|[ \\u200d]){0,${max - 2}}${SHOWN})?$`, 'u'),
    `1 to ${max} characters that can be seen, none of them a blank end`,
  );
/** A name that a brand or a till gives to a thing of its own. */
export const slug = textLike(
  /^[a-z][a-z0-9-]{0,31}$/,
  'lower-case letters, digits and -, at most 32',
);
/** How a till numbers its papers. */
export const tillNumber = textLike(
  /^[A-Za-z0-9][A-Za-z0-9._#/-]{0,31}$/,
  'letters, digits and . _ # / -, at most 32',
);
