import { beijingDay } from '../platform/beijing-day';
import type { Clock } from '../platform/clock';
import type { Usage } from './ports';

/** A year can be compared with the one before. */
const KEPT_DAYS = 400;

/** Days of use nobody compares any more. How many were dropped. */
export const dropOldUsage = (
  { usage, clock }: { usage: Usage; clock: Clock },
  limit: number,
): Promise<number> => usage.drop(beijingDay(clock.now()) - KEPT_DAYS, limit);
