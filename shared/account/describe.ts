import type { Instant } from '../kernel/time';
import type { Account, Bounds } from './account';
import type { DescribeCommand } from './commands';

/** Takes over what rules need to know of the member; the newest tags stay where there are too many. */
export function describe(
  account: Account,
  { birthday, addTags = [], removeTags = [], awaits }: DescribeCommand,
  limits: Bounds,
): Account {
  const { about } = account;
  const kept = about.tags.filter((tag) => !removeTags.includes(tag) && !addTags.includes(tag));
  return {
    ...account,
    about: {
      ...about,
      birthday: birthday === undefined ? about.birthday : birthday,
      tags: [...kept, ...new Set(addTags)].slice(-limits.tags),
      ...(awaits !== undefined && { awaits: later(about.awaits, awaits) }),
    },
  };
}

/** The later of two dates, where there are two. */
export const later = (one: Instant | undefined, other: Instant): Instant =>
  one !== undefined && one > other ? one : other;
