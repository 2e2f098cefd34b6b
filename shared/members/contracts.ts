import * as z from 'zod/mini';
import {
  epochMs,
  fenBetween,
  listOf,
  operation,
  outsideName,
  pointsAmount,
  pointsBetween,
  text,
  textLike,
  tillNumber,
  typedName,
  whole,
} from '../kernel/contracts';
import { AMOUNT_MAX, ORDER_FEN_MAX } from '../kernel/units';
import { optionalPurposes } from './consents';

export const memberNo = textLike(/^\d{10}$/, 'ten digits');
/** `+8613800000001`, `8613800000001` and `13800000001` are one number, and one content. */
const phone = z.pipe(
  textLike(/^(\+?86)?1[3-9]\d{9}$/, 'a mainland mobile number'),
  z.transform((number: string) => number.slice(-11)),
);
const unionid = text(6, 64);

/** How a till knows a member. Exactly one; never in a URL. */
export const identity = z.union([
  z.strictObject({ phone }),
  z.strictObject({ unionid }),
  z.strictObject({ memberNo }),
  z.strictObject({ code: textLike(/^\d{18}$/, 'eighteen digits') }),
]);
export type Identity = z.output<typeof identity>;

/** What a receipt says that only who has it can know. */
const receipt = z.strictObject({
  number: tillNumber,
  /** The shop as the list of shops names it. */
  shop: outsideName,
  amountFen: fenBetween(1, ORDER_FEN_MAX),
});

const joined = z.strictObject({
  memberNo,
  isNew: z.boolean(),
  /** What may be used at once: the points of the shops came with the number. */
  points: pointsAmount,
});

const called = typedName(12);
const familyId = text(8, 64);
/** Points a month; null: as many as the owner. */
const monthMax = z.nullable(pointsBetween(0, AMOUNT_MAX));
const family = z.strictObject({
  isOwner: z.boolean(),
  people: z.array(
    z.strictObject({
      id: z.string(),
      /** Null for who joined the membership. */
      called: z.nullable(z.string()),
      since: z.nullable(epochMs),
      /** The version of the privacy policy they agreed to as they came in; of who joined, the consents say. */
      agreedTo: z.nullable(z.string()),
      monthMax,
      isYou: z.boolean(),
    }),
  ),
  placesLeft: whole(0, 100),
});

/** What the phone may ask about who one is. Identity itself never comes in the input. */
export const membersContract = {
  join: operation({
    input: z.strictObject({
      /** From WeChat's getPhoneNumber button; exchanged for the number on the server, once. */
      phoneCode: text(1, 512),
      /** The version of the privacy policy that was on the screen. */
      policyVersion: text(1, 32),
      /** What they agreed to besides; absent means to nothing more. */
      agreed: z.optional(listOf(z.enum(optionalPurposes), 0, 8)),
      /** Where a number alone says too little: a receipt of an order made with it. */
      receipt: z.optional(receipt),
      /** Begins anew with a number that led to somebody else. */
      afresh: z.optional(z.boolean()),
    }),
    output: joined,
    refusals: [
      'members/phone_code_rejected',
      'members/policy_outdated',
      'members/proof_needed',
      'members/proof_not_good',
      'members/too_many_tries',
    ],
  }),
  /** Another number, both verified. */
  changePhone: operation({
    input: z.strictObject({
      phoneCode: text(1, 512),
      /** WeChat's word for the number before; staff may vouch for it instead. */
      currentCode: z.optional(text(1, 512)),
      /** The new number was used at tills: its points come along. */
      merge: z.optional(z.boolean()),
      /** Where it may have been somebody else's: a receipt of an order made with it. */
      receipt: z.optional(receipt),
      /** Or the number alone; what was on it stays with whose it was. */
      afresh: z.optional(z.boolean()),
    }),
    output: joined,
    refusals: [
      'members/not_joined',
      'members/phone_code_rejected',
      'members/proof_needed',
      'members/phone_taken',
      'members/phone_has_points',
      'members/number_was_anothers',
      'members/proof_not_good',
      'members/too_many_tries',
    ],
  }),
  /** Who shares this membership. */
  family: operation({
    input: z.strictObject({}),
    output: family,
    refusals: ['members/not_joined'],
  }),
  inviteFamily: operation({
    input: z.strictObject({ called, monthMax }),
    output: z.strictObject({ invite: z.string(), until: epochMs }),
    refusals: ['members/not_joined', 'members/family_full'],
  }),
  joinFamily: operation({
    input: z.strictObject({ invite: text(16, 64), policyVersion: text(1, 32) }),
    output: z.strictObject({ memberNo }),
    refusals: [
      'members/invite_over',
      'members/already_joined',
      'members/family_full',
      'members/policy_outdated',
    ],
  }),
  limitFamily: operation({
    input: z.strictObject({ id: familyId, monthMax }),
    output: family,
    refusals: ['members/not_joined', 'members/unknown'],
  }),
  removeFamily: operation({
    input: z.strictObject({ id: familyId }),
    output: family,
    refusals: ['members/not_joined', 'members/unknown'],
  }),
  /** Somebody of the family takes themselves out. */
  leaveFamily: operation({
    input: z.strictObject({}),
    output: z.strictObject({}),
    refusals: ['members/is_owner'],
  }),
  /** What the phone shows spending codes from, from now on also without a network. */
  code: operation({
    input: z.strictObject({}),
    output: z.strictObject({
      /** The phone's own clock may be wrong. */
      now: epochMs,
      memberNo,
      locator: z.string(),
      secret: z.string(),
    }),
    refusals: ['members/not_joined'],
  }),
} as const;

/** What tills and partners may ask about members. */
export const enrolmentContract = {
  /** Signs somebody up at the counter. Who is a member already is answered with their number. */
  enrol: operation({
    input: z.union([z.strictObject({ phone }), z.strictObject({ unionid })]),
    output: z.strictObject({ memberNo, isNew: z.boolean() }),
  }),
} as const;

export type JoinInput = z.output<typeof membersContract.join.input>;
export type Joined = z.output<typeof joined>;
export type ChangePhoneInput = z.output<typeof membersContract.changePhone.input>;
export type FamilyView = z.output<typeof family>;
export type Receipt = z.output<typeof receipt>;
