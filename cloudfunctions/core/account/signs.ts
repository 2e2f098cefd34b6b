import { type Account, bounds, dueAt } from '@huigan/shared/account/account';
import { NEVER } from '@huigan/shared/kernel/time';

/** What timers ask for. Absent where there is nothing to ask for, so that the index holds only who is waited for. */
export function signsOf(account: Account) {
  const { facts, merged, left, tail, tier } = account;
  const due = dueAt(account);
  return {
    due: due === null || due === NEVER ? undefined : due,
    untold: merged?.estate ? (tail[0]?.postedAt ?? 0) : facts[0]?.at,
    judged: merged === null && left === null ? tier.judged : undefined,
    full: tail.length >= bounds.tail ? 1 : undefined,
  };
}
