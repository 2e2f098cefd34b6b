import type { Points } from '@huigan/shared/kernel/units';

const points = { none: 0, some: 500, more: 2000, all: null } as const;
/** What of the points somebody may use in a month, as an owner chooses it. */
export type Limit = keyof typeof points;

export const limits = Object.keys(points) as Limit[];
export const monthMaxOf = (limit: Limit): Points | null => points[limit] as Points | null;
export const limitOf = (monthMax: Points | null): Limit | null =>
  limits.find((limit) => points[limit] === monthMax) ?? null;
