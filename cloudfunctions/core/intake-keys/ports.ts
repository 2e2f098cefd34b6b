import type { Instant } from '@huigan/shared/kernel/time';

/** A key a till signs with. Two secrets are good while one is being replaced by the other. */
export type IntakeKey = {
  readonly id: string;
  readonly name: string;
  readonly secrets: readonly { readonly secret: string; readonly since: Instant }[];
  readonly revokedAt: Instant | null;
  /** Items it may send in a minute, over all instances: a call is one, each row of a batch is one. */
  readonly perMinute: number;
  readonly v: number;
};

export type IntakeKeys = {
  readonly find: (id: string) => Promise<IntakeKey | null>;
  readonly add: (key: IntakeKey) => Promise<boolean>;
  /** False when somebody else wrote since it was read: a key revoked meanwhile stays revoked. */
  readonly save: (key: IntakeKey) => Promise<boolean>;
};

/** What was used of a key: booked with every lease, so by an instance that ends a little is lost. */
export type Used = { readonly calls: number; readonly items: number; readonly limited: number };
/** A key's day, counted from the epoch, and what of its present minute is given out to instances. */
export type UsageDay = Used & {
  readonly key: string;
  readonly day: number;
  readonly minute: number;
  readonly leased: number;
  readonly v: number;
};

export type Usage = {
  readonly find: (key: string, day: number) => Promise<UsageDay | null>;
  /** False when somebody else wrote since it was read; `v` 0 makes a new day. */
  readonly save: (day: UsageDay) => Promise<boolean>;
  readonly lastDays: (key: string, limit: number) => Promise<readonly UsageDay[]>;
  /** How many days before that one were dropped. */
  readonly drop: (before: number, limit: number) => Promise<number>;
};
