import * as z from 'zod/mini';
import {
  calendarDay,
  epochMs,
  fenBetween,
  words as named,
  operation,
  outsideName,
  pointsAmount,
  text,
  tillNumber,
  whole,
} from '../kernel/contracts';
import { ORDER_FEN_MAX } from '../kernel/units';
import { WORDS_MAX } from './preview';

const entryNumber = whole(0, Number.MAX_SAFE_INTEGER);

/** What a receipt says: its number, where and when, and what was paid. */
const receipt = {
  number: tillNumber,
  /** The shop as the list of shops names it. */
  shop: outsideName,
  day: calendarDay,
  amountFen: fenBetween(1, ORDER_FEN_MAX),
};

const written = z.pipe(
  z.string(),
  z.transform((said: string) => said.trim()),
);
const words = z.pipe(written, text(1, WORDS_MAX));

/** Something a member asked, and what became of it. */
const ticket = z.strictObject({
  /** Short enough to read out. */
  reference: z.string(),
  at: epochMs,
  about: z.discriminatedUnion('kind', [
    /** `place` is the shop by its name, null where no shop is known by that any more. */
    z.strictObject({ kind: z.literal('missing'), place: z.nullable(named), ...receipt }),
    /** `entry` is its number in the statement. */
    z.strictObject({ kind: z.literal('dispute'), entry: entryNumber, words: z.string() }),
  ]),
  /** The first instant after the promised answer. */
  due: epochMs,
  answer: z.nullable(
    z.strictObject({
      at: epochMs,
      /** `already`: it stood in the account before it was asked for. */
      outcome: z.enum(['credited', 'already', 'explained', 'refused']),
      points: z.nullable(pointsAmount),
      /** What returns had taken back of these by then; null where nothing. */
      takenBack: z.nullable(pointsAmount),
      /** When the order was paid, where one answers. */
      paidAt: z.nullable(epochMs),
      reason: z.nullable(z.string()),
    }),
  ),
});

const placeInList = z.strictObject({ at: epochMs, reference: text(1, 16) });

/** What members ask of the people behind the desk. */
export const serviceContract = {
  /** Points for a receipt they did not come for. */
  claim: operation({
    input: z.strictObject(receipt),
    output: ticket,
    refusals: [
      'members/not_joined',
      'service/unknown_shop',
      'service/day_ahead',
      'service/too_long_ago',
      'service/claimed_differently',
      'service/too_many_open',
      'service/too_many_lately',
    ],
  }),
  /** A question about one entry of the statement. */
  dispute: operation({
    input: z.strictObject({ entry: entryNumber, words }),
    output: ticket,
    refusals: [
      'members/not_joined',
      'service/no_such_entry',
      'service/already_asked',
      'service/asked_enough',
      'service/too_many_open',
      'service/too_many_lately',
    ],
  }),
  /** What they asked, newest first; of one entry where it is named. */
  tickets: operation({
    input: z.strictObject({
      entry: z.optional(entryNumber),
      after: z.optional(placeInList),
    }),
    output: z.strictObject({
      now: epochMs,
      tickets: z.array(ticket),
      next: z.nullable(placeInList),
    }),
    refusals: ['members/not_joined'],
  }),
} as const;

export type TicketSeen = z.output<typeof ticket>;
export type PlaceInList = z.output<typeof placeInList>;
