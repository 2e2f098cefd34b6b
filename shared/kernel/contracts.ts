import * as z from 'zod';
import type { Instant } from './time';
import { AMOUNT_MAX, type Fen, type Percent, type Points } from './units';

/** One remote operation: what goes in, what comes out, and which refusals the caller must handle. */
export type Operation<I extends z.ZodType, O extends z.ZodType, C extends string> = {
  readonly input: I;
  readonly output: O;
  readonly refusals: readonly C[];
};

export const operation = <
  I extends z.ZodType,
  O extends z.ZodType,
  const C extends string = never,
>(shape: {
  input: I;
  output: O;
  refusals?: readonly C[];
}): Operation<I, O, C> => ({ refusals: [], ...shape });

export type Contract = Readonly<Record<string, Operation<z.ZodType, z.ZodType, string>>>;
export type Input<Op> = Op extends Operation<infer I, z.ZodType, string> ? z.input<I> : never;
export type Parsed<Op> = Op extends Operation<infer I, z.ZodType, string> ? z.output<I> : never;
export type Output<Op> = Op extends Operation<z.ZodType, infer O, string> ? z.output<O> : never;
export type Refusal<Op> = Op extends Operation<z.ZodType, z.ZodType, infer C> ? C : never;

/** Refusals any call may meet before the operation itself runs. */
export const commonRefusals = [
  'common/signed_out',
  'common/forbidden',
  'common/unknown_operation',
  'common/invalid_input',
  'common/unavailable',
] as const;
export type CommonRefusal = (typeof commonRefusals)[number];

// Checked numbers come out with their unit. The cast is the one place where a unit is given.
export const fenBetween = (min: number, max: number) =>
  z.int().min(min).max(max) as unknown as z.ZodType<Fen, number>;
export const pointsBetween = (min: number, max: number) =>
  z.int().min(min).max(max) as unknown as z.ZodType<Points, number>;
export const fenAmount = fenBetween(0, AMOUNT_MAX);
export const pointsAmount = pointsBetween(-AMOUNT_MAX, AMOUNT_MAX);
export const wholePercent = z.int().min(1).max(10_000) as unknown as z.ZodType<Percent, number>;
export const epochMs = z.int() as unknown as z.ZodType<Instant, number>;
export const words = z.strictObject({
  zh: z.string().min(1).max(60),
  en: z.string().min(1).max(120),
});

/** A name that a brand or a till gives to a thing of its own. */
export const slug = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,31}$/, 'lower-case letters, digits and -, at most 32');
