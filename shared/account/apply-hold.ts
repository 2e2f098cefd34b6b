import { cause as causeOf } from '../kernel/ids';
import { err, ok, type Result } from '../kernel/result';
import { DAY_MS, type Instant, later, MINUTE_MS } from '../kernel/time';
import { type Points, points } from '../kernel/units';
import { expiryOf } from '../points/expiry';
import { type Hold, type Lot, sumOf } from '../points/lots';
import { closeHold, hold, withDate } from '../points/purse';
import { type Account, spendable } from './account';
import { append, BY_TIME, remember } from './append';
import type {
  ApplyRefusal,
  CaptureCommand,
  Context,
  HoldCommand,
  ReleaseCommand,
} from './commands';
import type { Entry } from './entry';
import { followingAt } from './joining';
import { keep } from './make-room';
import { withPaid } from './returnable';

const HOLD_MINUTES = 30;
/** Whatever a till asks for: points that are held do not expire. */
const HOLD_DAYS_MAX = 7;

/** Sets points aside for a payment under way; nobody else can spend them until it ends. */
export function applyHold(
  account: Account,
  { cause, digest, at, id, points: wanted, until }: HoldCommand,
  { now, rulebook, limits }: Context,
): Result<Account, ApplyRefusal> {
  const rules = rulebook.at(now);
  if (rules === null) return err('account/before_program');
  if (account.points.holds.length >= limits.holds) return err('points/too_many_holds');
  if (wanted > spendable(account)) return err('points/insufficient_balance');
  const minutes = rules.redemption?.holdMinutes ?? HOLD_MINUTES;
  const latest = later(now, HOLD_DAYS_MAX * DAY_MS);
  const wished = until ?? later(now, minutes * MINUTE_MS);
  const ends = wished < latest ? wished : latest;
  const { purse, movement } = hold(account.points, { id, until: ends, wanted });
  const parts = purse.holds.reduce((sum, each) => sum + each.parts.length, 0);
  if (parts > limits.lots) return err('points/too_many_holds');
  const held = append(account, purse, {
    cause,
    digest,
    at,
    postedAt: now,
    movement,
    explain: { kind: 'hold', until: ends },
  });
  return ok(remember(held, { cause, at }, limits));
}

/** Pays with what was held, all or a part; the rest goes back to its own dates. */
export function applyCapture(
  account: Account,
  command: CaptureCommand,
  context: Context,
): Result<Account, ApplyRefusal> {
  const held = account.points.holds.find(({ id }) => id === command.id);
  const rules = context.rulebook.at(context.now);
  if (!held) return err('points/no_hold');
  if (rules === null) return err('account/before_program');
  const amount = command.points ?? sumOf(held.parts);
  if (amount > sumOf(held.parts)) return err('points/more_than_held');
  const { digest, at, cause } = command;
  const closed = captureHold(account, held, { points: amount, digest, at, context });
  const paid = { id: held.id, paidAt: at, program: rules.version };
  const record = withPaid(closed.account.orders, paid, closed.parts);
  const { orders, evicted } = keep(closed.account.orders, record, context);
  const kept = withEvicted({ ...closed.account, orders }, evicted);
  return ok(remember(kept, { cause, at }, context.limits));
}

/** What left the list with the newest entry is written into it. */
function withEvicted(account: Account, evicted: Account['orders']): Account {
  const last = account.tail.at(-1);
  if (evicted.length === 0 || last === undefined) return account;
  return { ...account, tail: [...account.tail.slice(0, -1), { ...last, evicted }] };
}

export const captureCause = (id: string) => causeOf(`capture:${id}`);

/** Closes a hold with a payment. Its cause is the hold's: a hold pays once, whoever says so. */
export function captureHold(
  account: Account,
  held: Hold,
  {
    points: captured,
    digest,
    at,
    context,
  }: { points: Points; digest: string; at: Instant; context: Context },
): { account: Account; parts: readonly Lot[] } {
  const { now } = context;
  const joining = followingAt(now, context);
  const closed = closeHold(account.points, held, { captured, now, joining });
  const purse = moveDate(closed.purse, now, context);
  const posted = append(account, purse, {
    cause: captureCause(held.id),
    digest,
    at,
    postedAt: now,
    movement: closed.movement,
    explain: { kind: 'capture', paid: captured, lapsed: closed.lapsed },
  });
  return { account: posted, parts: closed.parts };
}

/** A payment that will not happen: all of it goes back to its own dates. */
export function applyRelease(
  account: Account,
  { cause, digest, at, id }: ReleaseCommand,
  context: Context,
): Result<Account, ApplyRefusal> {
  const held = account.points.holds.find((each) => each.id === id);
  if (!held) return err('points/no_hold');
  const draft = { cause, digest, at, postedAt: context.now };
  const released = giveBack(account, held, { why: 'cancelled', draft, context });
  return ok(remember(released, { cause, at }, context.limits));
}

/** A hold whose time is over at an instant. */
export function timeOut(account: Account, held: Hold, at: Instant, context: Context): Account {
  const cause = causeOf(`timeout:${held.id}:${account.seq}`);
  const draft = { cause, digest: BY_TIME, at, postedAt: at };
  return giveBack(account, held, { why: 'timeout', draft, context });
}

function giveBack(
  account: Account,
  held: Hold,
  {
    why,
    draft,
    context,
  }: {
    why: 'cancelled' | 'timeout';
    draft: Pick<Entry, 'cause' | 'digest' | 'at' | 'postedAt'>;
    context: Context;
  },
): Account {
  const now = draft.postedAt;
  const { purse, movement, lapsed } = closeHold(account.points, held, {
    captured: points(0),
    now,
    joining: followingAt(now, context),
  });
  return append(account, purse, { ...draft, movement, explain: { kind: 'release', why, lapsed } });
}

/** Under `activity`, paying with points keeps what is left of them alive. */
export function moveDate(
  purse: Account['points'],
  now: Instant,
  { rulebook }: Context,
): Account['points'] {
  const rules = rulebook.at(now);
  if (rules?.expiry.kind !== 'activity') return purse;
  return withDate(purse, expiryOf(rules.expiry, now, rules.offset));
}
