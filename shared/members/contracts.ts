import * as z from 'zod';
import { operation } from '../kernel/contracts';

export const memberNo = z.string().regex(/^\d{10}$/, 'ten digits');
/** `+8613800000001`, `8613800000001` and `13800000001` are one number, and one content. */
const phone = z
  .string()
  .regex(/^(\+?86)?1[3-9]\d{9}$/, 'a mainland mobile number')
  .transform((number) => number.slice(-11));
const unionid = z.string().min(6).max(64);

/** How a till knows a member. Exactly one; never in a URL. */
export const identity = z.union([
  z.strictObject({ phone }),
  z.strictObject({ unionid }),
  z.strictObject({ memberNo }),
  z.strictObject({ code: z.string().min(6).max(32) }),
]);
export type Identity = z.output<typeof identity>;

/** What the phone may ask about who one is. Identity itself never comes in the input. */
export const membersContract = {
  join: operation({
    input: z.strictObject({
      /** From WeChat's getPhoneNumber button; exchanged for the number on the server, once. */
      phoneCode: z.string().min(1).max(512),
      /** The version of the privacy policy that was on the screen. */
      policyVersion: z.string().min(1).max(32),
    }),
    output: z.strictObject({ memberNo, isNew: z.boolean() }),
    refusals: ['members/phone_code_rejected', 'members/phone_taken', 'members/policy_outdated'],
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
