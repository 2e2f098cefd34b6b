import type { Instant } from '@huigan/shared/kernel/time';

/** A key a till signs with. Two secrets are good while one is being replaced by the other. */
export type IntakeKey = {
  readonly id: string;
  readonly name: string;
  readonly secrets: readonly { readonly secret: string; readonly since: Instant }[];
  readonly revokedAt: Instant | null;
  readonly v: number;
};

export type IntakeKeys = {
  readonly find: (id: string) => Promise<IntakeKey | null>;
  readonly add: (key: IntakeKey) => Promise<boolean>;
  /** False when somebody else wrote since it was read: a key revoked meanwhile stays revoked. */
  readonly save: (key: IntakeKey) => Promise<boolean>;
};
