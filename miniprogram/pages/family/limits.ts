import type { Points } from '@huigan/shared/kernel/units';
import { words } from '../../copy/words';

const limits = { none: 0, some: 500, more: 2000, all: null } as const;
/** What of the points somebody may use in a month, as an owner chooses it. */
export type Limit = keyof typeof limits;

export const monthMaxOf = (limit: Limit): Points | null => limits[limit] as Points | null;
export const limitOf = (monthMax: Points | null): Limit | null =>
  choices.find((limit) => limits[limit] === monthMax) ?? null;

const choices = Object.keys(limits) as Limit[];
export const limitChoices = choices.map((id) => ({ id, words: words.family.choices[id] }));
