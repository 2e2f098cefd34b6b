import { err, ok, type Result } from '../kernel/result';
import { points } from '../kernel/units';
import { expiryOf, joiningFor } from '../points/expiry';
import { credit, type Moved, spend } from '../points/purse';
import type { Program } from '../program/contracts';
import { type Account, spendable } from './account';
import { append, remember } from './append';
import type { AdjustCommand, ApplyRefusal, Context } from './commands';

/** A correction by staff, always with its reason; above the brand's limit two people stand for it. */
export function applyAdjust(
  account: Account,
  command: AdjustCommand,
  { now, rulebook, limits }: Context,
): Result<Account, ApplyRefusal> {
  const { cause, digest, at, points: change, reason, by, approvedBy } = command;
  const rules = rulebook.at(now);
  if (rules === null) return err('account/before_program');
  const isSecond = approvedBy !== null && approvedBy !== by;
  if (Math.abs(change) > (rules.adjustments?.aloneMax ?? 0) && !isSecond) {
    return err('points/second_person_needed');
  }
  if (change < 0 && 0 - change > spendable(account)) return err('points/insufficient_balance');
  const { purse, movement } = changed(account, command, { rules, now, lotsMax: limits.lots });
  const adjusted = append(account, purse, {
    cause,
    digest,
    at,
    postedAt: now,
    movement,
    explain: { kind: 'adjust', reason, by, approvedBy },
  });
  return ok(remember(adjusted, { cause, at }, limits));
}

function changed(
  { points: purse }: Account,
  { points: change }: AdjustCommand,
  { rules, now, lotsMax }: { rules: Program; now: Context['now']; lotsMax: number },
): Moved {
  if (change < 0) return spend(purse, points(0 - change));
  const expires = expiryOf(rules.expiry, now, rules.offset);
  return credit(purse, { expires, left: change }, joiningFor(rules.expiry, lotsMax, 'follows'));
}
