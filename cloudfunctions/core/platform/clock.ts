import type { Instant } from '@huigan/shared/kernel/time';

export type Clock = { readonly now: () => Instant };

export const systemClock: Clock = { now: () => Date.now() as Instant };
