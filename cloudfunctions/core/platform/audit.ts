import type { Instant } from '@huigan/shared/kernel/time';

/** Who did what, why and when. `id` is its cause: the same deed is written down once. */
export type Audited = {
  readonly id: string;
  readonly at: Instant;
  readonly who: string;
  readonly what: string;
  /** What it was done to, by its pseudonymous id. */
  readonly about: string;
  readonly why: string;
};
export type Audit = {
  readonly write: (deed: Audited) => Promise<void>;
  readonly about: (subject: string) => Promise<readonly Audited[]>;
};
