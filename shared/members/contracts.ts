import { z } from 'zod';
import { operation } from '../kernel/contracts';

export const memberNo = z.string().regex(/^[0-9]{10}$/);

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
