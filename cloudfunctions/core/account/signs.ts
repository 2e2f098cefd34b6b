import { type Account, bounds, dueAt } from '@huigan/shared/account/account';
import { NEVER } from '@huigan/shared/kernel/time';

/** What timers ask for. Absent where there is nothing to ask for, so that the index holds only who is waited for. */
export function signsOf(account: Account) {
  const due = dueAt(account);
  const { facts, merged, tail } = account;
  return {
    due: due === null || due === NEVER ? undefined : due,
    untold: merged?.estate ? (tail[0]?.postedAt ?? 0) : facts[0]?.at,
    full: tail.length >= bounds.tail ? 1 : undefined,
  };
}
