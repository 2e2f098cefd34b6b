import type { AnyRefusal } from '@huigan/shared/api';
import type { Words } from '@huigan/shared/kernel/words';

/** What failed, what to do about it, and what it means for points and money where it means something. */
export type RefusalWords = {
  readonly failed: Words;
  readonly act: Words;
  readonly effect: Words | null;
};

/** The refusals of one room: `members` of `members/not_joined`. */
export type RefusalsOf<Room extends string> = Extract<AnyRefusal, `${Room}/${string}`>;

export const nothingLost: Words = {
  zh: '您的积分没有变化。',
  en: 'Your points have not changed.',
};
