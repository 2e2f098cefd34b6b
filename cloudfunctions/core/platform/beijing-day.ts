import { DAY_MS, HOUR_MS, type Instant } from '@huigan/shared/kernel/time';

const BEIJING_MS = 8 * HOUR_MS;

/**
 * The day proofs and usage count by, whatever the program's zone: days since the epoch, as the platform's
 * timers ring, so that a night closes the day that has just ended there.
 */
export const beijingDay = (at: Instant): number => Math.floor((at + BEIJING_MS) / DAY_MS);

/** `2026-03-02`. */
export const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
