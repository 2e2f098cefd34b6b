import type { Instant } from '@huigan/shared/kernel/time';

/** A key a till signs with. Two secrets are good while one is being replaced by the other. */
export type IntakeKey = {
  readonly id: string;
  readonly name: string;
  readonly secrets: readonly { readonly secret: string; readonly since: Instant }[];
  readonly revokedAt: Instant | null;
};

export type IntakeKeys = {
  readonly find: (id: string) => Promise<IntakeKey | null>;
  readonly add: (key: IntakeKey) => Promise<boolean>;
  readonly save: (key: IntakeKey) => Promise<void>;
};
