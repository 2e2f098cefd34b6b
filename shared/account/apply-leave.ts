import { ok, type Result } from '../kernel/result';
import { emptyPurse, movementBetween } from '../points/purse';
import type { Account } from './account';
import { append, appendByTime, remember } from './append';
import type { ApplyRefusal, Context, LeaveCommand } from './commands';

/**
 * The member leaves: points, growth and everything known of the person end, entries stay as they are under
 * a name that leads to nobody. Source: the right to deletion against the duty to keep books.
 */
export function applyLeave(
  account: Account,
  { cause, digest, at }: LeaveCommand,
  { now, limits }: Context,
): Result<Account, ApplyRefusal> {
  const { points: purse } = account;
  const ended = append(account, emptyPurse, {
    cause,
    digest,
    at,
    postedAt: now,
    movement: movementBetween(purse, emptyPurse),
    explain: { kind: 'leave', writtenOff: purse.debt },
  });
  return ok(emptied({ ...remember(ended, { cause, at }, limits), left: now }));
}

/** What reached somebody who has left ends in the same write. */
export function endWhatCame(account: Account, { now }: Context): Account {
  const { points: purse } = account;
  const ended = appendByTime(account, emptyPurse, {
    at: now,
    movement: movementBetween(purse, emptyPurse),
    explain: { kind: 'leave', writtenOff: purse.debt },
  });
  return emptied(ended);
}

const emptied = (account: Account): Account => ({
  ...account,
  growth: [],
  counters: [],
  orders: [],
  facts: [],
  about: { ...account.about, birthday: null, tags: [], orders: 0 },
});
