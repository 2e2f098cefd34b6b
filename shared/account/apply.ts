import { unreachable } from '../kernel/invariant';
import { err, ok, type Result } from '../kernel/result';
import type { Account } from './account';
import { applyAdjust } from './apply-adjust';
import { applyBenefit } from './apply-benefit';
import { applyEarn } from './apply-earn';
import { applyGiftIn, applyGiftOut } from './apply-gift';
import { applyCapture, applyHold, applyRelease } from './apply-hold';
import { applyLeave, endWhatCame } from './apply-leave';
import { applyMergeIn, applyMergeOut } from './apply-merge';
import { applyReverse } from './apply-reverse';
import { applySpend, applyUnspend } from './apply-spend';
import type { ApplyRefusal, Command, Context, Posting } from './commands';
import { describe } from './describe';
import type { Entry } from './entry';
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
  if (account.merged !== null) return err('account/merged');
  if (account.left !== null) return afterLeaving(account, command, context);
  const current = settle(account, context);
  if (command.kind === 'settle') return ok({ account: current, entry: null });
  if (isDue(current, context.now, context.rulebook)) return err('account/settle_first');
  if (command.kind === 'describe') {
    return ok({ account: describe(current, command, context.limits), entry: null });
  }
  const changed = applyPosting(current, command, context);
  if (!changed.ok) return changed;
  const entry = changed.value.tail.find(({ cause }) => cause === command.cause) ?? null;
  return ok({ account: settle(changed.value, context), entry });
}

/** A merger that was under way still ends in one place, and what it brings ends with the rest. */
function afterLeaving(
  account: Account,
  command: Command,
  context: Context,
): Result<Applied, ApplyRefusal> {
  if (command.kind !== 'merge-in') return err('account/left');
  const joined = applyPosting(account, command, context);
  if (!joined.ok) return joined;
  const entry = joined.value.tail.find(({ cause }) => cause === command.cause) ?? null;
  return ok({ account: endWhatCame(joined.value, context), entry });
}

function applyPosting(
  account: Account,
  command: Posting,
  context: Context,
): Result<Account, ApplyRefusal> {
  switch (command.kind) {
    case 'earn':
      return applyEarn(account, command, context);
    case 'reverse':
      return applyReverse(account, command, context);
    case 'spend':
      return applySpend(account, command, context);
    case 'unspend':
      return applyUnspend(account, command, context);
    case 'hold':
      return applyHold(account, command, context);
    case 'capture':
      return applyCapture(account, command, context);
    case 'release':
      return applyRelease(account, command, context);
    case 'adjust':
      return applyAdjust(account, command, context);
    case 'gift-out':
      return applyGiftOut(account, command, context);
    case 'gift-in':
      return applyGiftIn(account, command, context);
    case 'merge-out':
      return applyMergeOut(account, command, context);
    case 'merge-in':
      return applyMergeIn(account, command, context);
    case 'benefit':
      return applyBenefit(account, command, context);
    case 'leave':
      return applyLeave(account, command, context);
    default:
      return unreachable(command);
  }
}
