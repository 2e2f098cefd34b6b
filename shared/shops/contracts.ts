import * as z from 'zod/mini';
import {
  epochMs,
  listOf,
  operation,
  outsideName,
  text,
  textLike,
  whole,
  words,
} from '../kernel/contracts';
import { FAVOURITES_MAX, SHOPS_MAX } from './limits';

const time = textLike(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time such as 09:30, at most 24:00');
const day = textLike(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a day such as 2026-10-01');
const weekday = whole(1, 7);

/** Open from one time to another; a closing time before the opening one is on the next day. */
const opening = { from: time, to: time };
const degrees = (most: number) => z.number().check(z.minimum(-most), z.maximum(most));

const address = z.strictObject({ zh: text(1, 120), en: text(1, 200) });

const shop = z.strictObject({
  /** The till's own name of the shop, as its orders carry it. */
  id: outsideName,
  name: words,
  address,
  phone: z.optional(textLike(/^[0-9+][0-9 -]{4,19}$/, 'a telephone number')),
  /** As Chinese maps show them: GCJ-02, in degrees. */
  at: z.optional(z.strictObject({ lat: degrees(90), lng: degrees(180) })),
  hours: listOf(z.strictObject({ days: listOf(weekday, 1, 7), ...opening }), 0, 14),
  /** Days that differ from the week: closed, or open at other times. */
  exceptions: z.optional(
    listOf(
      z.union([
        z.strictObject({ day, closed: z.literal(true) }),
        z.strictObject({ day, ...opening }),
      ]),
      0,
      60,
    ),
  ),
});

/** What `npm run shops -- publish` reads. */
export const shopsFile = z.strictObject({
  format: z.literal(1),
  shops: listOf(shop, 1, SHOPS_MAX),
});

const micro = (most: number) => whole(-most * 1_000_000, most * 1_000_000);
const place = z.strictObject({ lat: micro(90), lng: micro(180) });

const shopSeen = z.strictObject({
  id: z.string(),
  name: words,
  address,
  phone: z.nullable(z.string()),
  place: z.nullable(place),
  /** Null where the phone did not say where it is, or nobody knows where the shop is. */
  metres: z.nullable(whole(0, 21_000_000)),
  isFavourite: z.boolean(),
  /** Null where the shop does not say when it is open. */
  open: z.nullable(
    z.discriminatedUnion('now', [
      z.strictObject({ now: z.literal(true), until: epochMs }),
      /** Null: not within a week. */
      z.strictObject({ now: z.literal(false), from: z.nullable(epochMs) }),
    ]),
  ),
  week: z.array(z.strictObject({ days: z.array(weekday), from: z.string(), to: z.string() })),
  /** Days from today that differ; null times: closed. */
  exceptions: z.array(
    z.strictObject({
      day: z.string(),
      times: z.nullable(z.strictObject({ from: z.string(), to: z.string() })),
    }),
  ),
});

/** What anybody may ask of the brand's shops; favourites are a member's. */
export const shopsContract = {
  list: operation({
    input: z.strictObject({
      /** A part of the name or the address. */
      search: z.optional(text(1, 40)),
      /** Where the phone is, in millionths of a degree; nearest first. It is not kept. */
      near: z.optional(place),
      /** How many are shown already. */
      after: z.optional(whole(0, SHOPS_MAX)),
    }),
    output: z.strictObject({
      now: epochMs,
      shops: z.array(shopSeen),
      /** Pass as `after` for the next page; null at the end. */
      next: z.nullable(whole(0, SHOPS_MAX)),
    }),
  }),
  favour: operation({
    input: z.strictObject({ shop: outsideName, isFavourite: z.boolean() }),
    output: z.strictObject({ favourites: whole(0, FAVOURITES_MAX) }),
    refusals: ['members/not_joined', 'shops/unknown', 'shops/too_many_favourites'],
  }),
} as const;

export type ShopsFile = z.output<typeof shopsFile>;
export type ShopInFile = ShopsFile['shops'][number];
export type ShopSeen = z.output<typeof shopSeen>;
