import { DAY_MS, HOUR_MS, type Instant } from '@huigan/shared/kernel/time';

/** The platform's timers ring in Beijing: a night closes the day that has just ended there. */
const BEIJING_MS = 8 * HOUR_MS;

/** The day a proof counts by, whatever the program's zone: days since the epoch. */
export const proofDay = (at: Instant): number => Math.floor((at + BEIJING_MS) / DAY_MS);
