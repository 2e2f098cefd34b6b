import { type Account, bounds, type Entry } from '@huigan/shared/account/account';
import { apply } from '@huigan/shared/account/apply';
import {
  type ApplyRefusal,
  businessTime,
  type EarnCommand,
  type ReverseCommand,
} from '@huigan/shared/account/commands';
import type { MemberId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { Instant } from '@huigan/shared/kernel/time';
import type { Rulebook } from '@huigan/shared/program/preview';
import { isFull, moveTail } from './move-tail';
import type { Accounts, Held, Journal, Pause, Rules } from './ports';

export type PostDeps = {
  readonly clock: { readonly now: () => Instant };
  readonly accounts: Accounts;
  readonly journal: Journal;
  readonly rules: Rules;
  readonly pause: Pause;
};
export type PostRefusal =
  | Exclude<ApplyRefusal, 'account/settle_first'>
  | 'account/unknown'
  | 'account/replay_differs';
type Posting = EarnCommand | ReverseCommand;

/** Enough for every writer of a very hot member to get a turn; beyond it the caller tries again. */
const ATTEMPTS_MAX = 30;

/**
 * The one road into an account: read, decide, compare and set; again when somebody else was faster.
 * A cause that was posted before answers with the entry it posted then.
 */
export async function post(
  deps: PostDeps,
  member: MemberId,
  command: Posting,
): Promise<Result<Entry, PostRefusal>> {
  const rulebook = await deps.rules.rulebook();
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const held = await deps.accounts.read(member);
    if (!held) return err('account/unknown');
    const posted = await alreadyPosted(deps.journal, held.account, command);
    if (posted) {
      return posted.digest === command.digest ? ok(posted) : err('account/replay_differs');
    }
    const step = await tryPost(deps, held, command, rulebook);
    if (step !== 'again') return step;
    await deps.pause(attempt);
  }
  throw new Error('an account was too busy to write');
}

async function tryPost(
  deps: PostDeps,
  held: Held,
  command: Posting,
  rulebook: Rulebook,
): Promise<Result<Entry, PostRefusal> | 'again'> {
  const account = isFull(held.account) ? await moveTail(deps.journal, held) : held.account;
  const context = { now: deps.clock.now(), rulebook, limits: bounds };
  const complete = await recall(deps.journal, account, command);
  const applied = apply(account, complete, context);
  if (!applied.ok) {
    if (applied.error !== 'account/settle_first') return err(applied.error);
    const settled = apply(account, { kind: 'settle' }, context);
    if (settled.ok) await deps.accounts.save(held, settled.value.account);
    return 'again';
  }
  const { entry } = applied.value;
  if (!entry) throw new Error('a command left no entry');
  return (await deps.accounts.save(held, applied.value.account)) ? ok(entry) : 'again';
}

/**
 * Looked for at hand first. The journal is asked only where the cause could have been forgotten: the
 * key says it was posted, or it is not newer than the newest key ever dropped.
 */
async function alreadyPosted(
  journal: Journal,
  account: Account,
  command: Posting,
): Promise<Entry | null> {
  const { cause } = command;
  const atHand = account.tail.find((entry) => entry.cause === cause);
  if (atHand) return atHand;
  const known = account.keys.some((key) => key.cause === cause);
  const perhapsForgotten = businessTime(command) <= account.floor;
  return known || perhapsForgotten ? journal.entryOf(cause) : null;
}

/** Brings back the record of an order that the account let go of. */
async function recall(journal: Journal, account: Account, command: Posting): Promise<Posting> {
  if (command.kind === 'earn') return command;
  const { order } = command.refund;
  if (account.orders.some(({ id }) => id === order)) return command;
  const inTail = account.tail
    .flatMap((entry) => entry.evicted ?? [])
    .findLast(({ id }) => id === order);
  return { ...command, recalled: inTail ?? (await journal.evictedOrder(order)) };
}
