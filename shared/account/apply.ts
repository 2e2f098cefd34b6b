import { unreachable } from '../kernel/invariant';
import { err, ok, type Result } from '../kernel/result';
import type { Account, Entry } from './account';
import { applyEarn } from './apply-earn';
import { applyReverse } from './apply-reverse';
import type { ApplyRefusal, Command, Context, EarnCommand, ReverseCommand } from './commands';
import { isDue, settle } from './settle';

export type Applied = {
  readonly account: Account;
  /** The entry of the command itself; settling posts others beside it. */
  readonly entry: Entry | null;
};

/**
 * The one way an account changes: time first, then the command, then whatever the command made due.
 * Pure and total: the store may run it again after a conflict.
 */
export function apply(
  account: Account,
  command: Command,
  context: Context,
): Result<Applied, ApplyRefusal> {
  const current = settle(account, context);
  if (command.kind === 'settle') return ok({ account: current, entry: null });
  if (isDue(current, context.now)) return err('account/settle_first');
  const changed = applyCommand(current, command, context);
  if (!changed.ok) return changed;
  const entry = changed.value.tail.find(({ cause }) => cause === command.cause) ?? null;
  return ok({ account: settle(changed.value, context), entry });
}

function applyCommand(
  account: Account,
  command: EarnCommand | ReverseCommand,
  context: Context,
): Result<Account, ApplyRefusal> {
  switch (command.kind) {
    case 'earn':
      return applyEarn(account, command, context);
    case 'reverse':
      return applyReverse(account, command, context);
    default:
      return unreachable(command);
  }
}
