import { type Instant, instant } from '@huigan/shared/kernel/time';
import * as z from 'zod';

const name = z
  .union([z.string(), z.int().transform(String)])
  .pipe(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/, 'letters, digits and . _ -'));
const at = z.iso.datetime({ offset: true }).transform((text): Instant => instant(text));
const some = z.int().min(1).max(100_000_000_000);
const birthday = z
  .string()
  .regex(/^(\d{4}-)?\d{2}-\d{2}$/, 'a day such as 1990-05-17 or 05-17')
  .refine(isInSomeYear, 'a day there is')
  .transform((text) => text.slice(-5));
/** A leap day is one: 2000 had it. */
function isInSomeYear(text: string): boolean {
  const day = text.length === 10 ? text : `2000-${text}`;
  return Number.isFinite(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
}
const tags = z.array(z.string().min(1).max(24)).max(32);
/** Orders and returns are checked by the contract of the API itself. */
const anything = z.unknown().optional();

const event = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('join'),
    at,
    member: name,
    birthday: birthday.optional(),
    tags: tags.optional(),
  }),
  z.strictObject({
    type: z.literal('order'),
    at,
    id: name,
    member: name,
    channel: z.string().optional(),
    shop: z.string().optional(),
    lines: anything,
    discountFen: anything,
    shippingFen: anything,
    pointsUsed: anything,
  }),
  z.strictObject({
    type: z.literal('refund'),
    at,
    id: name,
    order: name,
    shop: z.string().optional(),
    lines: anything,
    amountFen: anything,
  }),
  z.strictObject({ type: z.literal('spend'), at, id: name, member: name, points: some }),
  z.strictObject({ type: z.literal('reverse-spend'), at, id: name, spend: name }),
  z
    .strictObject({
      type: z.literal('hold'),
      at,
      id: name,
      member: name,
      points: some,
      until: at.optional(),
    })
    .refine((hold) => hold.until === undefined || hold.until > hold.at, {
      message: 'after "at"',
      path: ['until'],
    }),
  z.strictObject({
    type: z.literal('capture'),
    at,
    id: name,
    hold: name,
    points: some.optional(),
  }),
  z.strictObject({ type: z.literal('release'), at, id: name, hold: name }),
  z.strictObject({
    type: z.literal('adjust'),
    at,
    id: name,
    member: name,
    points: z
      .int()
      .min(-100_000_000_000)
      .max(100_000_000_000)
      .refine((points) => points !== 0, 'other than 0'),
    reason: z.string().min(1).max(60),
  }),
  z.strictObject({ type: z.literal('gift'), at, id: name, from: name, to: name, points: some }),
  z.strictObject({ type: z.literal('merge'), at, id: name, from: name, into: name }),
  z.strictObject({ type: z.literal('benefit'), at, id: name, member: name, benefit: z.string() }),
  z.strictObject({
    type: z.literal('tag'),
    at,
    member: name,
    add: tags.optional(),
    remove: tags.optional(),
  }),
  z.strictObject({ type: z.literal('program'), at, program: z.unknown() }),
  z.strictObject({ type: z.literal('check'), at, member: name.optional() }),
]);

export type Event = z.output<typeof event>;
export type EventOf<T extends Event['type']> = Extract<Event, { type: T }>;

/** One line of the file; what it is stands in `type`, or in `kind` or `event` as other tools call it. */
export function readEvent(raw: unknown) {
  if (typeof raw !== 'object' || raw === null) return event.safeParse(raw);
  const { kind, event: named, type = kind ?? named, ...rest } = raw as Record<string, unknown>;
  return event.safeParse({ type, ...rest });
}
