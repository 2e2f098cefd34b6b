import { MINUTE_MS } from '@huigan/shared/kernel/time';

/** How often a page that follows the till asks again by itself. */
export const pace = {
  /** Who has just looked or touched waits for what the till is at: it should appear at once. */
  eagerMs: 2_000,
  eagerForMs: MINUTE_MS,
  /** Later it may take a moment: every call is billed, and most pages that lie open wait for nothing. */
  calmMs: 10_000,
} as const;
