import { type Account, bounds } from '@huigan/shared/account/account';
import { apply } from '@huigan/shared/account/apply';
import type { ApplyRefusal, Posting } from '@huigan/shared/account/commands';
import type { Entry } from '@huigan/shared/account/entry';
import type { MemberId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { Instant } from '@huigan/shared/kernel/time';
import type { Rulebook } from '@huigan/shared/program/preview';
import { finishMerge } from './finish-merge';
import { isFull, moveTail, withoutTail } from './move-tail';
import type { Accounts, Held, Journal, Pause, Rules } from './ports';
import { recall } from './recall';

export type PostDeps = {
  readonly clock: { readonly now: () => Instant };
  readonly accounts: Accounts;
  readonly journal: Journal;
  readonly rules: Rules;
  readonly pause: Pause;
};
export type PostRefusal =
  | Exclude<ApplyRefusal, 'account/settle_first' | 'account/merged'>
  | 'account/unknown'
  | 'points/replay_differs';

/** Enough for every writer of a very hot member to get a turn; beyond it the caller tries again. */
const ATTEMPTS_MAX = 100;

type Step<L> = Result<Entry, PostRefusal> | L;

/**
 * The one road into an account: read, decide, compare and set; again when somebody else was faster.
 * A cause that was posted before answers with the entry it posted then. Who was merged into another is
 * looked for there.
 */
export async function post(
  deps: PostDeps,
  member: MemberId,
  command: Posting,
): Promise<Result<Entry, PostRefusal>> {
  let id = member;
  for (;;) {
    const step = await postHere(deps, id, command);
    if ('ok' in step) return step;
    await finishMerge(deps, step.goneOn, (into, moving) => post(deps, into, moving));
    id = step.into;
  }
}

/** The same in this very account and no other; where its member has gone on as another one, that is the answer. */
export async function postHere(
  deps: PostDeps,
  member: MemberId,
  command: Posting,
): Promise<Step<{ readonly goneOn: Held; readonly into: MemberId }>> {
  const rulebook = await deps.rules.rulebook();
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const held = await deps.accounts.read(member);
    if (!held) return err('account/unknown');
    const posted = await alreadyPosted(deps.journal, held.account, command);
    if (posted) return isSame(posted, command) ? ok(posted) : err('points/replay_differs');
    const { merged } = held.account;
    if (merged !== null) return { goneOn: held, into: merged.into };
    const step = await tryPost(deps, held, command, rulebook);
    if (step !== 'again') return endedBefore(deps.journal, command, step);
    await deps.pause(attempt);
  }
  throw new Error('an account was too busy to write');
}

async function tryPost(
  deps: PostDeps,
  held: Held,
  command: Posting,
  rulebook: Rulebook,
): Promise<Step<'again'>> {
  const context = { now: deps.clock.now(), rulebook, limits: bounds };
  const complete = await recall(deps, held.account, command);
  // Decided on the account as it will be, so that a command that is refused moves nothing.
  const account = isFull(held.account) ? withoutTail(held.account) : held.account;
  const applied = apply(account, complete, context);
  if (applied.ok) {
    const { entry } = applied.value;
    if (!entry) throw new Error('a command left no entry');
    return (await save(deps, held, applied.value.account, account)) ? ok(entry) : 'again';
  }
  if (applied.error === 'account/merged') return 'again';
  if (applied.error !== 'account/settle_first') return err(applied.error);
  const settled = apply(account, { kind: 'settle' }, context);
  if (settled.ok) await save(deps, held, settled.value.account, account);
  return 'again';
}

/**
 * Moves a full tail first. Where a shorter one was copied before a crash, that copy stands: the account is
 * cut to it, and the command decided anew.
 */
async function save(
  { accounts, journal }: PostDeps,
  held: Held,
  after: Account,
  decidedOn: Account,
): Promise<boolean> {
  if (decidedOn === held.account) return accounts.save(held, after);
  const moved = await moveTail(journal, held, decidedOn);
  if (moved.head === decidedOn.head) return accounts.save(held, after);
  await accounts.save(held, moved);
  return false;
}

/**
 * A hold that is gone may have ended this very way long ago, by an order whose own time stands in the key:
 * only then is the journal asked, and the answer of that time given again.
 */
async function endedBefore(
  journal: Journal,
  command: Posting,
  step: Result<Entry, PostRefusal>,
): Promise<Result<Entry, PostRefusal>> {
  if (step.ok || step.error !== 'points/no_hold') return step;
  const ended = await journal.entryOf(command.cause);
  return ended && isSame(ended, command) ? ok(ended) : step;
}

/** What an order caused by itself, such as the capture of its hold, has no content to differ in. */
const isSame = (posted: Entry, { digest }: Posting): boolean =>
  posted.digest === digest || posted.digest === '';

/**
 * Looked for at hand first. The journal is asked only where the cause could have been forgotten: the
 * key says it was posted, or it is not newer than the newest key ever dropped.
 */
export async function alreadyPosted(
  journal: Journal,
  account: Account,
  { cause, at }: Pick<Posting, 'cause' | 'at'>,
): Promise<Entry | null> {
  const atHand = account.tail.find((entry) => entry.cause === cause);
  if (atHand) return atHand;
  const known = account.keys.some((key) => key.cause === cause);
  return known || at <= account.floor ? journal.entryOf(cause) : null;
}
