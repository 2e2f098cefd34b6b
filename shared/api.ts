import { accountContract } from './account/contracts';
import type { CommonRefusal, Input, Output, Refusal } from './kernel/contracts';
import type { Result } from './kernel/result';
import { membersContract } from './members/contracts';
import { memberOrdersContract } from './orders/contracts';
import { privacyContract } from './privacy/contracts';
import { profileContract } from './profile/contracts';
import { serviceContract } from './service/contracts';
import { shopsContract } from './shops/contracts';

/** Every operation the phone of a member can call. The server implements it, the client infers from it. */
export const memberApi = {
  members: membersContract,
  account: accountContract,
  profile: profileContract,
  privacy: privacyContract,
  orders: memberOrdersContract,
  service: serviceContract,
  shops: shopsContract,
} as const;
export type MemberApi = typeof memberApi;

/** A refusal as it travels: the code, the reference a person can read out, the field if one is to blame. */
export type Refused<Code extends string> = {
  readonly code: Code;
  readonly requestId: string;
  readonly field?: string;
};

export type Client<Api> = {
  readonly [C in keyof Api]: {
    readonly [O in keyof Api[C]]: (
      input: Input<Api[C][O]>,
    ) => Promise<Result<Output<Api[C][O]>, Refused<Refusal<Api[C][O]> | CommonRefusal>>>;
  };
};

type Values<T> = T[keyof T];

export type AnyRefusal =
  | CommonRefusal
  | Values<{
      [C in keyof MemberApi]: Values<{ [O in keyof MemberApi[C]]: Refusal<MemberApi[C][O]> }>;
    }>;
